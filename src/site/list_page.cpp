#include "site/list_page.h"

#include "site/blocks.h"
#include "site/table.h"

namespace acta::site {

Page make_list_page(const Context& context, std::string_view nav, answer::Table table,
                    std::vector<std::string> inputs, std::string finding) {
  const Messages& t = context.t;
  Page page;
  page.nav = nav;
  page.title = t("nav." + page.nav);
  page.finding = escaped(finding);
  page.answer.question = nav;
  page.answer.title = page.title;
  page.answer.how = analysis::computed(context.view, "rule.list", std::move(inputs));
  page.answer.tables.push_back(std::move(table));
  if (context.draws())
    page.body.text = "<section class=\"first\">\n" +
                     draw_table(context, page.answer.tables.front()).text + "</section>\n" +
                     draw_how(context, page.answer).text;
  return page;
}

}  // namespace acta::site
