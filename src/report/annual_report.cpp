#include "report/annual_report.h"

#include <algorithm>

#include "analysis/meetings.h"
#include "analysis/money.h"
#include "analysis/progress.h"
#include "base/date_words.h"
#include "base/text.h"
#include "report/follow_up.h"

namespace acta::report {

using analysis::Progress;

namespace {

bool within(const std::optional<Date>& date, int year) {
  return date && date->first <= make_day(year, 12, 31) && date->last >= make_day(year, 1, 1);
}

// Counts and no shares: a row is to be read, not compared.
Section by_party(Writing& w, const analysis::ProgressReport& report) {
  Section section{w.sentence("report.by-party"), {}};
  Table table{{w.sentence("report.column.party"), w.sentence("report.column.total")}, {28, 12}, {}};
  for (const Progress progress : analysis::all_progress) {
    table.header.push_back(w.sentence("progress." + std::string(analysis::name_of(progress))));
    table.widths.push_back(10);
  }
  auto groups = report.by_party;
  std::erase_if(groups, [](const auto& group) { return group.of == nullptr; });
  std::stable_sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) {
    return sorts_before(w.name(*a.of), w.name(*b.of), w.t.language());
  });
  for (const auto& group : groups) {
    std::vector<Paragraph> row{{w.span(*group.of)}, w.paragraph(std::to_string(group.tally.total))};
    for (const Progress progress : analysis::all_progress)
      row.push_back(w.paragraph(std::to_string(group.tally.count(progress))));
    table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) return section;
  section.blocks.emplace_back(
      w.paragraph(w.t("report.by-party.note", {{"joint", report.joint}}), w.cite(report.how)));
  section.blocks.emplace_back(std::move(table));
  return section;
}

Section meetings_of(Writing& w, int year) {
  const auto report = analysis::meetings(w.view, w.t.language());
  Table table =
      w.three_columns("report.column.meeting", "report.column.mechanism", "report.column.when");
  for (const auto& dated : report.meetings) {
    if (!within(dated.meeting.start, year)) continue;
    table.rows.push_back(
        {{w.span(dated.meeting.title, {}, dated.meeting.subject)},
         w.paragraph(dated.meeting.mechanism ? std::string(dated.meeting.mechanism->id())
                                             : std::string()),
         w.paragraph(date_in_words(*dated.meeting.start, w.t), w.cite(report.how))});
  }
  Section section{w.t("report.meetings", {{"count", table.rows.size()}}), {}};
  if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
  return section;
}

std::string amount_in_words(const Writing& w, const analysis::MoneyTotal& total) {
  return w.t("value.of", {{"number", w.t.number(to_double(total.total), total.total.scale)},
                          {"unit", total.currency}});
}

// What was announced, called for and paid stays apart, and so do currencies.
Section money_of(Writing& w, int year) {
  analysis::MoneyFilter filter;
  filter.year = year;
  const auto report = analysis::money(w.view, filter, w.t.language());
  Section section{w.sentence("report.money"), {}};
  for (const analysis::MoneyTotal& total : report.totals)
    section.blocks.emplace_back(
        w.paragraph(w.t(total.too_large ? "report.money.too-large" : "report.money.total",
                        {{"flow", w.t("flow." + total.flow_class)},
                         {"total", amount_in_words(w, total)},
                         {"items", total.items}}),
                    w.cite(report.how)));
  return section;
}

}  // namespace

Document annual_report(const record::View& view, int year, std::optional<std::uint64_t> since,
                       const Messages& t) {
  Writing w(view, t);
  const auto progress = analysis::progress(view);
  analysis::CommitmentList of_the_year;
  for (const auto& item : progress.commitments)
    if (within(item->commitment.made_on, year)) of_the_year.push_back(item);
  const std::string written = std::to_string(year);
  Paragraph finding = w.paragraph(
      t("report.year.finding", {{"year", written},
                                {"made", of_the_year.size()},
                                {"total", progress.total.total},
                                {"silent", progress.total.count(Progress::not_reported)}}),
      w.cite(progress.how));
  std::vector<Section> sections;
  sections.push_back(by_party(w, progress));
  for (Section& section : follow_up(w, progress)) sections.push_back(std::move(section));
  sections.push_back(w.commitments(of_the_year, nullptr));
  sections.push_back(meetings_of(w, year));
  sections.push_back(money_of(w, year));
  sections.push_back(w.disagreements([](const auto& what) { return what.open(); }));
  if (since) sections.push_back(w.changes(*since, nullptr));
  return w.finish(t("report.year.title", {{"year", written}}), std::move(finding),
                  std::move(sections));
}

}  // namespace acta::report
