#include "analysis/changes.h"

#include <unordered_map>

#include "analysis/sentence.h"
#include "answer/answers.h"
#include "answer/dates.h"
#include "answer/names.h"
#include "answer/words.h"

namespace acta::answer {
namespace {

using analysis::ChangeReport;
using analysis::RecordedChange;
using record::View;
using For = Column::For;

std::string label_of_kind(const View& view, std::string_view name, const Messages& t) {
  const record::Kind* kind = view.vocabulary().kind(name);
  if (!kind) return std::string(name);
  const auto label = kind->plural.find(t.language());
  return label == kind->plural.end() ? std::string(name) : label->second;
}

// The names of those whom many changes concern, each looked up once.
class Names {
 public:
  Names(const View& view, const Messages& t) : view_(view), t_(t) {}

  const Cell& of(const record::Subject& subject) {
    const auto [known, fresh] = cells_.try_emplace(&subject);
    if (fresh) known->second = subject_cell(view_, &subject, t_);
    return known->second;
  }
  Cell value(const record::Claim& claim) {
    const auto* reference = std::get_if<record::Reference>(&claim.value);
    return Cell::text(value_for_machines(claim.value), reference
                                                           ? of(*reference->subject).for_people()
                                                           : value_for_people(view_, claim, t_));
  }
  Cell list(const analysis::Parties& parties) {
    std::vector<std::string> ids, names;
    for (const record::Subject* party : parties) {
      ids.emplace_back(party->id());
      names.push_back(of(*party).for_people());
    }
    return Cell::list(std::move(ids), analysis::say_names(std::move(names), t_));
  }

 private:
  const View& view_;
  const Messages& t_;
  std::unordered_map<const record::Subject*, Cell> cells_;
};

Table changes_table(const View& view, const Shared<ChangeReport>& report, const Messages& t) {
  Table table{"changes",
              {{"entry"},
               {"recorded", For::machines},
               {"change"},
               {"subject"},
               {"property"},
               {"value"},
               {"was"},
               {"parties"},
               {"source"},
               {"locator", For::machines},
               {"note", For::machines}},
              {}};
  table.list(report->changes.size(), [view, report, &t](std::size_t at) -> Row {
    Names names(view, t);
    const RecordedChange& change = report->changes[at];
    const record::Claim& claim = *change.claim;
    return {Cell::number(claim.number),
            instant_cell(claim.recorded),
            word("change", name_of(change.kind), t),
            names.of(*claim.subject),
            Cell::text(claim.property,
                       std::string(view.vocabulary().label(claim.property, t.language()))),
            names.value(claim),
            change.before ? names.value(*change.before) : Cell::missing(),
            names.list(change.parties),
            source_cell(&claim),
            locator_cell(&claim),
            Cell::text(claim.note)};
  });
  return table;
}

Table by_party(const View& view, const ChangeReport& report, const Messages& t) {
  Table table{"by_party", {{"party"}}, {}};
  for (const auto kind : analysis::all_change_kinds)
    table.columns.push_back({"change_" + std::string(name_of(kind))});
  table.columns.push_back({"total"});
  for (const auto& one : report.by_party) {
    std::vector<Cell> row{one.party ? id_cell(view, one.party, t)
                                    : Cell::text("none", std::string(t("changes.no-party")))};
    for (const std::size_t count : one.by_kind) row.push_back(Cell::number(count));
    row.push_back(Cell::number(one.total));
    table.add(std::move(row));
  }
  return table;
}

Table counts(const View& view, const ChangeReport& report, const Messages& t) {
  Table table{"counts", {{"counted"}, {"before"}, {"after"}}, {}};
  for (const auto& count : report.counts)
    table.add({Cell::text(count.kind, label_of_kind(view, count.kind, t)),
               Cell::number(count.before), Cell::number(count.after)});
  table.add({Cell::text("open_disagreements", std::string(t("changes.open-disagreements"))),
             Cell::number(report.open_before), Cell::number(report.open_after)});
  return table;
}

}  // namespace

Answer changes(const View& view, const Shared<ChangeReport>& report, const Messages& t) {
  Answer answer;
  answer.question = "changes";
  answer.title = t("changes.title");
  answer.asked = {{"from", std::to_string(report->from)}, {"to", std::to_string(report->to)}};
  answer.how = report->how;
  answer.tables = {changes_table(view, report, t), by_party(view, *report, t),
                   counts(view, *report, t)};
  return answer;
}

}  // namespace acta::answer
