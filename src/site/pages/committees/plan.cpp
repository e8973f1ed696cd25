#include "site/pages/committees/plan.h"

#include "analysis/sentence.h"
#include "answer/names.h"
#include "answer/words.h"
#include "register/records/code_class.h"
#include "register/records/fields.h"
#include "site/blocks.h"
#include "site/claims.h"

namespace acta::site {

using analysis::Plan;
using analysis::PlanPart;
using answer::Cell;

namespace {

record::LocalText text_of(const Context& context, const record::Claim& claim) {
  return record::text_in(context.view, claim, context.t.language());
}

void draw_part(const Context& context, const PlanPart& part, std::string& html) {
  html += "<h3 class=\"h3\">";
  put(html, plan_part_in_words(context, part.code));
  html += "</h3>\n<ul class=\"plain\">\n";
  for (const record::Claim* claim : part.said) {
    html += "<li>" + in_its_language(context, text_of(context, *claim)).text +
            " <span class=\"m\">" + draw_citation(context, *claim).text + "</span></li>\n";
  }
  for (const record::Subject* thing : part.things)
    html += "<li>" + link_to(context, *thing).text + "</li>\n";
  html += "</ul>\n";
}

}  // namespace

std::string plan_part_in_words(const Context& context, std::string_view code) {
  return record::label_of(context.view, "plan_part", code, context.t.language()).text;
}

std::string plan_in_words(const Context& context, const Plan& plan) {
  std::vector<std::string> missing;
  for (const std::string_view code : plan.missing())
    missing.push_back(plan_part_in_words(context, code));
  return context.t("plan.meter", {{"held", plan.held()},
                                  {"parts", plan.parts.size()},
                                  {"missing_count", missing.size()},
                                  {"missing", analysis::say_list(missing, context.t)}});
}

Html draw_plan(const Context& context, const Plan& plan) {
  Html html{"<section id=\"plan\">" + draw_heading(context.t("page.plan.title")).text + "<p>"};
  put(html.text, plan_in_words(context, plan));
  html.text += "</p>\n";
  for (const PlanPart& part : plan.parts)
    if (part.held()) draw_part(context, part, html.text);
  html.text += "</section>\n";
  return html;
}

answer::Table plan_table(const Context& context, const Plan& plan) {
  answer::Table table{"plan", {{"plan_part"}, {"held"}, {"text"}, {"language"}, {"source"}}, {}};
  for (const PlanPart& part : plan.parts) {
    const Cell name = Cell::text(part.code, plan_part_in_words(context, part.code));
    const Cell held = Cell::flag(part.held(), context.t);
    if (!part.held()) table.add({name, held, Cell::missing(), Cell::missing(), Cell::missing()});
    for (const record::Claim* claim : part.said) {
      const auto text = text_of(context, *claim);
      table.add({name, held, answer::said_cell(text, context.t), Cell::text(text.language),
                 answer::source_cell(claim)});
    }
    for (const record::Subject* thing : part.things)
      table.add({name, held, answer::id_cell(context.view, thing, context.t), Cell::missing(),
                 Cell::missing()});
  }
  return table;
}

}  // namespace acta::site
