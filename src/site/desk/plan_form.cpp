#include "procedure/plan_form.h"

#include "analysis/plans.h"
#include "site/blocks.h"
#include "site/desk/desk_views.h"
#include "site/desk/plan_form.h"
#include "site/desk/property_fields.h"
#include "site/desk/sending.h"
#include "site/desk/typed.h"
#include "site/pages/committees/plan.h"
#include "site/segments.h"
#include "store/accounts/secret.h"

namespace acta::site {
namespace {

using procedure::PlanForm;
using record::Subject;

bool may_keep(const Visit& visit, std::string_view committee) {
  PlanForm form;
  form.committee = committee;
  const auto matter = procedure::plan_matter(visit.context.view, form);
  return matter && may(visit.matrix, visit.actor, procedure::Verb::propose, *matter).allowed;
}

std::vector<const Subject*> kept_by(const Visit& visit) {
  std::vector<const Subject*> kept;
  for (const Subject* each : visit.context.view.subjects("committee"))
    if (may_keep(visit, each->id())) kept.push_back(each);
  return kept;
}

std::vector<Field> fields_of(const Visit& visit, const PlanForm& form) {
  std::vector<Field> fields;
  for (const char* question : procedure::plan_questions()) {
    Field field =
        property_field(visit, question, std::string(procedure::typed_at(form.said, question)));
    field.is_long = true;
    field.choices.clear();
    if (std::string_view(question) != "plan_purpose") {
      field.label = plan_part_in_words(visit.context, question);
      field.help = visit.t()("desk.plan.lines");
    }
    fields.push_back(std::move(field));
  }
  add_ground_fields(visit, form.ground, true, fields);
  return fields;
}

ProposalPage page_of(const Visit& visit, const PlanForm& form, const Errors&) {
  const Subject& committee = *visit.context.view.find("committee/" + form.committee);
  Html above{"<p>"};
  put(above.text, plan_in_words(visit.context, *analysis::plan_of(visit.context.view, committee)));
  above.text += "</p>\n";
  return {visit.t()("desk.plan.heading", {{"id", form.committee}}),
          "/desk/plan/" + encode_segment(form.committee), std::move(above), fields_of(visit, form)};
}

Result<Response> draw_list(const Visit& visit) {
  std::vector<DeskLine> lines;
  for (const Subject* each : kept_by(visit))
    lines.push_back(
        {visit.path("/desk/plan/" + encode_segment(each->id())),
         std::string(each->id()) + " · " + name_of(visit.context, *each),
         {},
         escaped(plan_in_words(visit.context, *analysis::plan_of(visit.context.view, *each)))});
  if (lines.empty()) return not_found("error.permission.unknown");
  DeskPage page;
  page.title = visit.t()("desk.begin.plan");
  page.body = draw_desk_lines(visit.t(), "desk.plan.list", lines);
  return draw_desk_page(visit, page);
}

void read(const Visit& visit, PlanForm& form) {
  read_typed(visit, procedure::plan_questions(), form.said);
  read_ground(visit, "plan of a group", form.ground);
}

Result<PlanForm> asked_for(const Visit& visit) {
  const std::string id(visit.request.param("id"));
  if (!may_keep(visit, id)) return not_found("error.permission.unknown");
  return procedure::plan_form(visit.context.view, id, visit.t().language());
}

Checked<procedure::Desk::Wanted> wanted(const Visit& visit, const PlanForm& form,
                                        const std::string& name) {
  const record::View& view = visit.context.view;
  auto drafts = TRY(procedure::plan_drafts(view, form, name));
  return procedure::Desk::Wanted{procedure::plan_matter(view, form).value(),
                                 "committee/" + form.committee, std::move(drafts)};
}

}  // namespace

bool may_propose_plans(const Visit& visit) { return !kept_by(visit).empty(); }

void add_plan_form(Router& router, const DeskSite& desk) {
  router.get("/{lang}/desk/plan", Format::html, for_signed_in(desk, draw_list));
  add_proposal_form<PlanForm>(router, desk, "/{lang}/desk/plan/{id}",
                              {asked_for, read, page_of, wanted});
}

}  // namespace acta::site
