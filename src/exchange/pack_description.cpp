#include "exchange/pack_description.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"

namespace acta::exchange {
namespace {

using record::Written;

constexpr std::array<std::pair<std::string_view, Use>, 19> uses{{
    {"subject", Use::subject},   {"id", Use::id},         {"claim", Use::claim},
    {"property", Use::property}, {"value", Use::value},   {"from", Use::from},
    {"earliest", Use::earliest}, {"latest", Use::latest}, {"to", Use::to},
    {"until", Use::until},       {"source", Use::source}, {"also", Use::also},
    {"locator", Use::locator},   {"quote", Use::quote},   {"said", Use::said},
    {"asserter", Use::asserter}, {"note", Use::note},     {"disagreement", Use::disagreement},
    {"skip", Use::skip},
}};

// Files of a pack that are not data.
constexpr std::array<std::string_view, 8> fixed_files = {
    "pack", "kinds", "properties", "tables", "terms", "disagreements", "inferences", "flows"};

struct Option {
  std::string_view name;
  std::vector<std::string> ColumnUse::*columns = nullptr;  // it names columns, or
  std::string ColumnUse::*text = nullptr;                  // it gives a text, or
  bool ColumnUse::*flag = nullptr;                         // it stands alone
};

const std::array<Option, 16> options{{
    {"kind", nullptr, &ColumnUse::kind},
    {"kind-from", &ColumnUse::kind_from},
    {"lang", nullptr, &ColumnUse::language},
    {"lang-from", &ColumnUse::language_from},
    {"unit", &ColumnUse::unit_from},
    {"unit-is", nullptr, &ColumnUse::unit},
    {"currency", &ColumnUse::unit_from},
    {"qualifier", &ColumnUse::qualifier_from},
    {"from", &ColumnUse::from},
    {"until", &ColumnUse::until},
    {"to", &ColumnUse::to},
    {"source", &ColumnUse::source_from},
    {"asserter", &ColumnUse::asserter_from},
    {"asserter-is", nullptr, &ColumnUse::asserter},
    {"list", nullptr, nullptr, &ColumnUse::list},
    {"also", nullptr, nullptr, &ColumnUse::also},
}};

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

template <class List>
std::string names(const List& list) {
  std::string all;
  for (const auto& item : list) (all += all.empty() ? "" : ", ") += std::get<0>(item);
  return all;
}

class Describing {
 public:
  Describing(const PackFiles& files, const PackVocabulary& vocabulary, Errors& errors)
      : files_(files), vocabulary_(vocabulary), errors_(errors) {}

  PackDescription run() {
    if (const CsvTable* const tables = files_.find("tables")) {
      check_columns(*tables, {"table", "column", "use"}, {"property", "options"}, errors_);
      for (const CsvTable::Row& row : tables->rows) read_line(PackRow(*tables, row));
    }
    if (const CsvTable* const terms = files_.find("terms")) {
      check_columns(*terms, {"table", "column", "use", "written", "term"}, {}, errors_);
      for (const CsvTable::Row& row : terms->rows) read_term(PackRow(*terms, row));
    }
    for (const TableDescription& table : description_.tables) compare(table);
    for (const auto& [name, table] : files_.tables)
      if (std::find(fixed_files.begin(), fixed_files.end(), name) == fixed_files.end() &&
          !find_table(name))
        errors_.push_back(
            {ErrorKind::invalid, "error.pack.undescribed-file", "tables.csv", table.file, {}});
    return std::move(description_);
  }

 private:
  void fail(std::string message, const Written& at, std::string hint = {}) {
    errors_.push_back(pack_error(std::move(message), at, std::move(hint)));
  }

  TableDescription* find_table(std::string_view name) {
    for (TableDescription& table : description_.tables)
      if (table.name == name) return &table;
    return nullptr;
  }

  void read_line(const PackRow& row) {
    const Written name = row.cell("table");
    if (!find_table(name.text)) {
      if (!files_.has(name.text)) fail("error.pack.missing-file", {name.text + ".csv", name.place});
      description_.tables.push_back({name.text, {}});
    }
    ColumnUse use;
    use.place = row.place();
    use.column = row.cell("column").text;
    use.property = row.cell("property").text;
    const Written written = row.cell("use");
    const auto known = std::find_if(uses.begin(), uses.end(),
                                    [&](const auto& u) { return u.first == written.text; });
    if (known == uses.end()) return fail("error.pack.unknown-use", written, names(uses));
    use.use = known->second;
    if (use.use == Use::skip) {
      if (row.cell("options").empty())
        fail("error.pack.skipped-without-reason", row.cell("column"));
    } else {
      read_options(row.cell("options"), use);
    }
    check_meaning(row, use);
    find_table(name.text)->uses.push_back(std::move(use));
  }

  void read_options(const Written& cell, ColumnUse& use) {
    for (const std::string& word : split(cell.text, ' ')) {
      const std::size_t equals = std::min(word.find('='), word.size());
      const std::string name = word.substr(0, equals);
      const auto option = std::find_if(options.begin(), options.end(),
                                       [&](const Option& o) { return o.name == name; });
      const std::string value = equals < word.size() ? word.substr(equals + 1) : std::string();
      if (option == options.end() || (option->flag != nullptr) == (equals < word.size())) {
        fail("error.pack.unknown-option", {word, cell.place});
      } else if (option->flag) {
        use.*option->flag = true;
      } else if (option->text) {
        use.*option->text = value;
      } else {
        use.*option->columns = split(value, '|');
      }
    }
  }

  void check_meaning(const PackRow& row, const ColumnUse& use) {
    if (use.use == Use::claim) {
      const std::string type = vocabulary_.type_of(use.property);
      if (type.empty())
        fail("error.pack.unknown-property", row.cell("property"),
             vocabulary_.near_property(use.property));
      else if (type == "text" && use.language.empty() && use.language_from.empty())
        fail("error.pack.text-without-language", row.cell("column"));
    }
    if (use.use == Use::subject && use.kind.empty() && use.kind_from.empty())
      fail("error.pack.subject-without-kind", row.cell("column"));
    if (!use.kind.empty() && !vocabulary_.kinds.contains(use.kind))
      fail("error.pack.unknown-kind", {use.kind, row.cell("options").place});
  }

  void read_term(const PackRow& row) {
    const Written table = row.cell("table");
    const Written column = row.cell("column");
    const Written written = row.cell("written");
    const TableDescription* const described = find_table(table.text);
    const bool known =
        described && std::any_of(described->uses.begin(), described->uses.end(),
                                 [&](const ColumnUse& use) { return reads(use, column.text); });
    if (!known) fail("error.pack.term-of-nothing", column);
    auto& words = description_.terms[{table.text, column.text, row.cell("use").text}];
    if (!words.emplace(written.text, row.cell("term").text).second)
      fail("error.pack.repeated-term", written);
  }

  static std::vector<const std::vector<std::string>*> column_options(const ColumnUse& use) {
    return {&use.kind_from,    &use.language_from, &use.unit_from, &use.qualifier_from,
            &use.from,         &use.until,         &use.to,        &use.source_from,
            &use.asserter_from};
  }

  static bool reads(const ColumnUse& use, const std::string& column) {
    if (use.column == column) return true;
    for (const auto* columns : column_options(use))
      if (std::find(columns->begin(), columns->end(), column) != columns->end()) return true;
    return false;
  }

  // What stands in tables.csv against what stands in the file.
  void compare(const TableDescription& table) {
    const CsvTable* const data = files_.find(table.name);
    if (!data) return;
    std::set<std::string> missing;
    for (const ColumnUse& use : table.uses) {
      std::vector<std::string> columns{use.column};
      for (const auto* more : column_options(use))
        columns.insert(columns.end(), more->begin(), more->end());
      for (const std::string& column : columns)
        if (!data->column(column) && missing.insert(column).second)
          fail("error.pack.missing-column", {column, use.place}, data->file);
    }
    for (const std::string& column : data->header)
      if (std::none_of(table.uses.begin(), table.uses.end(),
                       [&](const ColumnUse& use) { return reads(use, column); }))
        fail("error.pack.unknown-column", {column, data->file + ":1"});
    if (table.first(Use::disagreement)) return;
    const std::string& place = table.uses.empty() ? data->file : table.uses.front().place;
    if (!table.first(Use::subject)) fail("error.pack.no-subject", {table.name, place});
    if ((table.first(Use::property) == nullptr) != (table.first(Use::value) == nullptr))
      fail("error.pack.property-and-value", {table.name, place});
  }

  const PackFiles& files_;
  const PackVocabulary& vocabulary_;
  Errors& errors_;
  PackDescription description_;
};

}  // namespace

const ColumnUse* TableDescription::first(Use use) const {
  const auto found = std::find_if(uses.begin(), uses.end(),
                                  [use](const ColumnUse& line) { return line.use == use; });
  return found == uses.end() ? nullptr : &*found;
}

const std::map<std::string, std::string, std::less<>>* PackDescription::words(
    const std::string& table, const std::string& column, const std::string& use) const {
  const auto found = terms.find({table, column, use});
  return found == terms.end() ? nullptr : &found->second;
}

PackDescription read_description(const PackFiles& files, const PackVocabulary& vocabulary,
                                 Errors& errors) {
  return Describing(files, vocabulary, errors).run();
}

}  // namespace acta::exchange
