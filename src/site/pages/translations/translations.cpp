#include "site/pages/translations/translations.h"

#include "answer/answers.h"
#include "site/blocks.h"
#include "site/table.h"

namespace acta::site {
namespace {

std::string finding_of(const Messages& t, const analysis::TranslationReport& report) {
  const auto readable = [&](std::size_t at) {
    return static_cast<std::int64_t>(report.parity.at(at).readable());
  };
  return t("page.translations.finding", {{"texts", report.texts.size()},
                                         {"en", readable(0)},
                                         {"es", readable(1)},
                                         {"pt", readable(2)},
                                         {"fr", readable(3)}});
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  const auto report = translations_of(context);
  Page page;
  page.nav = "translations";
  page.title = t("nav.translations");
  page.answer = answer::translations(context.view, report, t);
  page.finding = escaped(finding_of(t, *report));
  page.lede = escaped(t("page.translations.lede"));
  if (context.draws())
    for (const answer::Table& table : page.answer.tables)
      page.body.text +=
          "<section class=\"first\">\n" + draw_table(context, table).text + "</section>\n";
  page.body.text += draw_how(context, page.answer).text;
  return page;
}

}  // namespace

void add_translations_page(Router& router, const Site& site) {
  add_page(router, site, "/translations", {}, make);
}

}  // namespace acta::site
