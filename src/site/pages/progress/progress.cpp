#include "site/pages/progress/progress.h"

#include "answer/cycles.h"
#include "answer/tracks.h"
#include "base/date_words.h"
#include "report/annual_report.h"
#include "site/blocks.h"
#include "site/table.h"

namespace acta::site {
namespace {

Html draw_section(const Context& context, const answer::Table& table) {
  Html html{"<section><div class=\"head\"><h2>"};
  put(html.text, context.t("table." + table.key));
  html.text += "</h2><p>";
  put(html.text, context.t("page.progress.about." + table.key));
  html.text += "</p></div>\n" + draw_table(context, table).text + "</section>\n";
  return html;
}

// The rounds of reporting: what came when, and what did not, as facts with their dates.
Html draw_cycles(const Context& context, const analysis::CyclesReport& report,
                 const answer::Answer& answer) {
  const Messages& t = context.t;
  Html html{"<section><div class=\"head\"><h2>"};
  put(html.text, t("table.cycles"));
  html.text += "</h2><p>";
  put(html.text, t("page.progress.about.cycles"));
  html.text += "</p></div>\n";
  if (report.cycles.empty()) {
    html.text += draw_muted(t("page.progress.no-cycle")).text;
  } else {
    for (const analysis::CycleReport& each : report.cycles)
      for (const record::Cycle::Moved& moved : each.cycle.moved) {
        html.text += "<p>";
        put(html.text, t("page.progress.moved",
                         {{"id", each.cycle.subject->id()},
                          {"recorded", day_in_words(day_of(moved.recorded), t.language())},
                          {"from", day_in_words(moved.from, t.language())},
                          {"to", day_in_words(moved.to, t.language())},
                          {"reason", moved.reason.empty() ? t("fact.not-stated") : moved.reason}}));
        html.text += "</p>\n";
      }
    for (const char* const key : {"cycles", "cycle_countries"})
      html.text += draw_table(context, *answer.table(key)).text;
  }
  html.text += "</section>\n";
  return html;
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  const auto found = tracks_of(context);
  const analysis::TracksReport& report = *found;
  Page page;
  page.nav = "progress";
  page.title = t("nav.progress");
  page.answer = answer::tracks(context.view, found, t);
  const auto found_cycles = cycles_of(context);
  const analysis::CyclesReport& cycles = *found_cycles;
  for (answer::Table& table : answer::cycle_tables(context.view, cycles, t))
    page.answer.tables.push_back(std::move(table));
  const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
  const auto& reported = report.tallies[0];
  Marks mark;
  page.finding = mark.in(t("page.progress.finding", {{"total", number(reported.total)},
                                                     {"reported", number(reported.spoken())},
                                                     {"link", mark(open_how())},
                                                     {"end", mark(close_link())}}));
  page.lede = escaped(t("page.progress.lede"));
  page.document = [&context] {
    const int year = std::stoi(format_day(context.view.valid()));
    return report::annual_report(context.view, year, {}, context.t);
  };
  page.body = draw_remarks(page.answer, answer::Remark::Tone::headline);
  page.body.text += draw_remarks(page.answer, answer::Remark::Tone::finding).text;
  for (const char* const key : {"tracks", "tracks_by_country"})
    page.body.text += draw_section(context, *page.answer.table(key)).text;
  page.body.text += draw_cycles(context, cycles, page.answer).text;
  page.body.text += draw_how(context, page.answer).text;
  return page;
}

}  // namespace

void add_progress_page(Router& router, const Site& site) {
  add_page(router, site, "/progress", {}, make);
}

}  // namespace acta::site
