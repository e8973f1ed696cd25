#include "procedure/resolution_form.h"

#include <algorithm>

#include "analysis/disagreements.h"
#include "answer/names.h"
#include "answer/words.h"
#include "site/blocks.h"
#include "site/claims.h"
#include "site/desk/desk_views.h"
#include "site/desk/property_fields.h"
#include "site/desk/resolution_form.h"
#include "site/desk/sending.h"
#include "site/desk/typed.h"
#include "store/accounts/secret.h"

namespace acta::site {
namespace {

using procedure::ResolutionForm;
using procedure::SideChoice;
using record::Disagreement;

std::string address_of(const std::string& id) { return "/desk/resolution/" + id; }

// What it is about; every side stands with its source in the choice below.
Html in_dispute(const Visit& visit, const Disagreement& what) {
  const std::string label(
      visit.context.view.vocabulary().label(what.property, visit.t().language()));
  Html html{"<p>" + link_to(visit.context, *what.about).text + ", "};
  put(html.text, label);
  html.text += "</p>\n";
  return html;
}

std::vector<Field> fields_of(const Visit& visit, const ResolutionForm& form,
                             const Disagreement& what) {
  const Messages& t = visit.t();
  std::vector<Field> fields;
  Field follows{"follows",
                std::string(t("desk.resolution.follows")),
                std::string(t("desk.resolution.follows.help")),
                form.follows,
                {}};
  follows.choices.emplace_back("", t("desk.report.choose"));
  for (const SideChoice& choice : procedure::side_choices(what))
    follows.choices.emplace_back(
        choice.name, choice.sides.size() == what.sides.size()
                         ? std::string(t("desk.resolution.follows.all"))
                         : answer::sides_for_people(visit.context.view, choice.sides, t));
  fields.push_back(property_field(visit, "resolution", form.kind));
  fields.push_back(std::move(follows));
  add_ground_fields(visit, form.ground, true, fields);
  return fields;
}

ProposalPage page_of(const Visit& visit, const ResolutionForm& form, const Errors&) {
  const auto what = procedure::disagreement_named(visit.context.view, form.id);
  const std::string called = what->noted ? form.id : name_of(visit.context, *what->about);
  return {visit.t()("desk.resolution.heading", {{"id", called}}), address_of(form.id),
          in_dispute(visit, *what), fields_of(visit, form, *what)};
}

// What the address names, if this reader may propose it. Otherwise it is not there.
Result<ResolutionForm> asked_for(const Visit& visit) {
  const auto kind = visit.request.params.find("kind");  // of what nobody noted yet
  const std::string id = (kind == visit.request.params.end() ? std::string() : kind->second + '/') +
                         id_asked_for(visit);
  ResolutionForm form = procedure::resolution_form(visit.context.view, id, visit.t().language());
  const auto matter = procedure::resolution_matter(visit.context.view, form);
  if (!matter || !may(visit.matrix, visit.actor, procedure::Verb::propose, *matter).allowed)
    return not_found("error.permission.unknown");
  return form;
}

void read(const Visit& visit, ResolutionForm& form) {
  read_sent(visit, {{"resolution", &form.kind}, {"follows", &form.follows}});
  read_ground(visit, "document on a disagreement", form.ground);
}

Checked<procedure::Desk::Wanted> wanted(const Visit& visit, const ResolutionForm& form,
                                        const std::string& name) {
  const record::View& view = visit.context.view;
  auto drafts = TRY(procedure::resolution_drafts(view, form, name));
  return procedure::Desk::Wanted{procedure::resolution_matter(view, form).value(),
                                 procedure::resolution_of(form, name), std::move(drafts)};
}

Result<Response> draw_list(const Visit& visit) {
  if (!may_propose_resolutions(visit)) return not_found("error.permission.unknown");
  const Messages& t = visit.t();
  auto all = analysis::list_disagreements(visit.context.view, t.language()).all;
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.what.open() && !b.what.open(); });
  std::vector<DeskLine> lines;
  for (const auto& [id, what, title, assessment, severity, nature] : all) {
    const std::string label(visit.context.view.vocabulary().label(what.property, t.language()));
    lines.push_back({visit.path(address_of(id)),
                     title.empty() ? name_of(visit.context, *what.about) + ", " + label
                                   : id + " · " + answer::tagged(title, t),
                     state_in_words(visit.context, what),
                     escaped(answer::sides_for_people(visit.context.view, what.sides, t))});
  }
  DeskPage page;
  page.title = t("desk.begin.resolution");
  page.body = draw_desk_lines(t, "desk.resolution.list", lines);
  return draw_desk_page(visit, page);
}

}  // namespace

bool may_propose_resolutions(const Visit& visit) { return may_begin(visit, "structure"); }

void add_resolution_form(Router& router, const DeskSite& desk) {
  router.get("/{lang}/desk/resolution", Format::html, for_signed_in(desk, draw_list));
  for (const char* of : {"/{id}", "/{kind}/{id}"})
    add_proposal_form<ResolutionForm>(router, desk, std::string("/{lang}/desk/resolution") + of,
                                      {asked_for, read, page_of, wanted});
}

}  // namespace acta::site
