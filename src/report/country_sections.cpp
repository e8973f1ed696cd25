#include "report/country_sections.h"

#include <algorithm>

#include "analysis/cycles.h"
#include "analysis/measures.h"
#include "analysis/sentence.h"
#include "answer/dates.h"
#include "base/date_words.h"

namespace acta::report {

using record::Subject;

namespace {

Section owed_through(Writing& w, const analysis::OwedThrough& through, const Subject& country) {
  const auto accounts =
      analysis::accounts_of(w.view, through.commitments, &country, w.t.language());
  std::int64_t reported = 0, aged = 0, silent = 0, overdue = 0;
  analysis::CommitmentList told;
  std::vector<std::string> untold;
  for (const analysis::OwedAccount& account : accounts) {
    const Subject* const commitment = account.of->commitment;
    ++(account.of->current() ? reported : account.of->reported ? aged : silent);
    if (account.overdue) ++overdue;
    const auto item =
        std::find_if(through.commitments.begin(), through.commitments.end(),
                     [&](const auto& each) { return each->commitment.subject == commitment; });
    const bool is_told = !account.is_silent() || account.overdue ||
                         account.progress != analysis::Progress::not_reported;
    if (!is_told) untold.emplace_back(commitment->id());
    else told.push_back(*item);
  }
  Section section{w.t("page.country.owed",
                      {{"count", accounts.size()}, {"mechanism", through.mechanism->id()}}),
                  {}};
  section.blocks.emplace_back(w.paragraph(
      w.t("report.owed",
          {{"reported", reported}, {"aged", aged}, {"silent", silent}, {"overdue", overdue}}),
      w.cite(analysis::tracks_rule(w.view))));
  if (!told.empty()) section.blocks.emplace_back(w.promises(told, &country));
  if (!untold.empty())
    section.blocks.emplace_back(
        w.paragraph(w.t("report.owed.untold",
                        {{"count", untold.size()}, {"ids", analysis::say_list(untold, w.t)}})));
  return section;
}

// What was answered, by when it was asked for, and that the act is over.
std::string reply_and_end(Writing& w, const analysis::MeasurePair& pair, const Subject& country) {
  std::string told =
      answer::reply_in_words(w.name(country), pair.coded.reply_due, pair.coded.reply_received, w.t);
  if (!pair.ended_by) return told;
  if (!told.empty()) told += ". ";
  return told + w.t("measures.closed", {{"when", interval_in_words(pair.ended_by->valid, w.t)}});
}

std::vector<Paragraph> row_of(Writing& w, const analysis::TrackedMeasure& tracked,
                              const analysis::MeasurePair& pair, const Subject& country) {
  const record::Measure& measure = tracked.measure;
  Paragraph act;
  if (measure.date) act.push_back({date_in_words(*measure.date, w.t) + " – ", {}, {}});
  act.push_back(w.span(measure.action, w.cite(measure.action_claim), measure.subject));
  return {
      std::move(act),
      w.paragraph(std::string(pair.coded.commitment->id()), w.cite(pair.coded.standing().claim)),
      w.paragraph(reply_and_end(w, pair, country))};
}

}  // namespace

std::vector<Section> owed_as_member(Writing& w, const Subject& country) {
  const auto all = analysis::owed_as_member(w.view, country, [&](const Subject& mechanism) {
    return analysis::progress(w.view, {&mechanism, nullptr, nullptr}).commitments;
  });
  std::vector<Section> sections;
  for (const analysis::OwedThrough& through : all)
    sections.push_back(owed_through(w, through, country));
  return sections;
}

Section reports_due(Writing& w, const Subject& country) {
  Section section{w.sentence("report.cycle.title"), {}};
  const auto cycles = analysis::cycles(w.view, w.t.language());
  if (cycles.cycles.empty()) return section;
  const analysis::CycleReport& last = cycles.cycles.front();
  for (const analysis::CountryInCycle& counts : last.by_country) {
    if (counts.country != &country) continue;
    const std::size_t overdue = last.shows_overdue ? counts.overdue : 0;
    section.blocks.emplace_back(
        w.paragraph(w.t("report.cycle", {{"cycle", last.cycle.subject->id()},
                                         {"day", day_in_words(last.cycle.due, w.t.language())},
                                         {"due", counts.due},
                                         {"on_time", counts.on_time},
                                         {"late", counts.late},
                                         {"awaited", counts.awaited + counts.overdue - overdue},
                                         {"overdue", overdue}}),
                    w.cite(cycles.how)));
  }
  return section;
}

Section acts_in_tension(Writing& w, const Subject& country) {
  const auto report = analysis::measures(w.view, w.t.language());
  std::size_t acts = 0, coded = 0;
  Table table{{w.sentence("report.column.act"), w.sentence("report.column.promise"),
               w.sentence("report.column.reply")},
              {56, 14, 30},
              {}};
  for (const analysis::TrackedMeasure& tracked : report.measures) {
    if (tracked.measure.country != &country) continue;
    ++acts;
    if (tracked.coded()) ++coded;
    for (const analysis::MeasurePair& pair : tracked.pairs)
      if (pair.tension) table.rows.push_back(row_of(w, tracked, pair, country));
  }
  Section section{w.t("report.tension", {{"count", table.rows.size()}}), {}};
  section.blocks.emplace_back(w.paragraph(
      w.t("report.acts", {{"total", acts}, {"uncoded", acts - coded}}), w.cite(report.how)));
  if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
  return section;
}

}  // namespace acta::report
