#include "site/pages/roles/roles.h"

#include "answer/answers.h"
#include "site/blocks.h"
#include "site/table.h"

namespace acta::site {
namespace {

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  Page page;
  page.nav = "roles";
  page.title = t("nav.roles");
  page.finding = escaped(t("roles.title"));
  page.lede = escaped(t("page.roles.lede"));
  page.answer = answer::roles(context.view, t);
  page.body = draw_remarks(page.answer, answer::Remark::Tone::warning);
  for (const answer::Table& table : page.answer.tables)
    page.body.text += "<section>" + draw_table(context, table).text + "</section>\n";
  page.body.text += draw_how(context, page.answer).text;
  return page;
}

}  // namespace

void add_roles_page(Router& router, const Site& site) {
  add_page(router, site, "/roles", {}, make);
}

}  // namespace acta::site
