#include "exchange/pack_vocabulary.h"

#include "base/text.h"
#include "register/vocabulary.h"

namespace acta::exchange {
namespace {

using record::ClaimDraft;
using record::Written;

// One file of the vocabulary: a row is a kind or a property, a column something said of it.
class VocabularyFile {
 public:
  VocabularyFile(const CsvTable& table, std::string_view kind, std::string_view pack,
                 std::vector<ClaimDraft>& drafts, Errors& errors)
      : table_(table), kind_(kind), pack_(pack), drafts_(drafts), errors_(errors) {}

  // f(row, name) for each row with a name of its own.
  template <class F>
  void each(F&& f) {
    std::set<std::string, std::less<>> names;
    if (!table_.column("name")) return;
    for (const CsvTable::Row& cells : table_.rows) {
      const PackRow row(table_, cells);
      const Written name = row.cell("name");
      if (name.empty()) {
        errors_.push_back(pack_error("error.pack.no-id", name));
      } else if (!names.insert(name.text).second) {
        errors_.push_back(pack_error("error.pack.repeated-id", name));
      } else {
        describe(row, name);
        f(row, name);
      }
    }
  }

 private:
  void describe(const PackRow& row, const Written& name) {
    for (std::size_t i = 0; i < table_.header.size(); ++i) {
      const std::string& column = table_.header[i];
      if (column == "name") continue;
      const Written cell = row.cell(i);
      if (column == "of" || column == "to" || column == "codes") {
        const auto parts = split_list(cell, errors_);
        for (std::size_t n = 0; n < parts.size(); ++n)
          add(row, name, column, parts[n], {}, '.' + std::to_string(n + 1));
        continue;
      }
      if (cell.empty()) continue;
      const std::size_t underscore = column.find('_');
      if (underscore == std::string::npos) {
        add(row, name, column, cell, {}, {});
      } else {
        const std::string language = column.substr(underscore + 1);
        add(row, name, column.substr(0, underscore), cell, language, ':' + language);
      }
    }
  }

  void add(const PackRow& row, const Written& name, const std::string& property,
           const Written& value, const std::string& language, const std::string& suffix) {
    ClaimDraft draft;
    draft.place = row.place();
    draft.key = std::string(pack_) + '/' + kind_ + '/' + name.text + '/' + property + suffix;
    draft.subject = {kind_ + '/' + name.text, name.place};
    draft.property = {property, value.place};
    draft.value = value;
    draft.language = {language, value.place};
    draft.asserter = {std::string(compiler), value.place};
    drafts_.push_back(std::move(draft));
  }

  const CsvTable& table_;
  std::string kind_;
  std::string_view pack_;
  std::vector<ClaimDraft>& drafts_;
  Errors& errors_;
};

}  // namespace

std::string PackVocabulary::type_of(std::string_view property) const {
  const auto found = properties.find(property);
  return found == properties.end() ? std::string() : found->second.type;
}

std::string PackVocabulary::near_property(std::string_view name) const {
  record::Vocabulary vocabulary;
  for (const auto& [known, property] : properties)
    vocabulary.define("property/" + known, "label", known, "en");
  return vocabulary.near_property(name);
}

PackVocabulary read_vocabulary(const PackFiles& files, std::string_view pack,
                               std::vector<ClaimDraft>& drafts, Errors& errors) {
  PackVocabulary vocabulary;
  if (const CsvTable* const kinds = files.find("kinds")) {
    check_columns(*kinds, {"name", "label_"}, {"plural_", "configuration"}, errors);
    VocabularyFile(*kinds, "kind", pack, drafts, errors)
        .each([&](const PackRow&, const Written& name) { vocabulary.kinds.insert(name.text); });
  }
  if (const CsvTable* const properties = files.find("properties")) {
    check_columns(
        *properties, {"name", "type", "label_"},
        {"cardinality", "of", "to", "codes", "visibility", "membership", "seat", "definition_"},
        errors);
    VocabularyFile(*properties, "property", pack, drafts, errors)
        .each([&](const PackRow& row, const Written& name) {
          Errors told_already;
          auto& property = vocabulary.properties[name.text];
          property.type = row.cell("type").text;
          for (const Written& code : split_list(row.cell("codes"), told_already))
            property.codes.push_back(code.text);
        });
  }
  return vocabulary;
}

std::vector<Written> split_list(const Written& cell, Errors& errors) {
  std::vector<Written> parts;
  if (cell.empty()) return parts;
  for (std::size_t begin = 0; begin <= cell.text.size();) {
    const std::size_t end = std::min(cell.text.find(';', begin), cell.text.size());
    const auto part = trim(std::string_view(cell.text).substr(begin, end - begin));
    if (part.empty()) errors.push_back(pack_error("error.pack.empty-part", cell));
    else parts.push_back({std::string(part), cell.place});
    begin = end + 1;
  }
  return parts;
}

}  // namespace acta::exchange
