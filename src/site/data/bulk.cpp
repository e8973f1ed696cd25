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
#include "site/layout.h"
#include "site/table.h"

namespace acta::site {
namespace {

using answer::Cell;
using answer::Table;

constexpr std::size_t rows_in_a_file = 50'000;

// What all cells of a column that are not missing can be read as.
std::string_view type_of(const Table& table, std::size_t column) {
  if (table.columns[column].key == "recorded") return "datetime";
  bool any = false, numbers = true, whole = true, flags = true;
  for (const auto& row : table.rows) {
    const Cell& cell = row[column];
    if (cell.type == Cell::Type::missing) continue;
    any = true;
    numbers = numbers && cell.type == Cell::Type::number;
    whole = whole && cell.value.find('.') == std::string::npos;
    flags = flags && cell.type == Cell::Type::flag;
  }
  if (any && flags) return "boolean";
  if (any && numbers) return whole ? "integer" : "number";
  return "string";
}

bool in_csv(const answer::Column& column) {
  return column.whom == answer::Column::For::everyone ||
         column.whom == answer::Column::For::machines;
}

DataFile file_of(std::string path, const Table& table) {
  DataFile file{std::move(path), spreadsheet_csv(table), {}, table.rows.size()};
  file.sha256 = hex(sha256(file.bytes));
  return file;
}

DataResource resource_of(std::string name, const Table& table, std::string_view title) {
  DataResource resource{name, std::string(title), {}, {}, {}};
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (in_csv(table.columns[i]))
      resource.fields.push_back({table.columns[i].key, type_of(table, i)});
  resource.files.push_back(file_of(name + ".csv", table));
  return resource;
}

DataResource claims_of(const record::View& view, const Messages& t) {
  answer::ClaimsPart part = answer::claims(view, 1, rows_in_a_file);
  DataResource claims = resource_of("claims", part.table, t("data.claims"));
  claims.key = "entry";
  claims.files.front().path = "claims-1.csv";
  while (part.next != 0) {
    part = answer::claims(view, part.next, rows_in_a_file);
    claims.files.push_back(
        file_of("claims-" + std::to_string(claims.files.size() + 1) + ".csv", part.table));
  }
  return claims;
}

std::vector<answer::Answer> computed(const record::View& view, const Messages& t) {
  std::vector<answer::Answer> answers;
  const auto add = [&](Result<answer::Answer> made) {
    if (made) answers.push_back(std::move(*made));  // not every process has a centre to compare
  };
  add(answer::overlap(view, {}, t));
  answers.push_back(answer::crosswalk(view, t));
  add(answer::gaps(view, "", t));
  add(answer::health(view, {}, t));
  answers.push_back(answer::progress(view, answer::ProgressBy::party, t));
  add(answer::disagreements(view, analysis::list_disagreements(view, t.language()), {}, t));
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

DataPackage pack_data(const Site& site, const record::View& view) {
  const Messages& t = messages("en");
  DataPackage package{id_of_process(view),
                      process_name(view, t).text,
                      {},
                      view.valid(),
                      view.at(),
                      view.known(),
                      {},
                      {},
                      {}};
  for (const record::Subject* process : view.subjects("process"))
    if (package.licence.empty())
      package.licence = record::text_of(view, *process, "data_licence", "en");
  package.resources.push_back(claims_of(view, t));
  package.resources.push_back(resource_of("subjects", answer::subjects(view), t("data.subjects")));
  package.resources.back().key = "subject";
  for (const answer::Answer& answer : computed(view, t)) {
    for (const Table& table : answer.tables) {
      if (table.only_shown) continue;
      std::string name = answer.question + '-' + table.key;
      std::replace(name.begin(), name.end(), '_', '-');
      package.resources.push_back(resource_of(name, table, caption_of(t, table)));
    }
  }
  package.descriptor = describe(package, site);
  std::vector<std::pair<std::string, std::string_view>> files{
      {"datapackage.json", package.descriptor}};
  for (const DataResource& resource : package.resources)
    for (const DataFile& file : resource.files) files.emplace_back(file.path, file.bytes);
  package.archive = exchange::write_zip(files);
  return package;
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
