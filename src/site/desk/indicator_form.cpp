#include "site/desk/indicator_form.h"

#include <algorithm>

#include "procedure/indicator_form.h"
#include "site/blocks.h"
#include "site/desk/amendable.h"
#include "site/desk/property_fields.h"
#include "site/desk/sending.h"
#include "site/desk/typed.h"
#include "site/segments.h"
#include "store/accounts/secret.h"

namespace acta::site {
namespace {

using procedure::IndicatorForm;
using procedure::Verb;

bool says(const Errors& errors, std::string_view place) {
  return std::any_of(errors.begin(), errors.end(),
                     [&](const Error& error) { return error.place == place; });
}

std::string typed(const IndicatorForm& form, std::string_view name) {
  return std::string(procedure::typed_at(form.said, name));
}

std::vector<Field> fields_of(const Visit& visit, const IndicatorForm& form, const Errors& errors) {
  const Messages& t = visit.t();
  std::vector<Field> fields;
  for (const char* question : procedure::indicator_questions())
    fields.push_back(property_field(visit, question, typed(form, question)));
  fields.push_back(property_field(visit, "method", typed(form, "method")));
  if (!form.id.empty()) {
    fields.push_back({"method_from",
                      std::string(t("desk.indicator.method_from")),
                      std::string(t("desk.indicator.method_from.help")),
                      typed(form, "method_from"),
                      {}});
    if (says(errors, "weakening") || !typed(form, "weakening").empty()) {
      Field weakening = property_field(visit, "weakening", typed(form, "weakening"));
      weakening.help = t("desk.commitment.weakening.help");
      fields.push_back(std::move(weakening));
    }
  }
  add_ground_fields(visit, form.ground, !form.id.empty(), fields);
  return fields;
}

Html amendable(const Visit& visit) {
  return draw_amendable(
      visit, "indicator", "desk.indicator.amendable", [&](const record::Subject& subject) {
        IndicatorForm form;
        form.id = std::string(subject.id());
        const auto matter = procedure::indicator_matter(visit.context.view, form);
        return matter && may(visit.matrix, visit.actor, Verb::propose, *matter).allowed;
      });
}

ProposalPage page_of(const Visit& visit, const IndicatorForm& form, const Errors& errors) {
  const Messages& t = visit.t();
  if (form.id.empty())
    return {std::string(t("desk.begin.indicator")), "/desk/indicator", amendable(visit),
            fields_of(visit, form, errors)};
  const std::string id = encode_segment(form.id);
  Html above{
      "<p>" +
      link(visit.path("/desk/indicator-value/" + id), std::string(t("desk.indicator.add-value")))
          .text +
      "</p>\n"};
  return {t("desk.commitment.heading", {{"id", form.id}}), "/desk/indicator/" + id,
          std::move(above), fields_of(visit, form, errors)};
}

// What the address names, if this reader may propose it. Otherwise it is not there.
Result<IndicatorForm> asked_for(const Visit& visit) {
  const std::string id = id_asked_for(visit);
  if (id.empty()) {
    if (!may_propose_indicators(visit)) return not_found("error.permission.unknown");
    IndicatorForm form;
    form.ground.language = visit.t().language();
    return form;
  }
  IndicatorForm form = procedure::indicator_form(visit.context.view, id, visit.t().language());
  const auto matter = procedure::indicator_matter(visit.context.view, form);
  if (!matter || !may(visit.matrix, visit.actor, Verb::propose, *matter).allowed)
    return not_found("error.permission.unknown");
  return form;
}

void read(const Visit& visit, IndicatorForm& form) {
  read_typed(visit, procedure::indicator_questions(), form.said);
  for (const char* name : {"method", "method_from", "weakening"})
    form.said[name] = visit.sent(name);
  read_ground(visit, "document of an indicator", form.ground);
}

Checked<procedure::Desk::Wanted> wanted(const Visit& visit, const IndicatorForm& form,
                                        const std::string& name) {
  const record::View& view = visit.context.view;
  auto drafts = TRY(procedure::indicator_drafts(view, form, name));
  return procedure::Desk::Wanted{procedure::indicator_matter(view, form).value(),
                                 procedure::indicator_of(form, name), std::move(drafts)};
}

}  // namespace

bool may_propose_indicators(const Visit& visit) {
  return std::any_of(visit.actor.seats.begin(), visit.actor.seats.end(),
                     [&](const procedure::Seat& seat) {
                       procedure::Matter matter{.kind = "indicator", .mechanism = seat.mechanism};
                       if (!seat.committee.empty()) matter.committees = {seat.committee};
                       return may(visit.matrix, visit.actor, Verb::propose, matter).allowed;
                     });
}

void add_indicator_form(Router& router, const DeskSite& desk) {
  add_subject_form<IndicatorForm>(router, desk, "indicator",
                                  {asked_for, read, page_of, wanted, {"weakening"}});
}

}  // namespace acta::site
