#include <algorithm>
#include <memory>
#include <set>
#include <tuple>

#include "answer/answers.h"
#include "answer/dates.h"
#include "answer/names.h"
#include "answer/words.h"
#include "base/date_words.h"
#include "register/disagreement.h"
#include "register/records/fields.h"
#include "register/records/membership.h"

namespace acta::answer {
namespace {

using record::Claim;
using record::Held;
using record::MembershipKind;
using record::Subject;
using record::View;
using For = Column::For;

Cell property_cell(const View& view, const Claim& claim, const Messages& t) {
  return Cell::text(claim.property,
                    std::string(view.vocabulary().label(claim.property, t.language())));
}

Cell certainty_cell(Certainty certainty, const Messages& t) {
  return word("certainty", certainty == Certainty::certain ? "certain" : "possible", t);
}

Cell set_aside_cell(const Held& held, const Messages& t) {
  return word("side", held.set_aside ? "set-aside" : "standing", t);
}

std::vector<Held> mentions_of(const View& view, const Subject& subject) {
  std::vector<Held> found;
  subject.mentions.each([&](const Claim& claim) {
    const auto* const reference = std::get_if<record::Reference>(&claim.value);
    if (reference && reference->subject == &subject && view.stands(claim)) {
      const Certainty certainty = claim.valid.holds_on(view.valid());
      if (certainty != Certainty::no)
        found.push_back({&claim, certainty, view.set_aside_by(claim)});
    }
    return claim.number <= view.at();
  });
  return found;
}

const std::vector<Column> claim_columns{
    {"subject"}, {"property"}, {"value"},   {"language"}, {"certainty"}, {"from"}, {"to"},
    {"until"},   {"source"},   {"locator"}, {"asserter"}, {"standing"},  {"entry"}};

Table claim_rows(const View& view, std::string key, std::vector<Held> all, const Messages& t) {
  Table table{std::move(key), claim_columns, {}};
  const auto shared = std::make_shared<const std::vector<Held>>(std::move(all));
  table.list(shared->size(), [view, shared, &t](std::size_t at) {
    const Held& held = (*shared)[at];
    const Claim& claim = *held.claim;
    Row row;
    row.reserve(claim_columns.size());
    row.push_back(subject_cell(view, claim.subject, t));
    row.push_back(property_cell(view, claim, t));
    row.push_back(Cell::text(value_for_machines(claim.value), value_for_people(view, claim, t)));
    row.push_back(Cell::text(claim.language));
    row.push_back(certainty_cell(held.certainty, t));
    add_period(row, claim.valid);
    row.push_back(source_cell(&claim));
    row.push_back(locator_cell(&claim));
    row.push_back(Cell::text(claim.asserter));
    row.push_back(set_aside_cell(held, t));
    row.push_back(Cell::number(claim.number));
    return row;
  });
  return table;
}

bool membership(const View& view, const Claim& claim) {
  const record::Property* const property = view.vocabulary().property(claim.property);
  return property && property->membership != MembershipKind::none;
}

// The same statement in several sources is one line for people, with all its sources.
struct Statement {
  const Held* first;
  std::vector<std::string> sources;
};

std::vector<Statement> statements_of(const View& view, const std::vector<Held>& all, bool others) {
  std::vector<Statement> statements;
  for (const Held& held : all) {
    const Claim& claim = *held.claim;
    if (!others && membership(view, claim)) continue;  // the table of parties has it
    auto found = std::find_if(statements.begin(), statements.end(), [&](const Statement& known) {
      const Claim& other = *known.first->claim;
      return other.subject == claim.subject && other.property == claim.property &&
             record::same_value(other, claim) && other.valid == claim.valid &&
             known.first->set_aside == held.set_aside;
    });
    if (found == statements.end())
      found = statements.insert(statements.end(), Statement{&held, {}});
    if (const std::string source = place_in_source(claim); !source.empty())
      found->sources.push_back(source);
  }
  std::sort(statements.begin(), statements.end(), [](const auto& a, const auto& b) {
    const Claim &x = *a.first->claim, &y = *b.first->claim;
    return std::tuple(x.property.view(), x.subject->name(), x.number) <
           std::tuple(y.property.view(), y.subject->name(), y.number);
  });
  return statements;
}

std::string when_held(const Held& held, const Messages& t) {
  std::string text = when(held.claim->valid, t);
  if (!held.certain()) text = t("when.possibly", {{"when", text}});
  if (held.set_aside)
    text = t("when.set-aside",
             {{"when", text},
              {"kind", word("resolution", name_of(held.set_aside->resolution), t).for_people()}});
  return text;
}

Table statements(const View& view, const std::vector<Held>& all, const Messages& t) {
  Table table{
      "statements", {{"property"}, {"value"}, {"language"}, {"when"}, {"sources"}}, {}, true};
  for (const Statement& statement : statements_of(view, all, false)) {
    const Claim& claim = *statement.first->claim;
    table.add({property_cell(view, claim, t), Cell::text(value_for_people(view, claim, t)),
               Cell::text(claim.language), Cell::text(when_held(*statement.first, t)),
               Cell::list(statement.sources)});
  }
  return table;
}

Table mentioned(const View& view, const std::vector<Held>& all, const Messages& t) {
  Table table{"mentioned", {{"property"}, {"subject"}, {"when"}, {"sources"}}, {}, true};
  for (const Statement& statement : statements_of(view, all, true)) {
    const Claim& claim = *statement.first->claim;
    table.add({property_cell(view, claim, t),
               Cell::text(claim.subject->name(), called(view, *claim.subject, t) + " – " +
                                                     std::string(claim.subject->kind())),
               Cell::text(when_held(*statement.first, t)), Cell::list(statement.sources)});
  }
  return table;
}

Table parties(const View& view, const Subject& mechanism, const Messages& t, Answer& answer) {
  Table table{"parties",
              {{"party"},
               {"role"},
               {"membership"},
               {"certainty"},
               {"when", For::people},
               {"from", For::machines},
               {"to", For::machines},
               {"until", For::machines},
               {"source"},
               {"locator"}},
              {}};
  std::set<const Subject*> certain, possible;
  for (const auto& member : record::memberships_of(view, mechanism)) {
    if (member.kind == MembershipKind::full) {
      possible.insert(member.party);
      if (member.certainty == Certainty::certain) certain.insert(member.party);
    }
    std::vector<Cell> row{
        subject_cell(view, member.party, t),
        Cell::text(member.role, std::string(view.vocabulary().label(member.role, t.language()))),
        word("membership", member.kind == MembershipKind::full ? "full" : "associate", t),
        certainty_cell(member.certainty, t), Cell::text(when(member.claim->valid, t))};
    add_period(row, member.claim->valid);
    row.push_back(source_cell(member.claim));
    row.push_back(locator_cell(member.claim));
    table.add(std::move(row));
  }
  const std::string key = certain.size() == possible.size() ? "show.parties" : "show.parties-range";
  answer.remarks.push_back({key,
                            t(key, {{"certain", certain.size()},
                                    {"possible", possible.size()},
                                    {"day", day_in_words(view.valid(), t.language())}}),
                            Remark::Tone::headline});
  return table;
}

// A change over time, another name or definition, a part of a whole: no source is wrong.
bool conflict(const record::Disagreement& what) {
  using record::ResolutionKind;
  return what.open() || what.kind() == ResolutionKind::conflict ||
         what.kind() == ResolutionKind::error;
}

void count(std::size_t conflicts, std::size_t open, std::size_t explained, const Messages& t,
           Answer& answer) {
  const auto number = [](std::size_t n) { return static_cast<std::int64_t>(n); };
  if (conflicts > 0)
    answer.remarks.push_back(
        {"show.disagree",
         t("show.disagree", {{"count", number(conflicts)}, {"open", number(open)}}),
         open > 0 ? Remark::Tone::warning : Remark::Tone::headline});
  if (explained > 0)
    answer.remarks.push_back({"show.explained", t("show.explained", {{"count", number(explained)}}),
                              Remark::Tone::headline});
}

Table disagreements(const View& view, const Subject& subject, const Messages& t, Answer& answer) {
  Table table{"disagreements",
              {{"id"}, {"property"}, {"kind"}, {"state"}, {"values"}, {"sources", For::machines}},
              {}};
  std::size_t open = 0, conflicts = 0;
  for (const auto& what : record::disagreements_about(view, subject)) {
    std::vector<std::string> values, sources;
    for (const Claim* side : what.sides) {
      values.push_back(value_for_machines(side->value));
      sources.push_back(place_in_source(*side));
    }
    if (what.open()) ++open;
    if (conflict(what)) ++conflicts;
    table.add({what.noted ? short_cell(what.noted) : Cell::missing(),
               Cell::text(what.property,
                          std::string(view.vocabulary().label(what.property, t.language()))),
               what.open() ? Cell::missing() : word("resolution", name_of(what.kind()), t),
               word("state", what.open() ? "open" : "resolved", t),
               Cell::list(std::move(values), sides_for_people(view, what.sides, t)),
               Cell::list(std::move(sources))});
  }
  count(conflicts, open, table.rows.size() - conflicts, t, answer);
  return table;
}

}  // namespace

Answer show(const View& view, const Subject& subject, const Messages& t, bool in_few_lines) {
  const record::Fields fields(view, subject);
  const std::vector<Held> mentions = mentions_of(view, subject);
  Answer answer;
  answer.question = "show";
  answer.title = called(view, subject, t);
  answer.asked = {{"subject", std::string(subject.name())}};
  answer.how =
      analysis::computed(view, "rule.show", {"claims about the subject", "claims that name it"});
  answer.tables = {claim_rows(view, "claims", fields.held(), t)};
  if (in_few_lines) answer.tables.push_back(statements(view, fields.held(), t));
  if (subject.kind() == "mechanism") answer.tables.push_back(parties(view, subject, t, answer));
  answer.tables.push_back(claim_rows(view, "mentions", mentions, t));
  if (in_few_lines) answer.tables.push_back(mentioned(view, mentions, t));
  answer.tables.push_back(disagreements(view, subject, t, answer));
  return answer;
}

}  // namespace acta::answer
