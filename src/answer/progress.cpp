#include "analysis/progress.h"

#include "analysis/money.h"
#include "answer/answers.h"
#include "answer/dates.h"
#include "answer/names.h"
#include "answer/words.h"
#include "base/date_words.h"
#include "register/records/code_class.h"

namespace acta::answer {
namespace {

using analysis::GroupTally;
using analysis::MoneyReport;
using analysis::OriginalSet;
using analysis::Progress;
using analysis::ProgressReport;
using analysis::Tally;
using record::View;
using For = Column::For;

Cell coded(const View& view, std::string_view property, std::string_view code, const Messages& t) {
  if (code.empty()) return Cell::missing();
  return Cell::text(code, record::label_of(view, property, code, t.language()).text);
}

void add_tally(Table& table, Cell of, const Tally& tally, std::size_t joint, const Messages& t) {
  std::vector<Cell> row{std::move(of), Cell::number(tally.total)};
  for (const Progress progress : analysis::all_progress)
    row.push_back(Cell::number(tally.count(progress)));
  row.push_back(Cell::number(joint));
  const std::string rate = analysis::percent(tally.reporting_rate());
  row.push_back(rate.empty() ? Cell::missing()
                             : Cell::digits(rate, t.number(std::strtod(rate.c_str(), nullptr), 1)));
  table.add(std::move(row));
}

Table tallies(const View& view, const ProgressReport& report, ProgressBy by, const Messages& t) {
  Table table{"progress",
              {{"of"},
               {"total"},
               {"done"},
               {"under_way"},
               {"planned"},
               {"lapsed"},
               {"disputed"},
               {"not_reported"},
               {"joint"},
               {"reporting_percent"}},
              {}};
  const auto& groups = by == ProgressBy::party ? report.by_party : report.by_committee;
  if (by != ProgressBy::all)
    for (const GroupTally& group : groups) {
      Cell of = group.of ? subject_cell(view, group.of, t)
                         : Cell::text("none", std::string(t("progress.none")));
      add_tally(table, std::move(of), group.tally, group.joint, t);
    }
  add_tally(table, Cell::text("all", std::string(t("progress.all"))), report.total, report.joint,
            t);
  return table;
}

Table commitments(const View& view, const Shared<ProgressReport>& report, const Messages& t) {
  Table table{"commitments",
              {{"commitment"},
               {"actors"},
               {"committee"},
               {"progress"},
               {"status"},
               {"source"},
               {"locator"},
               {"deadline"},
               {"commitment_type", For::machines},
               {"specificity", For::machines}},
              {}};
  table.list(report->commitments.size(), [view, report, &t](std::size_t at) -> Row {
    const auto& item = *report->commitments[at];
    const auto& commitment = item.commitment;
    const auto* status = item.report ? std::get_if<record::Code>(&item.report->value) : nullptr;
    return {short_cell(commitment.subject),
            ids_cell(view, commitment.actors, t),
            short_cell(commitment.committee),
            word("progress", name_of(item.progress), t),
            status ? Cell::text(status->code) : Cell::missing(),
            source_cell(item.report),
            locator_cell(item.report),
            date_cell(commitment.deadline, t),
            coded(view, "commitment_type", commitment.type, t),
            coded(view, "specificity", commitment.specificity, t)};
  });
  return table;
}

Table money_totals(const MoneyReport& money, const Messages& t) {
  Table table{"money", {{"currency"}, {"flow"}, {"total"}, {"items"}, {"too_large"}}, {}};
  for (const auto& total : money.totals) {
    table.add({Cell::text(total.currency), word("flow", total.flow_class, t),
               decimal_cell(total.total, t), Cell::number(total.items),
               Cell::flag(total.too_large, t)});
  }
  return table;
}

Table left_out(const View& view, const Shared<MoneyReport>& money, const Messages& t) {
  Table table{"left_out", {{"finance"}, {"amount"}, {"currency"}, {"reason"}, {"because_of"}}, {}};
  table.list(money->left_out.size(), [view, money, &t](std::size_t at) -> Row {
    const auto& item = money->left_out[at];
    const auto& amount = item.item.amount;
    return {short_cell(item.item.subject),
            amount ? Cell::digits(format_decimal(amount->amount)) : Cell::missing(),
            amount ? Cell::text(amount->currency) : Cell::missing(),
            word("left-out", name_of(item.reason), t), id_cell(view, item.because_of, t)};
  });
  return table;
}

std::string_view name_of(ProgressBy by) {
  switch (by) {
    case ProgressBy::all: return "all";
    case ProgressBy::committee: return "committee";
    case ProgressBy::party: return "party";
  }
  return {};
}

Remark in_words(const ProgressReport& report, const Messages& t) {
  const auto count = [&](Progress progress) {
    return static_cast<std::int64_t>(report.total.count(progress));
  };
  return {"progress.in-words",
          t("progress.in-words", {{"total", report.total.total},
                                  {"done", count(Progress::done)},
                                  {"under_way", count(Progress::under_way)},
                                  {"planned", count(Progress::planned)},
                                  {"lapsed", count(Progress::lapsed)},
                                  {"disputed", count(Progress::disputed)},
                                  {"not_reported", count(Progress::not_reported)}}),
          Remark::Tone::headline};
}

}  // namespace

Answer progress(const View& view, ProgressBy by, const Messages& t) {
  return progress(view, std::make_shared<const ProgressReport>(analysis::progress(view)),
                  std::make_shared<const MoneyReport>(analysis::money(view, {}, t.language())), by,
                  t);
}

Answer progress(const View& view, const Shared<ProgressReport>& report,
                const Shared<MoneyReport>& money, ProgressBy by, const Messages& t) {
  Answer answer;
  answer.question = "progress";
  answer.title = t("progress.title");
  answer.asked = {{"by", std::string(name_of(by))}};
  answer.how = report->how;
  answer.remarks = {in_words(*report, t)};
  if (by == ProgressBy::party && report->joint > 0)
    answer.remarks.push_back({"progress.joint", t("progress.joint", {{"joint", report->joint}})});
  answer.tables = {tallies(view, *report, by, t), commitments(view, report, t),
                   money_totals(*money, t), left_out(view, money, t)};
  return answer;
}

Answer progress_of_original(const View& view, const OriginalSet& set,
                            const Shared<MoneyReport>& money, ProgressBy by, const Messages& t) {
  Answer answer = progress(view, std::make_shared<const ProgressReport>(set.report), money, by, t);
  answer.asked.emplace_back("set", "original");
  if (!set.published) return answer;
  const auto count = [](std::size_t number) { return static_cast<std::int64_t>(number); };
  answer.remarks.push_back(
      {"progress.original",
       t("progress.original", {{"day", day_in_words(*set.published, t.language())},
                               {"total", count(set.report.total.total)},
                               {"amended", count(set.amended.size())},
                               {"withdrawn", count(set.withdrawn.size())},
                               {"later", count(set.later.size())}})});
  return answer;
}

}  // namespace acta::answer
