#include "site/pages/reporting/reporting.h"

#include "answer/answers.h"
#include "site/blocks.h"
#include "site/table.h"

namespace acta::site {
namespace {

Html finding(const Context& context, const analysis::ReportingBurden& burden) {
  const auto count = [](std::size_t number) { return static_cast<std::int64_t>(number); };
  Marks mark;
  return mark.in(context.t("page.reporting.finding", {{"several", count(burden.several)},
                                                      {"total", count(burden.indicators.size())},
                                                      {"link", mark(open_how())},
                                                      {"end", mark(close_link())}}));
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  const auto burden = context.site.findings->of<analysis::ReportingBurden>(
      context.view, "reporting burden", [&] { return analysis::reporting_burden(context.view); });
  Page page;
  page.nav = "reporting-burden";
  page.title = t("nav.reporting-burden");
  page.answer = answer::reporting_burden(context.view, burden, t);
  page.finding = finding(context, *burden);
  page.lede = escaped(t("page.reporting.lede"));
  page.body = draw_remarks(page.answer, answer::Remark::Tone::finding);
  for (const answer::Table& table : page.answer.tables) {
    page.body.text += "<section>\n";
    page.body.text += draw_table(context, table).text + "</section>\n";
  }
  page.body.text += draw_how(context, page.answer).text;
  return page;
}

}  // namespace

void add_reporting_page(Router& router, const Site& site) {
  add_page(router, site, "/reporting-burden", {}, make);
}

}  // namespace acta::site
