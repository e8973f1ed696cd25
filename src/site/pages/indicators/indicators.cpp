#include "site/pages/indicators/indicators.h"

#include "answer/indicators.h"
#include "site/blocks.h"
#include "site/pages/record/subject.h"
#include "site/table.h"

namespace acta::site {
namespace {

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  const auto counts = indicator_counts(context);
  Page page;
  page.nav = "indicators";
  page.title = t("nav.indicators");
  page.answer = answer::indicators(context.view, subjects_of(context, "indicator"),
                                   subjects_of(context, "observation"), t);
  page.answer.title = page.title;
  const auto& [defined, observed] =
      std::pair(page.answer.tables[0].size(), page.answer.tables[1].size());
  Marks mark;
  page.finding = mark.in(t("page.indicators.finding", {{"count", defined},
                                                       {"baseline", counts->with_baseline},
                                                       {"link", mark(open_how())},
                                                       {"end", mark(close_link())}}));
  page.lede =
      escaped(t("page.indicators.lede", {{"figures", observed}, {"series", counts->series}}));
  bool first = true;
  for (const answer::Table& table : page.answer.tables) {
    page.body.text += first ? "<section class=\"first\">\n" : "<section>\n";
    page.body.text += draw_table(context, table).text + "</section>\n";
    first = false;
  }
  page.body.text += draw_how(context, page.answer).text;
  return page;
}

}  // namespace

void add_indicator_pages(Router& router, const Site& site) {
  add_page(router, site, "/indicators", {}, make);
  add_page(router, site, "/indicators/{id}", subject_keys, make_indicator_page);
}

}  // namespace acta::site
