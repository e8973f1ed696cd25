#include "procedure/commitment_form.h"

#include <algorithm>

#include "register/records/code_class.h"
#include "register/records/meeting.h"
#include "site/blocks.h"
#include "site/desk/amendable.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"
#include "site/desk/property_fields.h"
#include "site/desk/sending.h"
#include "site/desk/typed.h"
#include "site/desk/words.h"
#include "site/layout.h"
#include "site/segments.h"
#include "store/accounts/secret.h"

// A new commitment, or what is to be said otherwise of one on record.
namespace acta::site {
namespace {

using procedure::CommitmentForm;
using procedure::Verb;
using record::Subject;

Field asked(const Visit& visit, const std::string& name, const std::string& value) {
  const std::string key = "desk.commitment." + name;
  const Messages& t = visit.t();
  return {name,
          std::string(t(key)),
          t.has(key + ".help") ? std::string(t(key + ".help")) : "",
          value,
          {}};
}

// A property as a promise has it, where there are any in plainer words than the vocabulary's.
Field question(const Visit& visit, const CommitmentForm& form, const std::string& property) {
  Field field =
      property_field(visit, property, std::string(procedure::typed_at(form.said, property)));
  if (!visit.t().has("desk.commitment." + property)) return field;  // the vocabulary explains it
  const Field words = asked(visit, property, {});
  field.label = words.label;
  field.help = words.help;
  field.is_long = property == "text";
  return field;
}

Field choice(const Visit& visit, const std::string& name, const std::string& value,
             std::initializer_list<const char*> codes) {
  Field field = asked(visit, name, value);
  for (const char* code : codes)
    field.choices.emplace_back(code, visit.t()("desk.commitment." + name + '.' + code));
  return field;
}

bool says(const Errors& errors, std::string_view place) {
  return std::any_of(errors.begin(), errors.end(),
                     [&](const Error& error) { return error.place == place; });
}

std::vector<Field> fields_of(const Visit& visit, const CommitmentForm& form, const Errors& errors) {
  const bool is_new = form.id.empty();
  std::vector<Field> fields;
  if (is_new) fields.push_back(asked(visit, "actor", form.actors));
  for (const char* property : procedure::commitment_questions(is_new)) {
    if (!visit.context.view.vocabulary().property(property)) continue;
    fields.push_back(question(visit, form, property));
    if (property == std::string_view("quantity")) fields.push_back(question(visit, form, "unit"));
    if (property != std::string_view("text") || !is_new) continue;
    if (says(errors, "different") || !form.different.empty()) {
      fields.push_back(choice(visit, "different", form.different, {"yes"}));
      auto& choices = fields.back().choices;
      choices.emplace(choices.begin(), "", visit.t()("desk.report.choose"));
    }
    fields.push_back(asked(visit, "quote", form.quote));
  }
  if (!is_new) {
    fields.push_back(choice(visit, "change", form.change, {"amendment", "correction"}));
    if (says(errors, "weakening") || !form.weakening.empty()) {
      Field weakening = property_field(visit, "weakening", form.weakening);
      weakening.label = visit.t()("desk.commitment.weakening");
      weakening.help = visit.t()("desk.commitment.weakening.help");
      fields.push_back(std::move(weakening));
    }
  }
  add_ground_fields(visit, form.ground, !is_new, fields);
  return fields;
}

Html amendable(const Visit& visit) {
  return draw_amendable(
      visit, "commitment", "desk.commitment.amendable", [&](const Subject& subject) {
        CommitmentForm form;
        form.id = std::string(subject.id());
        const auto matter = procedure::commitment_matter(visit.context.view, form);
        return matter && may(visit.matrix, visit.actor, Verb::propose, *matter).allowed;
      });
}

std::string draw_promise(const std::string& address, const std::string& id, const Html& text) {
  return "<p class=\"promise\">" + link(address, id).text + " " + text.text + "</p>\n";
}

// New promises that wait for others, as far as this reader may see them; but for the one that is
// written anew here.
std::vector<procedure::PromiseInReview> in_review(const Visit& visit) {
  auto promises = procedure::promises_in_review(visit.desk.desk.all(visit.actor));
  std::erase_if(promises, [&](const procedure::PromiseInReview& each) {
    return each.proposal == visit.sent("proposal");
  });
  return promises;
}

// What reads almost like the new: on record, and in review.
Html alike(const Visit& visit, const Errors& errors) {
  Html html;
  for (const Error& error : errors) {
    if (error.message == "error.commitment.like")
      if (const auto* subject = visit.context.view.find("commitment/" + error.hint))
        html.text += draw_promise(visit.path("/commitments/" + error.hint), error.hint,
                                  promise_of(visit.context, *subject));
    if (error.message != "error.commitment.like-in-review") continue;
    for (const procedure::PromiseInReview& each : in_review(visit))
      if (each.proposal == error.hint)
        html.text += draw_promise(visit.path("/desk/proposals/" + each.proposal), each.proposal,
                                  in_its_language(visit.context, {each.text, each.language}));
  }
  return html;
}

// The promise that is changed, what reads almost like the new one, or what can be changed.
Html standing(const Visit& visit, const CommitmentForm& form, const Errors& errors) {
  const std::string& id = form.id;
  if (id.empty()) {
    Html html = alike(visit, errors);
    return html.empty() ? amendable(visit) : html;
  }
  const Subject* const subject = visit.context.view.find("commitment/" + id);
  if (!subject) return {};
  return {draw_promise(visit.path("/commitments/" + id), id, promise_of(visit.context, *subject)) +
          "<p>" +
          link(visit.path("/desk/participation/" + encode_segment(id)),
               visit.t()("desk.participation.heading", {{"id", id}}))
              .text +
          "</p>\n"};
}

ProposalPage page_of(const Visit& visit, const CommitmentForm& form, const Errors& errors) {
  const Messages& t = visit.t();
  return {form.id.empty() ? std::string(t("desk.begin.commitment"))
                          : t("desk.commitment.heading", {{"id", form.id}}),
          "/desk/commitment" + (form.id.empty() ? "" : "/" + encode_segment(form.id)),
          standing(visit, form, errors), fields_of(visit, form, errors)};
}

// What the address names, if this reader may propose it. Otherwise it is not there.
Result<CommitmentForm> asked_for(const Visit& visit) {
  const std::string id = id_asked_for(visit);
  if (id.empty()) {
    if (!may_propose_commitments(visit)) return not_found("error.permission.unknown");
    CommitmentForm form;
    form.ground.language = visit.t().language();
    return form;
  }
  CommitmentForm form = procedure::commitment_form(visit.context.view, id, visit.t().language());
  const auto matter = procedure::commitment_matter(visit.context.view, form);
  if (!matter || !may(visit.matrix, visit.actor, Verb::propose, *matter).allowed)
    return not_found("error.permission.unknown");
  return form;
}

void read(const Visit& visit, CommitmentForm& form) {
  read_typed(visit, procedure::commitment_questions(form.id.empty()), form.said);
  form.said["unit"] = visit.sent("unit");
  read_sent(visit, {{"actor", &form.actors},
                    {"quote", &form.quote},
                    {"different", &form.different},
                    {"change", &form.change},
                    {"weakening", &form.weakening}});
  read_ground(visit, "document of a commitment", form.ground);
}

Checked<procedure::Desk::Wanted> wanted(const Visit& visit, const CommitmentForm& form,
                                        const std::string& name) {
  const record::View& view = visit.context.view;
  auto drafts = TRY(procedure::commitment_drafts(
      view, form, name,
      form.id.empty() ? in_review(visit) : std::vector<procedure::PromiseInReview>{}));
  return procedure::Desk::Wanted{procedure::commitment_matter(view, form).value(),
                                 procedure::commitment_of(view, form, name), std::move(drafts)};
}

}  // namespace

bool may_propose_commitments(const Visit& visit) {
  return std::any_of(visit.actor.seats.begin(), visit.actor.seats.end(),
                     [&](const procedure::Seat& seat) {
                       procedure::Matter matter{.kind = "commitment", .mechanism = seat.mechanism};
                       if (!seat.country.empty()) matter.countries = {seat.country};
                       if (!seat.committee.empty()) matter.committees = {seat.committee};
                       return may(visit.matrix, visit.actor, Verb::propose, matter).allowed;
                     });
}

void add_commitment_form(Router& router, const DeskSite& desk) {
  add_subject_form<CommitmentForm>(router, desk, "commitment",
                                   {asked_for, read, page_of, wanted, {"different", "weakening"}});
}

}  // namespace acta::site
