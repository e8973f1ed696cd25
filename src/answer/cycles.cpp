#include "answer/cycles.h"

#include "answer/dates.h"
#include "answer/names.h"
#include "answer/words.h"
#include "base/date_words.h"

namespace acta::answer {
namespace {

using analysis::CountryInCycle;
using analysis::CycleReport;
using analysis::CyclesReport;
using analysis::DueItem;
using analysis::Punctuality;
using record::View;

void add_counts(std::vector<Cell>& row, const CycleReport& cycle, const CountryInCycle& counts) {
  const std::size_t overdue = cycle.shows_overdue ? counts.overdue : 0;
  for (const std::size_t count : {counts.due, counts.on_time, counts.late,
                                  counts.awaited + counts.overdue - overdue, overdue})
    row.push_back(Cell::number(count));
}

Table all_cycles(const CyclesReport& report, const Messages& t) {
  Table table{"cycles",
              {{"cycle"},
               {"title"},
               {"opens"},
               {"due"},
               {"overdue_from"},
               {"reports_due"},
               {"on_time"},
               {"came_late"},
               {"awaited"},
               {"overdue"}},
              {}};
  for (const CycleReport& each : report.cycles) {
    std::vector<Cell> row{short_cell(each.cycle.subject), said_cell(each.cycle.title, t),
                          day_cell(each.cycle.opens, t), day_cell(each.cycle.due, t),
                          day_cell(each.cycle.overdue_from, t)};
    add_counts(row, each, each.total);
    table.add(std::move(row));
  }
  return table;
}

Table countries(const View& view, const CyclesReport& report, const Messages& t) {
  Table table{"cycle_countries",
              {{"cycle"},
               {"country"},
               {"reports_due"},
               {"on_time"},
               {"came_late"},
               {"awaited"},
               {"overdue"}},
              {}};
  for (const CycleReport& cycle : report.cycles)
    for (const CountryInCycle& country : cycle.by_country) {
      std::vector<Cell> row{short_cell(cycle.cycle.subject),
                            subject_cell(view, country.country, t)};
      add_counts(row, cycle, country);
      table.add(std::move(row));
    }
  return table;
}

Table items(const View& view, const CyclesReport& report, const Messages& t) {
  Table table{"cycle_items",
              {{"cycle"}, {"country"}, {"commitment"}, {"punctuality"}, {"due"}, {"received"}},
              {}};
  for (const CycleReport& cycle : report.cycles)
    for (const DueItem& item : cycle.items) {
      const bool not_told = item.punctuality == Punctuality::overdue && !cycle.shows_overdue;
      const Punctuality told = not_told ? Punctuality::awaited : item.punctuality;
      table.add({short_cell(cycle.cycle.subject), subject_cell(view, item.country, t),
                 short_cell(item.commitment), word("punctuality", name_of(told), t),
                 day_cell(cycle.cycle.due, t),
                 item.received ? day_cell(*item.received, t) : Cell::missing()});
    }
  return table;
}

}  // namespace

std::vector<Table> cycle_tables(const View& view, const CyclesReport& report, const Messages& t) {
  return {all_cycles(report, t), countries(view, report, t), items(view, report, t)};
}

Answer cycles(const View& view, const Messages& t) {
  const CyclesReport report = analysis::cycles(view, t.language());
  Answer answer;
  answer.question = "cycles";
  answer.title = t("table.cycles");
  answer.how = report.how;
  for (const record::Cycle& cycle : record::cycles(view, t.language()))
    if (cycle.opens > view.valid())
      answer.remarks.push_back(
          {"cycles.to-open",
           t("cycles.to-open", {{"cycle", cycle.subject->id()},
                                {"opens", day_in_words(cycle.opens, t.language())},
                                {"due", day_in_words(cycle.due, t.language())}})});
  if (report.cycles.empty())
    answer.remarks.push_back({"cycles.none", std::string(t("cycles.none"))});
  answer.tables = cycle_tables(view, report, t);
  return answer;
}

Answer overdue(const View& view, std::string_view country, const Messages& t) {
  const CyclesReport report = analysis::cycles(view, t.language());
  Table table{"overdue", {{"cycle"}, {"country"}, {"commitment"}, {"due"}}, {}};
  for (const CycleReport& cycle : report.cycles)
    for (const DueItem& item : cycle.items)
      if (cycle.shows_overdue && item.punctuality == Punctuality::overdue &&
          (country.empty() || item.country->id() == country))
        table.add({short_cell(cycle.cycle.subject), subject_cell(view, item.country, t),
                   short_cell(item.commitment), day_cell(cycle.cycle.due, t)});
  Answer answer;
  answer.question = "overdue";
  answer.title = t("overdue.title");
  if (!country.empty()) answer.asked = {{"country", std::string(country)}};
  answer.how = report.how;
  answer.remarks.push_back({"overdue.count", t("overdue.count", {{"count", table.rows.size()}}),
                            Remark::Tone::headline});
  answer.tables = {std::move(table)};
  return answer;
}

}  // namespace acta::answer
