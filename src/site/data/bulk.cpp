#include "site/data/bulk.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>

#include "answer/answers.h"
#include "base/sha256.h"
#include "exchange/zip.h"
#include "register/records/local_text.h"
#include "site/archive.h"
#include "site/data/descriptor.h"
#include "site/findings.h"
#include "site/layout.h"
#include "site/table.h"

namespace acta::site {
namespace {

using answer::Cell;
using answer::Table;

constexpr std::size_t rows_in_a_file = 50'000;

// What all cells of a column that are not missing can be read as.
struct TypeSeen {
  bool any = false, numbers = true, whole = true, flags = true;

  void look_at(const Cell& cell) {
    if (cell.type == Cell::Type::missing) return;
    any = true;
    numbers = numbers && cell.type == Cell::Type::number;
    whole = whole && cell.value.find('.') == std::string::npos;
    flags = flags && cell.type == Cell::Type::flag;
  }
  std::string_view name() const {
    if (any && flags) return "boolean";
    if (any && numbers) return whole ? "integer" : "number";
    return "string";
  }
};

std::vector<TypeSeen> types_in(const Table& table) {
  std::vector<TypeSeen> types(table.columns.size());
  table.each([&](const answer::Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) types[i].look_at(row[i]);
  });
  return types;
}

bool in_csv(const answer::Column& column) {
  return column.whom == answer::Column::For::everyone ||
         column.whom == answer::Column::For::machines;
}

std::vector<DataField> fields_of(const Table& table) {
  const std::vector<TypeSeen> types = types_in(table);
  std::vector<DataField> fields;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (!in_csv(table.columns[i])) continue;
    const std::string& key = table.columns[i].key;
    fields.push_back({key, key == "recorded" ? "datetime" : types[i].name()});
  }
  return fields;
}

std::string resource_name(const answer::Answer& answer, const Table& table) {
  std::string name = answer.question + '-' + table.key;
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

constexpr std::string_view claims_begin = "claims-";

std::string claims_path(std::size_t number) {
  return std::string(claims_begin) + std::to_string(number) + ".csv";
}

// Makes one file after the other.
class Packing {
 public:
  Packing(const Site& site, const record::View& view) : site_(site), view_(view) {}

  // f(const Table&, resource) for each table but the claims.
  template <class F>
  void each_table(F&& f) const {
    f(answer::subjects(view_), DataResource{"subjects", "data.subjects", "subject", {}, {}});
    f(copies_table(all_copies(view_), messages("en"), site_.url("")),
      DataResource{"copies", "data.copies", "digest", {}, {}});
    for (const answer::Answer& answer : computed())
      for (const Table& table : answer.tables)
        if (!table.only_shown)
          f(table, DataResource{resource_name(answer, table), "table." + table.key, {}, {}, {}});
  }

  // A file of claims. What is full is the same ever after.
  struct Claims {
    DataFile file;
    std::vector<DataField> fields;
    std::uint64_t first = 0, next = 0;  // entries; no next: it is the last
  };
  // f(const Claims&) for each as long as it returns true.
  template <class F>
  void each_of_claims(F&& f) const {
    std::uint64_t next = 1;
    for (std::size_t number = 1; next != 0; ++number) {
      const Claims part = claims_from(next, claims_path(number));
      if (!f(part)) return;
      next = part.next;
    }
  }
  Table claims(std::uint64_t first) const {
    return answer::claims(view_, first, rows_in_a_file).table;
  }

  static DataFile file(std::string path, const Table& table) {
    const std::string bytes = spreadsheet_csv(table);
    return {std::move(path), hex(sha256(bytes)), table.size(), bytes.size(),
            exchange::packed_size(bytes)};
  }

 private:
  Claims claims_from(std::uint64_t first, const std::string& path) const {
    const std::string name = "claims from " + std::to_string(first);
    const auto known = site_.findings->lasting<Claims>(view_, name);
    if (known && known->next <= view_.at()) return *known;
    const answer::ClaimsPart part = answer::claims(view_, first, rows_in_a_file);
    Claims made{file(path, part.table), fields_of(part.table), first, part.next};
    if (made.next != 0) site_.findings->keep_lasting(view_, name, made);
    return made;
  }
  std::vector<answer::Answer> computed() const;

  const Site& site_;
  const record::View& view_;
};

std::vector<answer::Answer> Packing::computed() const {
  const Messages& t = messages("en");
  const AsOf as_of{view_.valid(), view_.at()};
  const Context context{site_, t, as_of, view_, "/data", Format::html, {}, {}};
  std::vector<answer::Answer> answers;
  const auto add = [&](Result<answer::Answer> made) {
    if (made) answers.push_back(std::move(*made));  // not every process has a centre to compare
  };
  add(answer::overlap(view_, overlap_of(context, false), false, t));
  answers.push_back(answer::crosswalk(view_, crosswalk_of(context), t));
  add(answer::gaps(view_, gaps_of(context), "", t));
  add(answer::health(view_, health_of(context), {}, t));
  answers.push_back(answer::progress(view_, progress_of(context), money_of(context),
                                     answer::ProgressBy::party, t));
  add(answer::disagreements(view_, disagreements_of(context), {}, t));
  return answers;
}

std::string id_of_process(const record::View& view) {
  const auto processes = view.subjects("process");
  return processes.empty() ? "acta" : std::string(processes.front()->id());
}

}  // namespace

namespace {

DataPackage pack(const Site& site, const record::View& view) {
  const Messages& t = messages("en");
  const Packing packing(site, view);
  DataPackage package{id_of_process(view),
                      process_name(view, t).text,
                      {},
                      view.valid(),
                      view.at(),
                      view.known(),
                      {},
                      0};
  for (const record::Subject* process : view.subjects("process"))
    if (package.licence.empty())
      package.licence = record::text_of(view, *process, "data_licence", "en");
  DataResource claims{"claims", "data.claims", "entry", {}, {}};
  packing.each_of_claims([&](const Packing::Claims& part) {
    if (claims.files.empty()) claims.fields = part.fields;
    claims.files.push_back(part.file);
    return true;
  });
  package.resources.push_back(std::move(claims));
  packing.each_table([&](const Table& table, DataResource resource) {
    resource.fields = fields_of(table);
    resource.files.push_back(Packing::file(resource.name + ".csv", table));
    package.resources.push_back(std::move(resource));
  });
  return package;
}

std::string archive_of(const Site& site, const record::View& view) {
  exchange::ZipWriter zip;
  zip.add("datapackage.json", describe(*data_sizes(site, view), site, true));
  const Packing packing(site, view);
  packing.each_of_claims([&](const Packing::Claims& part) {
    zip.add(part.file.path, spreadsheet_csv(packing.claims(part.first)));
    return true;
  });
  packing.each_table([&](const Table& table, const DataResource& resource) {
    zip.add(resource.name + ".csv", spreadsheet_csv(table));
  });
  return zip.take();
}

}  // namespace

std::shared_ptr<const DataPackage> data_sizes(const Site& site, const record::View& view) {
  // The addresses in it are those of the site that serves it.
  return site.findings->of<DataPackage>(view, "data sizes " + site.url(""), [&] {
    DataPackage package = pack(site, view);
    std::vector<std::pair<std::string, std::size_t>> files{
        {"datapackage.json", exchange::packed_size(describe(package, site, true))}};
    for (const DataResource& resource : package.resources)
      for (const DataFile& file : resource.files) files.emplace_back(file.path, file.packed);
    package.archive_size = exchange::zip_size(files);
    return package;
  });
}

Result<std::string> data_file(const Site& site, const record::View& view, std::string_view path) {
  const Packing packing(site, view);
  std::optional<std::string> bytes;
  if (path.starts_with(claims_begin)) {
    packing.each_of_claims([&](const Packing::Claims& part) {
      if (part.file.path == path) bytes = spreadsheet_csv(packing.claims(part.first));
      return !bytes;
    });
  } else {
    packing.each_table([&](const Table& table, const DataResource& resource) {
      if (path == resource.name + ".csv") bytes = spreadsheet_csv(table);
    });
  }
  if (!bytes) return not_found("error.http.no-such-page", "", "/data/" + std::string(path));
  return *std::move(bytes);
}

struct DataArchives::Kept {
  std::atomic<int> asking = 0;
  std::mutex mutex;
  std::string of;
  std::shared_ptr<const std::string> last;
};

DataArchives::DataArchives() : kept_(std::make_shared<Kept>()) {}

Result<std::shared_ptr<const std::string>> DataArchives::at(const Site& site,
                                                            const record::View& view) const {
  constexpr int most_asking = 2;
  struct Turn {
    std::atomic<int>& asking;
    const int mine = ++asking;
    ~Turn() { --asking; }
  } const turn{kept_->asking};
  if (turn.mine > most_asking)
    return tl::unexpected(Error{ErrorKind::unavailable, "error.data.busy", "", "", ""});
  const std::string of = std::to_string(view.record().erasures()) + ' ' + format_day(view.valid()) +
                         ' ' + std::to_string(view.at());
  const std::lock_guard lock(kept_->mutex);  // who asks for the same meanwhile waits for it
  if (kept_->of != of) {
    kept_->of.clear();
    kept_->last.reset();  // before the next one takes as much memory
    kept_->last = std::make_shared<const std::string>(archive_of(site, view));
    kept_->of = of;
  }
  return kept_->last;
}

}  // namespace acta::site
