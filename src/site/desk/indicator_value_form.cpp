#include "procedure/indicator_value_form.h"

#include <array>

#include "register/records/indicator.h"
#include "site/blocks.h"
#include "site/desk/indicator_form.h"
#include "site/desk/property_fields.h"
#include "site/desk/sending.h"
#include "site/desk/typed.h"
#include "site/segments.h"
#include "store/accounts/secret.h"

namespace acta::site {
namespace {

using procedure::IndicatorValueForm;

constexpr std::array questions = {"geo",       "period",      "category",      "value",
                                  "numerator", "denominator", "value_standing"};

std::vector<Field> fields_of(const Visit& visit, const IndicatorValueForm& form) {
  std::vector<Field> fields;
  for (const char* question : questions) {
    fields.push_back(
        property_field(visit, question, std::string(procedure::typed_at(form.said, question))));
    if (std::string_view(question) == "value")
      fields.push_back(property_field(visit, "unit", form.unit));
  }
  add_ground_fields(visit, form.ground, true, fields);
  return fields;
}

ProposalPage page_of(const Visit& visit, const IndicatorValueForm& form, const Errors&) {
  const Messages& t = visit.t();
  const auto* const subject = visit.context.view.find("indicator/" + form.indicator);
  const std::string id = encode_segment(form.indicator);
  Html above{
      "<p class=\"promise\">" + link(visit.path("/indicators/" + id), form.indicator).text + ' ' +
      in_its_language(visit.context, record::name(visit.context.view, *subject, t.language()))
          .text +
      "</p>\n"};
  return {t("desk.indicator.value", {{"id", form.indicator}}), "/desk/indicator-value/" + id,
          std::move(above), fields_of(visit, form)};
}

// What the address names, if this reader may propose it. Otherwise it is not there.
Result<IndicatorValueForm> asked_for(const Visit& visit) {
  IndicatorValueForm form;
  form.indicator = visit.request.param("id");
  form.ground.language = visit.t().language();
  const record::View& view = visit.context.view;
  const auto matter = procedure::indicator_value_matter(view, form);
  if (!matter || !may(visit.matrix, visit.actor, procedure::Verb::propose, *matter).allowed)
    return not_found("error.permission.unknown");
  form.unit =
      record::indicator(view, *view.find("indicator/" + form.indicator), form.ground.language).unit;
  return form;
}

void read(const Visit& visit, IndicatorValueForm& form) {
  read_typed(visit, questions, form.said);
  form.unit = visit.sent("unit");
  read_ground(visit, "document of an indicator", form.ground);
}

Checked<procedure::Desk::Wanted> wanted(const Visit& visit, const IndicatorValueForm& form,
                                        const std::string& name) {
  const record::View& view = visit.context.view;
  auto drafts = TRY(procedure::indicator_value_drafts(view, form, name));
  return procedure::Desk::Wanted{procedure::indicator_value_matter(view, form).value(),
                                 procedure::indicator_value_of(view, form), std::move(drafts)};
}

}  // namespace

void add_indicator_value_form(Router& router, const DeskSite& desk) {
  add_proposal_form<IndicatorValueForm>(router, desk, "/{lang}/desk/indicator-value/{id}",
                                        {asked_for, read, page_of, wanted});
}

}  // namespace acta::site
