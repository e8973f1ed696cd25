#include "exchange/pack_rows.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace acta::exchange {
namespace {

using record::ClaimDraft;
using record::Written;

constexpr std::string_view source_kind = "source";
constexpr std::string_view publisher_property = "publisher";

// Reads one row: what it says of everything in it, and then each thing that it says.
class RowReader {
 public:
  RowReader(const PackRow& row, const TableDescription& table, const PackContext& context,
            std::vector<ClaimDraft>& drafts, Errors& errors)
      : row_(row), table_(table), context_(context), drafts_(drafts), errors_(errors) {}

  Written id() const {
    const ColumnUse* const id = table_.first(Use::id);
    return row_.cell((id ? id : table_.first(Use::subject))->column);
  }

  void run() {
    common_.place = row_.place();
    if (!read_subject()) return;
    read_common();
    std::optional<Written> property;
    if (const ColumnUse* const named = table_.first(Use::property)) property = term(*named);
    for (const ColumnUse& use : table_.uses) {
      if (use.use == Use::claim) say(use, {use.property, use.place});
      if (use.use == Use::value && property) say(use, named_property(*property));
    }
  }

 private:
  void fail(std::string message, const Written& at, std::string hint = {}) {
    errors_.push_back(pack_error(std::move(message), at, std::move(hint)));
  }

  bool read_subject() {
    const ColumnUse& use = *table_.first(Use::subject);
    const Written cell = row_.cell(use.column);
    const std::string kind = kind_of(use);
    if (cell.empty()) fail("error.pack.no-subject", cell);
    if (cell.empty() || kind.empty()) return false;
    common_.subject = {kind + '/' + cell.text, cell.place};
    return true;
  }

  Written first_of(const std::vector<std::string>& columns) const {
    for (const std::string& column : columns)
      if (Written cell = row_.cell(column); !cell.empty()) return cell;
    return {{}, row_.place()};
  }

  Written cell_of(Use use) const {
    const ColumnUse* const line = table_.first(use);
    return line ? row_.cell(line->column) : Written{{}, row_.place()};
  }

  void read_common() {
    common_.from = cell_of(Use::from);
    for (auto [bound, use] : {std::pair(&ClaimDraft::earliest, Use::earliest),
                              std::pair(&ClaimDraft::latest, Use::latest)}) {
      const Written cell = cell_of(use);
      if (common_.from.empty() || cell.empty()) common_.*bound = cell;
      else if (cell.text != common_.from.text)
        fail("error.pack.two-starts", cell, common_.from.text);
    }
    common_.to = cell_of(Use::to);
    common_.until = cell_of(Use::until);
    common_.source = cell_of(Use::source);
    common_.locator = cell_of(Use::locator);
    common_.quote = cell_of(Use::quote);
    common_.said = cell_of(Use::said);
    common_.note = cell_of(Use::note);
    also_ = split_list(cell_of(Use::also), errors_);
  }

  // The word that a cell stands for; nothing where terms.csv says that it says nothing.
  std::optional<Written> term(const Written& cell, const std::string& column,
                              const std::string& use) const {
    if (cell.empty()) return std::nullopt;
    if (const auto* const words = context_.description.words(table_.name, column, use)) {
      const auto found = words->find(cell.text);
      if (found != words->end())
        return found->second.empty() ? std::nullopt
                                     : std::optional(Written{found->second, cell.place});
    }
    return cell;
  }
  std::optional<Written> term(const ColumnUse& use) const {
    return term(row_.cell(use.column), use.column, "property");
  }

  Written named_property(const Written& name) {
    if (context_.vocabulary.type_of(name.text).empty())
      fail("error.pack.unknown-term", name, context_.vocabulary.near_property(name.text));
    return name;
  }

  std::string kind_of(const ColumnUse& use) {
    if (!use.kind.empty() || use.kind_from.empty()) return use.kind;
    const Written cell = first_of(use.kind_from);
    const auto kind = term(cell, use.kind_from.front(), "kind");
    if (!kind || !context_.vocabulary.kinds.contains(kind->text)) {
      fail("error.pack.unknown-term", cell);
      return {};
    }
    return kind->text;
  }

  void say(const ColumnUse& use, const Written& property) {
    const Written cell = row_.cell(use.column);
    if (cell.empty()) return;
    if (!use.list) return say_value(use, property, cell, {});
    const auto parts = split_list(cell, errors_);
    for (std::size_t i = 0; i < parts.size(); ++i)
      say_value(use, property, parts[i], '.' + std::to_string(i + 1));
  }

  void say_value(const ColumnUse& use, Written property, const Written& cell,
                 const std::string& suffix) {
    auto value = term(cell, use.column, "value");
    if (!value) return;
    // A term PROPERTY=VALUE says something else than the column usually does.
    const std::size_t equals = value->text.find('=');
    if (value->text != cell.text && equals != std::string::npos) {
      property = named_property({value->text.substr(0, equals), cell.place});
      value->text.erase(0, equals + 1);
    }
    const auto known = context_.vocabulary.properties.find(property.text);
    if (known == context_.vocabulary.properties.end()) return;
    const std::string& type = known->second.type;

    ClaimDraft draft = common_;
    draft.property = property;
    draft.value = *value;
    if (type == "reference" && value->text.find('/') == std::string::npos) {
      const std::string kind = kind_of(use);
      if (kind.empty()) return;
      draft.value.text = kind + '/' + value->text;
    } else if (type == "text") {
      draft.language =
          use.language.empty() ? first_of(use.language_from) : Written{use.language, use.place};
    } else if (type == "quantity" || type == "money") {
      read_amount(use, draft);
    } else if (type == "code" && !is_code(known->second, value->text)) {
      return fail("error.pack.unknown-term", cell, joined(known->second.codes));
    }
    if (use.has_own_time()) {
      draft.from = first_of(use.from);
      draft.until = first_of(use.until);
      draft.to = first_of(use.to);
      draft.earliest = draft.latest = {};
    }
    const std::string language = type == "text" ? ':' + draft.language.text : std::string();
    draft.key = context_.pack + '/' + table_.name + '/' + id().text + '/' + property.text +
                language + suffix;
    add_with_sources(use, std::move(draft));
  }

  static bool is_code(const PackVocabulary::Property& property, const std::string& value) {
    return property.codes.empty() ||
           std::find(property.codes.begin(), property.codes.end(), value) != property.codes.end();
  }

  static std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) (all += all.empty() ? "" : ", ") += word;
    return all;
  }

  void read_amount(const ColumnUse& use, ClaimDraft& draft) const {
    draft.qualifier = first_of(use.qualifier_from);
    draft.unit = use.unit.empty() ? first_of(use.unit_from) : Written{use.unit, use.place};
    if (!use.unit_from.empty())
      draft.unit = term(draft.unit, use.unit_from.front(), "unit").value_or(Written{});
  }

  void add_with_sources(const ColumnUse& use, ClaimDraft draft) {
    const Written own = first_of(use.source_from);
    if (!own.empty()) {
      // The row's place and words are of the row's source.
      draft.source = own;
      draft.locator = draft.quote = draft.said = {};
    }
    const bool inferred = note_inference(draft);
    set_asserter(use, inferred, draft);
    drafts_.push_back(draft);
    if (!own.empty() || (use.use != Use::value && !use.also)) return;
    const std::string key = draft.key;
    draft.locator = draft.quote = draft.said = {};
    for (const Written& source : also_) {
      draft.source = source;
      draft.key = key + '@' + source.text;
      set_asserter(use, inferred, draft);
      drafts_.push_back(draft);
    }
  }

  bool note_inference(ClaimDraft& draft) const {
    const std::string row = table_.name + '/' + id().text;
    for (const std::string& what : {row, row + '/' + draft.property.text}) {
      const auto found = context_.inferences.find(what);
      if (found == context_.inferences.end()) continue;
      if (draft.note.empty()) draft.note.place = found->second.place;
      (draft.note.text += draft.note.empty() ? "" : "; ") += found->second.text;
      return true;
    }
    return false;
  }

  void set_asserter(const ColumnUse& use, bool inferred, ClaimDraft& draft) const {
    draft.asserter.place = draft.source.place;
    draft.asserter.text = inferred ? std::string(compiler) : named_asserter(use);
    if (draft.asserter.empty())
      draft.asserter.text =
          draft.source.empty() ? std::string(compiler) : context_.asserter_of(draft.source.text);
  }

  // Empty: whoever stands behind the source.
  std::string named_asserter(const ColumnUse& use) const {
    if (!use.asserter.empty()) return use.asserter;
    if (!use.asserter_from.empty())
      if (auto named = asserter_in(use.asserter_from.front()); !named.empty()) return named;
    for (const ColumnUse& line : table_.uses)
      if (line.use == Use::asserter)
        if (auto named = asserter_in(line.column); !named.empty()) return named;
    return table_.first(Use::subject)->asserter;
  }

  std::string asserter_in(const std::string& column) const {
    const auto* const words = context_.description.words(table_.name, column, "asserter");
    const Written cell = row_.cell(column);
    if (!words) return cell.text;
    const auto found = words->find(cell.text);
    return found == words->end() ? std::string() : found->second;
  }

  const PackRow& row_;
  const TableDescription& table_;
  const PackContext& context_;
  std::vector<ClaimDraft>& drafts_;
  Errors& errors_;
  ClaimDraft common_;  // what all claims of the row share
  std::vector<Written> also_;
};

}  // namespace

std::string PackContext::asserter_of(const std::string& source) const {
  const auto found = publishers.find(source);
  return found == publishers.end() ? "source/" + source : found->second;
}

std::map<std::string, std::string> find_publishers(const PackFiles& files,
                                                   const PackDescription& description) {
  std::map<std::string, std::string> publishers;
  for (const TableDescription& table : description.tables) {
    const CsvTable* const data = files.find(table.name);
    const ColumnUse* const subject = table.first(Use::subject);
    if (!data || !subject || subject->kind != source_kind) continue;
    for (const ColumnUse& use : table.uses)
      if (use.use == Use::claim && use.property == publisher_property)
        for (const CsvTable::Row& cells : data->rows) {
          const PackRow row(*data, cells);
          if (Written name = row.cell(use.column); !name.empty())
            publishers[row.cell(subject->column).text] = name.text;
        }
  }
  return publishers;
}

std::map<std::string, Written> read_inferences(const PackFiles& files, Errors& errors) {
  std::map<std::string, Written> inferences;
  const CsvTable* const table = files.find("inferences");
  if (!table) return inferences;
  check_columns(*table, {"row", "reason"}, {}, errors);
  for (const CsvTable::Row& cells : table->rows) {
    const PackRow row(*table, cells);
    const Written name = row.cell("row");
    if (row.cell("reason").empty())
      errors.push_back(pack_error("error.pack.inference-without-reason", name));
    if (!inferences.emplace(name.text, row.cell("reason")).second)
      errors.push_back(pack_error("error.pack.repeated-id", name));
  }
  return inferences;
}

void read_rows(const CsvTable& data, const TableDescription& table, const PackContext& context,
               std::vector<ClaimDraft>& drafts, std::set<std::string>& rows, Errors& errors) {
  for (const CsvTable::Row& cells : data.rows) {
    const PackRow row(data, cells);
    RowReader reader(row, table, context, drafts, errors);
    const Written id = reader.id();
    if (id.empty()) errors.push_back(pack_error("error.pack.no-id", id));
    else if (!rows.insert(table.name + '/' + id.text).second)
      errors.push_back(pack_error("error.pack.repeated-id", id));
    reader.run();
  }
}

}  // namespace acta::exchange
