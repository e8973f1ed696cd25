#include "procedure/measure_form.h"

#include "register/records/code_class.h"
#include "register/records/measure.h"
#include "register/records/mechanism.h"
#include "register/records/membership.h"
#include "site/blocks.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"
#include "site/desk/sending.h"
#include "site/desk/typed.h"
#include "site/desk/words.h"
#include "site/layout.h"
#include "site/segments.h"
#include "store/accounts/secret.h"

namespace acta::site {
namespace {

using procedure::MeasureForm;
using record::Subject;

std::string address_of_form(const MeasureForm& form) {
  return "/desk/measure" + (form.id.empty() ? "" : "/" + encode_segment(form.id));
}

// The states for which the reader may say such a thing.
void put_countries(const Visit& visit, Field& field) {
  const Subject* const centre = record::centre(visit.context.view);
  if (!centre) return;
  for (const record::Membership& member : record::memberships_of(visit.context.view, *centre)) {
    MeasureForm form;
    form.country = member.party->id();
    const auto matter = procedure::measure_matter(visit.context.view, form);
    if (member.kind == record::MembershipKind::full && matter &&
        may(visit.matrix, visit.actor, procedure::Verb::propose, *matter).allowed)
      field.choices.emplace_back(form.country, name_of(visit.context, *member.party));
  }
}

std::vector<Field> fields_of(const Visit& visit, const MeasureForm& form) {
  const Messages& t = visit.t();
  std::vector<Field> fields;
  const auto add = [&](const char* name, const std::string& value) -> Field& {
    const std::string key = std::string("desk.measure.") + name;
    return fields.emplace_back(Field{name,
                                     std::string(t(key)),
                                     t.has(key + ".help") ? std::string(t(key + ".help")) : "",
                                     value,
                                     {}});
  };
  const auto codes = [&](Field& field, std::string_view property) {
    field.choices.emplace_back("", t("desk.report.choose"));
    const auto* const known = visit.context.view.vocabulary().property(property);
    for (const std::string& code : known ? known->codes : std::vector<std::string>{})
      field.choices.emplace_back(
          code, record::label_of(visit.context.view, property, code, t.language()).text);
  };
  if (form.id.empty()) {
    Field& country = add("country", form.country);
    country.choices.emplace_back("", t("desk.report.choose"));
    put_countries(visit, country);
    codes(add("type", form.type), "measure_type");
    add("action", form.action).is_long = true;
    add("date", form.date);
  }
  codes(add("status", form.status), "measure_status");
  add("since", form.since);
  add("title", form.title);
  add("publisher", form.publisher);
  codes(add("standing", form.standing), "standing");
  add("address", form.address);
  add("locator", form.locator);
  Field& language = add("language", form.language);
  for (const auto& [tag, name] : languages) language.choices.emplace_back(tag, name);
  return fields;
}

Html standing(const Visit& visit, const MeasureForm& form) {
  const Subject* const act =
      form.id.empty() ? nullptr : visit.context.view.find("measure/" + form.id);
  if (!act) return {};
  const auto measure = record::measure(visit.context.view, *act, visit.t().language());
  return {"<p class=\"promise\">" + in_its_language(visit.context, measure.action).text + "</p>\n"};
}

ProposalPage page_of(const Visit& visit, const MeasureForm& form, const Errors&) {
  const Messages& t = visit.t();
  return {form.id.empty() ? std::string(t("desk.begin.measure"))
                          : t("desk.measure.change", {{"id", form.id}}),
          address_of_form(form), standing(visit, form), fields_of(visit, form)};
}

// What the address names, if this reader may speak of it. Otherwise it is not there.
Result<MeasureForm> asked_for(const Visit& visit) {
  MeasureForm form;
  form.id = id_asked_for(visit);
  form.language = visit.t().language();
  if (form.id.empty()) {
    if (!may_record_measures(visit)) return not_found("error.permission.unknown");
    return form;
  }
  const auto matter = procedure::measure_matter(visit.context.view, form);
  if (!matter || !may(visit.matrix, visit.actor, procedure::Verb::propose, *matter).allowed)
    return not_found("error.permission.unknown");
  return form;
}

void read(const Visit& visit, MeasureForm& form) {
  read_sent(visit, {{"country", &form.country},
                    {"type", &form.type},
                    {"action", &form.action},
                    {"date", &form.date},
                    {"status", &form.status},
                    {"since", &form.since},
                    {"title", &form.title},
                    {"publisher", &form.publisher},
                    {"standing", &form.standing},
                    {"address", &form.address},
                    {"locator", &form.locator},
                    {"language", &form.language}});
}

Checked<procedure::Desk::Wanted> wanted(const Visit& visit, const MeasureForm& form,
                                        const std::string& name) {
  const record::View& view = visit.context.view;
  auto drafts = TRY(procedure::measure_drafts(view, form, name));
  return procedure::Desk::Wanted{procedure::measure_matter(view, form).value(),
                                 procedure::measure_of(form, name), std::move(drafts)};
}

}  // namespace

bool may_record_measures(const Visit& visit) {
  Field countries{"country", {}, {}, {}, {}};
  put_countries(visit, countries);
  return !countries.choices.empty();
}

void add_measure_form(Router& router, const DeskSite& desk) {
  add_subject_form<MeasureForm>(router, desk, "measure", {asked_for, read, page_of, wanted});
}

}  // namespace acta::site
