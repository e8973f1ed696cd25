#include "exchange/pack_disagreements.h"

#include <algorithm>
#include <array>
#include <utility>

#include "register/claim.h"

namespace acta::exchange {
namespace {

using record::ClaimDraft;
using record::Written;

constexpr std::string_view file_name = "disagreements";

// What a disagreement says of itself: its cell, and the property that it becomes.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> own_words{{
    {"title", "title"},
    {"severity", "severity"},
    {"nature", "nature"},
    {"about", "about"},
    {"property", "about_property"},
    {"statement_a", "statement_a"},
    {"statement_b", "statement_b"},
    {"assessment", "assessment"},
    {"preferred", "preferred_side"},
    {"note", "note"},
}};

using Cells = std::map<std::string, Written, std::less<>>;

struct Side {
  std::string letter;
  std::vector<Written> claims;  // keys
};

class Disagreement {
 public:
  Disagreement(const Cells& cells, const std::set<std::string>& keys, const PackContext& context,
               std::vector<ClaimDraft>& drafts, Errors& errors)
      : cells_(cells), keys_(keys), context_(context), drafts_(drafts), errors_(errors) {}

  void run() {
    Side a = read_side("a");
    Side b = read_side("b");
    for (const auto& [cell, property] : own_words) say_own(cell, property);
    for (const Side* side : {&a, &b}) say_claims("side", *side);
    read_outcome(a, b);
  }

 private:
  Written cell(std::string_view name) const {
    const auto found = cells_.find(name);
    return found == cells_.end() ? Written{{}, cells_.at("id").place} : found->second;
  }
  Written of(const Side& side, std::string_view name) const {
    return cell(std::string(name) + '_' + side.letter);
  }
  void fail(std::string message, const Written& at, std::string hint = {}) {
    errors_.push_back(pack_error(std::move(message), at, std::move(hint)));
  }
  std::string key(std::string_view what) const {
    return context_.pack + '/' + std::string(file_name) + '/' + cell("id").text + '/' +
           std::string(what);
  }

  ClaimDraft draft(std::string_view what, std::string_view property, const Written& value) const {
    ClaimDraft made;
    made.place = cell("id").place;
    made.key = key(what);
    made.subject = {"disagreement/" + cell("id").text, cell("id").place};
    made.property = {std::string(property), value.place};
    made.value = value;
    made.asserter = {std::string(compiler), value.place};
    if (context_.vocabulary.type_of(property) == "text") set_language(made);
    return made;
  }

  void set_language(ClaimDraft& draft) const {
    draft.language = cell("language");
    if (draft.language.empty()) draft.language.text = "en";
  }

  void cite(const Side& side, ClaimDraft& draft) const {
    draft.source = of(side, "source");
    draft.locator = of(side, "locator");
    draft.quote = of(side, "quote");
    draft.asserter = {context_.asserter_of(draft.source.text), draft.source.place};
  }

  Side read_side(std::string letter) {
    Side side{std::move(letter), {}};
    add_new_claims(side);
    for (const Written& row : split_list(of(side, "existing"), errors_)) add_existing(row, side);
    if (side.claims.empty()) fail("error.pack.side-without-claim", of(side, "value"), side.letter);
    return side;
  }

  void add_new_claims(Side& side) {
    const Written value = of(side, "value");
    const Written missing = of(side, "missing");
    if (value.empty() && missing.empty()) return;
    const std::string type = context_.vocabulary.type_of(cell("property").text);
    const auto values = type == "reference" ? split_list(value, errors_) : std::vector{value};
    for (std::size_t i = 0; i < std::max<std::size_t>(values.size(), 1); ++i) {
      ClaimDraft claim = draft(side.letter + (i == 0 ? "" : '.' + std::to_string(i + 1)),
                               cell("property").text, values.empty() ? value : values[i]);
      claim.subject = cell("about");
      claim.property = cell("property");
      claim.missing = missing;
      claim.from = of(side, "from");
      claim.until = of(side, "until");
      if (type == "quantity" || type == "money") {
        claim.unit = of(side, "unit");
        claim.qualifier = of(side, "qualifier");
      }
      if (!missing.empty()) claim.language = {};
      cite(side, claim);
      side.claims.push_back({claim.key, value.place});
      drafts_.push_back(std::move(claim));
    }
  }

  // "facts/FA02", of this disagreement's property; "pillars/LAD-P3/name:en", of that one. With all
  // further sources that say the same.
  void add_existing(const Written& row, Side& side) {
    std::string prefix = context_.pack + '/' + row.text;
    if (std::count(row.text.begin(), row.text.end(), '/') == 1)
      prefix += '/' + cell("property").text;
    const std::size_t before = side.claims.size();
    for (auto found = keys_.lower_bound(prefix); found != keys_.end() && found->starts_with(prefix);
         ++found)
      if (found->size() == prefix.size() ||
          std::string_view(":.@").find((*found)[prefix.size()]) != std::string_view::npos)
        side.claims.push_back({*found, row.place});
    if (side.claims.size() == before) fail("error.pack.no-such-row", row);
  }

  void say_own(std::string_view cell_name, std::string_view property) {
    const Written value = cell(cell_name);
    if (value.empty()) return;
    ClaimDraft said = draft(property, property, value);
    if (property == "statement_a") cite({"a", {}}, said);
    if (property == "statement_b") cite({"b", {}}, said);
    drafts_.push_back(std::move(said));
  }

  void say_claims(std::string_view property, const Side& side) {
    for (std::size_t i = 0; i < side.claims.size(); ++i)
      drafts_.push_back(draft(std::string(property) + '.' + side.letter + std::to_string(i + 1),
                              property, side.claims[i]));
  }

  void read_outcome(const Side& a, const Side& b) {
    const Written status = cell("status");
    const Written kind = cell("kind");
    if (status.text == "open") {
      if (!kind.empty()) fail("error.pack.open-with-kind", kind);
      return;
    }
    if (status.text != "resolved")
      return fail("error.pack.unknown-status", status, "open, resolved");
    const record::ResolutionKind resolution = record::resolution_kind(kind.text);
    if (resolution == record::ResolutionKind::none)
      return fail("error.pack.unknown-resolution", kind,
                  "conflict, change, rename, error, definition, part-of, rounding");
    const std::string preferred = cell("preferred").text;
    ClaimDraft found = draft("resolution", "resolution", kind);
    found.resolution = resolution;
    found.source = cell("resolving_source");
    found.note = cell("assessment");
    if (preferred == "a") found.replaces = b.claims;
    if (preferred == "b") found.replaces = a.claims;
    if (!found.replaces.empty()) found.replace_kind = record::ReplaceKind::resolution;
    drafts_.push_back(std::move(found));
    if (preferred == "a" || preferred == "both") say_claims("chosen", a);
    if (preferred == "b" || preferred == "both") say_claims("chosen", b);
  }

  const Cells& cells_;
  const std::set<std::string>& keys_;
  const PackContext& context_;
  std::vector<ClaimDraft>& drafts_;
  Errors& errors_;
};

// The disagreements that the data files hold, by id: each cell under the name that it has here.
std::map<std::string, Cells> read_data(const PackFiles& files, const PackContext& context,
                                       Errors& errors) {
  std::map<std::string, Cells> found;
  for (const TableDescription& table : context.description.tables) {
    const CsvTable* const data = files.find(table.name);
    if (!data || !table.first(Use::disagreement)) continue;
    for (const CsvTable::Row& row : data->rows) {
      Cells cells;
      for (const ColumnUse& use : table.uses) {
        if (use.use != Use::disagreement) continue;
        Written cell = PackRow(*data, row).cell(use.column);
        if (const auto* const words = context.description.words(table.name, use.column, "value"))
          if (const auto word = words->find(cell.text); word != words->end())
            cell.text = word->second;
        cells[use.property] = std::move(cell);
      }
      const Written id = cells["id"];
      if (!found.emplace(id.text, std::move(cells)).second)
        errors.push_back(pack_error("error.pack.repeated-id", id));
    }
  }
  return found;
}

}  // namespace

void read_disagreements(const PackFiles& files, const PackContext& context,
                        std::vector<ClaimDraft>& drafts, Errors& errors) {
  auto data = read_data(files, context, errors);
  std::set<std::string> keys;
  for (const ClaimDraft& draft : drafts) keys.insert(draft.key);

  std::set<std::string> ids;
  if (const CsvTable* const table = files.find(file_name)) {
    const std::size_t told = errors.size();
    check_columns(*table, {"id", "about", "property", "kind"},
                  {"title",     "severity",         "nature",   "assessment", "preferred",
                   "status",    "resolving_source", "note",     "language",   "from_",
                   "until_",    "value_",           "unit_",    "qualifier_", "missing_",
                   "existing_", "source_",          "locator_", "quote_",     "statement_"},
                  errors);
    if (errors.size() != told) return;
    for (const CsvTable::Row& cells : table->rows) {
      const PackRow row(*table, cells);
      const Written id = row.cell("id");
      if (id.empty()) errors.push_back(pack_error("error.pack.no-id", id));
      else if (!ids.insert(id.text).second)
        errors.push_back(pack_error("error.pack.repeated-id", id));
      Cells merged = data[id.text];
      for (std::size_t i = 0; i < table->header.size(); ++i) {
        Written& cell = merged[table->header[i]];
        if (Written own = row.cell(i); !own.empty() || cell.place.empty()) cell = std::move(own);
      }
      Disagreement(merged, keys, context, drafts, errors).run();
    }
  }
  for (const auto& [id, cells] : data)
    if (!ids.contains(id))
      errors.push_back(pack_error("error.pack.disagreement-not-described", cells.at("id")));
}

}  // namespace acta::exchange
