#include "site/data/bulk.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <span>

#include "answer/answers.h"
#include "base/sha256.h"
#include "exchange/zip.h"
#include "register/records/local_text.h"
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

// Makes one file after the other, and lets its bytes go where only sizes are wanted.
class Packing {
 public:
  Packing(const Site& site, const record::View& view, bool sizes)
      : site_(site), view_(view), sizes_(sizes) {}

  DataResource claims() const;
  DataResource resource(std::string name, const Table& table, std::string_view title) const {
    DataResource made{name, std::string(title), {}, fields_of(table), {}};
    made.files.push_back(file(name + ".csv", table));
    return made;
  }
  std::vector<answer::Answer> computed() const;

 private:
  // A file of claims that is full: the same ever after.
  struct Claims {
    DataFile file;
    std::vector<DataField> fields;
    std::uint64_t next = 0;
  };

  static std::vector<DataField> fields_of(const Table& table) {
    const std::vector<TypeSeen> types = types_in(table);
    std::vector<DataField> fields;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (!in_csv(table.columns[i])) continue;
      const std::string& key = table.columns[i].key;
      fields.push_back({key, key == "recorded" ? "datetime" : types[i].name()});
    }
    return fields;
  }
  DataFile file(std::string path, const Table& table) const {
    std::string bytes = spreadsheet_csv(table);
    DataFile made{std::move(path), {}, hex(sha256(bytes)), table.size(), bytes.size(), 0};
    if (sizes_) made.packed = exchange::packed_size(bytes);
    else made.bytes = std::move(bytes);
    return made;
  }
  Claims claims_from(std::uint64_t first, const std::string& path) const {
    const std::string name = "claims from " + std::to_string(first);
    const auto known = sizes_ ? site_.findings->lasting<Claims>(view_, name) : nullptr;
    if (known && known->next <= view_.at()) return *known;
    const answer::ClaimsPart part = answer::claims(view_, first, rows_in_a_file);
    Claims made{file(path, part.table), fields_of(part.table), part.next};
    if (sizes_ && made.next != 0) site_.findings->keep_lasting(view_, name, made);
    return made;
  }

  const Site& site_;
  const record::View& view_;
  const bool sizes_;
};

DataResource Packing::claims() const {
  DataResource all{"claims", std::string(messages("en")("data.claims")), "entry", {}, {}};
  std::uint64_t next = 1;
  do {
    Claims part = claims_from(next, "claims-" + std::to_string(all.files.size() + 1) + ".csv");
    if (all.files.empty()) all.fields = std::move(part.fields);
    all.files.push_back(std::move(part.file));
    next = part.next;
  } while (next != 0);
  return all;
}

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

const DataFile* DataPackage::file(std::string_view path) const {
  for (const DataResource& resource : resources)
    for (const DataFile& file : resource.files)
      if (file.path == path) return &file;
  return nullptr;
}

namespace {

DataPackage pack(const Site& site, const record::View& view, bool sizes) {
  const Messages& t = messages("en");
  const Packing packing(site, view, sizes);
  DataPackage package{id_of_process(view),
                      process_name(view, t).text,
                      {},
                      view.valid(),
                      view.at(),
                      view.known(),
                      {},
                      {},
                      {},
                      0};
  for (const record::Subject* process : view.subjects("process"))
    if (package.licence.empty())
      package.licence = record::text_of(view, *process, "data_licence", "en");
  package.resources.push_back(packing.claims());
  package.resources.push_back(
      packing.resource("subjects", answer::subjects(view), t("data.subjects")));
  package.resources.back().key = "subject";
  for (const answer::Answer& answer : packing.computed()) {
    for (const Table& table : answer.tables) {
      if (table.only_shown) continue;
      std::string name = answer.question + '-' + table.key;
      std::replace(name.begin(), name.end(), '_', '-');
      package.resources.push_back(packing.resource(name, table, caption_of(t, table)));
    }
  }
  package.descriptor = describe(package, site);
  return package;
}

}  // namespace

DataPackage pack_data(const Site& site, const record::View& view) {
  DataPackage package = pack(site, view, false);
  std::vector<std::pair<std::string, std::string_view>> files{
      {"datapackage.json", package.descriptor}};
  for (const DataResource& resource : package.resources)
    for (const DataFile& file : resource.files) files.emplace_back(file.path, file.bytes);
  package.archive = exchange::write_zip(files);
  package.archive_size = package.archive.size();
  return package;
}

std::shared_ptr<const DataPackage> data_sizes(const Site& site, const record::View& view) {
  // The addresses in it are those of the site that serves it.
  return site.findings->of<DataPackage>(view, "data sizes " + site.url(""), [&] {
    DataPackage package = pack(site, view, true);
    std::vector<std::pair<std::string, std::size_t>> files{
        {"datapackage.json", exchange::packed_size(package.descriptor)}};
    for (const DataResource& resource : package.resources)
      for (const DataFile& file : resource.files) files.emplace_back(file.path, file.packed);
    package.archive_size = exchange::zip_size(files);
    return package;
  });
}

struct DataPackages::Kept {
  std::atomic<int> asking = 0;
  std::mutex mutex;
  std::vector<std::pair<std::string, std::shared_ptr<const DataPackage>>> last;
};

DataPackages::DataPackages() : kept_(std::make_shared<Kept>()) {}

Result<std::shared_ptr<const DataPackage>> DataPackages::at(const Site& site,
                                                            const record::View& view) const {
  constexpr std::size_t most = 2;
  constexpr int most_asking = 2;
  struct Turn {
    std::atomic<int>& asking;
    const int mine = ++asking;
    ~Turn() { --asking; }
  } const turn{kept_->asking};
  if (turn.mine > most_asking)
    return tl::unexpected(Error{ErrorKind::unavailable, "error.data.busy", "", "", ""});
  const std::string key =
      edition_of(site) + ' ' + format_day(view.valid()) + ' ' + std::to_string(view.at());
  const std::lock_guard lock(kept_->mutex);  // who asks for the same meanwhile waits for it
  for (const auto& [of, package] : kept_->last)
    if (of == key) return package;
  auto package = std::make_shared<const DataPackage>(pack_data(site, view));
  if (kept_->last.size() == most) kept_->last.erase(kept_->last.begin());
  kept_->last.emplace_back(key, package);
  return package;
}

}  // namespace acta::site
