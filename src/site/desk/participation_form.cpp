#include "procedure/participation_form.h"

#include <array>

#include "register/records/participation.h"
#include "site/blocks.h"
#include "site/desk/desk_site.h"
#include "site/desk/participation_form.h"
#include "site/desk/property_fields.h"
#include "site/desk/sending.h"
#include "site/desk/typed.h"
#include "site/desk/words.h"
#include "site/segments.h"
#include "store/accounts/secret.h"

namespace acta::site {
namespace {

using procedure::ParticipationForm;

constexpr std::array questions = {"party", "actor_role", "share"};

// Those who stand behind it.
Field party_field(const Visit& visit, const ParticipationForm& form) {
  Field field =
      property_field(visit, "party", std::string(procedure::typed_at(form.said, "party")));
  field.choices = {{"", std::string(visit.t()("desk.report.choose"))}};
  const record::View& view = visit.context.view;
  if (const auto* const commitment = view.find("commitment/" + form.commitment))
    for (const auto& each : record::participations(view, *commitment))
      field.choices.emplace_back(each.party->name(), name_of(visit.context, *each.party));
  return field;
}

std::vector<Field> fields_of(const Visit& visit, const ParticipationForm& form) {
  const Messages& t = visit.t();
  std::vector<Field> fields;
  fields.push_back(party_field(visit, form));
  for (const char* question : {"actor_role", "share"})
    fields.push_back(
        property_field(visit, question, std::string(procedure::typed_at(form.said, question))));
  fields.push_back(property_field(visit, "unit", form.unit));
  fields.push_back({"left_on",
                    std::string(t("desk.participation.left_on")),
                    std::string(t("desk.participation.left_on.help")),
                    form.left_on,
                    {}});
  add_ground_fields(visit, form.ground, true, fields);
  return fields;
}

ProposalPage page_of(const Visit& visit, const ParticipationForm& form, const Errors&) {
  const auto* const subject = visit.context.view.find("commitment/" + form.commitment);
  return {visit.t()("desk.participation.heading", {{"id", form.commitment}}),
          "/desk/participation/" + encode_segment(form.commitment),
          {"<p class=\"promise\">" + promise_of(visit.context, *subject).text + "</p>\n"},
          fields_of(visit, form)};
}

// What the address names, if this reader may propose it. Otherwise it is not there.
Result<ParticipationForm> asked_for(const Visit& visit) {
  ParticipationForm form;
  form.commitment = visit.request.param("id");
  form.ground.language = visit.t().language();
  const auto matter = procedure::participation_matter(visit.context.view, form);
  if (!matter || !may(visit.matrix, visit.actor, procedure::Verb::propose, *matter).allowed)
    return not_found("error.permission.unknown");
  return form;
}

void read(const Visit& visit, ParticipationForm& form) {
  read_typed(visit, questions, form.said);
  form.unit = visit.sent("unit");
  form.left_on = visit.sent("left_on");
  read_ground(visit, "document of a commitment", form.ground);
}

Checked<procedure::Desk::Wanted> wanted(const Visit& visit, const ParticipationForm& form,
                                        const std::string& name) {
  const record::View& view = visit.context.view;
  auto drafts = TRY(procedure::participation_drafts(view, form, name));
  return procedure::Desk::Wanted{procedure::participation_matter(view, form).value(),
                                 "commitment/" + form.commitment, std::move(drafts)};
}

}  // namespace

void add_participation_form(Router& router, const DeskSite& desk) {
  add_proposal_form<ParticipationForm>(router, desk, "/{lang}/desk/participation/{id}",
                                       {asked_for, read, page_of, wanted});
}

}  // namespace acta::site
