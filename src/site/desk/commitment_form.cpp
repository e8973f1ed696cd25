#include "procedure/commitment_form.h"

#include <algorithm>

#include "register/records/code_class.h"
#include "register/records/meeting.h"
#include "site/blocks.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"
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

std::string address_of_form(const CommitmentForm& form) {
  return "/desk/commitment" + (form.id.empty() ? "" : "/" + encode_segment(form.id));
}

class Fields {
 public:
  Fields(const Visit& visit, const CommitmentForm& form, const Errors& errors)
      : visit_(visit), form_(form) {
    if (form.id.empty()) add_new(errors);
    else add_change(errors);
    add_source();
  }
  std::vector<Field> take() { return std::move(fields_); }

 private:
  Field& add(const char* name, const std::string& value) {
    const std::string key = std::string("desk.commitment.") + name;
    const Messages& t = visit_.t();
    return fields_.emplace_back(Field{name,
                                      std::string(t(key)),
                                      t.has(key + ".help") ? std::string(t(key + ".help")) : "",
                                      value,
                                      {}});
  }
  void choose(Field& field) { field.choices.emplace_back("", visit_.t()("desk.report.choose")); }
  void add_codes(const char* name, const std::string& value, std::string_view property) {
    Field& field = add(name, value);
    choose(field);
    const record::View& view = visit_.context.view;
    for (const Subject* code : view.subjects(property))
      field.choices.emplace_back(
          code->id(), record::label_of(view, property, code->id(), visit_.t().language()).text);
  }
  // Subjects of these kinds by name; of one kind by their ids alone.
  void add_subjects(const char* name, const std::string& value,
                    std::initializer_list<std::string_view> kinds) {
    Field& field = add(name, value);
    choose(field);
    for (const std::string_view kind : kinds)
      for (const Subject* each : by_name(visit_.context, visit_.context.view.subjects(kind)))
        field.choices.emplace_back(
            kinds.size() == 1 ? each->id() : each->name(),
            std::string(each->id()) + " · " + site::name_of(visit_.context, *each));
  }
  void add_yes(const char* name, const std::string& value,
               std::initializer_list<const char*> codes) {
    Field& field = add(name, value);
    for (const char* code : codes)
      field.choices.emplace_back(
          code, std::string(visit_.t()("desk.commitment." + std::string(name) + '.' + code)));
  }
  static bool says(const Errors& errors, std::string_view place) {
    return std::any_of(errors.begin(), errors.end(),
                       [&](const Error& error) { return error.place == place; });
  }

  void add_new(const Errors& errors) {
    add("actors", form_.actors);
    add("text", form_.text).is_long = true;
    add_language();
    if (says(errors, "different")) {
      Field& field = add("different", form_.different);
      choose(field);
      field.choices.emplace_back("yes", visit_.t()("desk.commitment.different.yes"));
    }
    add("quote", form_.quote);
    add("made_on", form_.made_on);
    add_subjects("made_at", form_.made_at, {"meeting"});
    add_subjects("pillar", form_.pillar, {"pillar"});
    add_subjects("committee", form_.committee, {"committee"});
    add_target();
  }
  void add_change(const Errors& errors) {
    add("text", form_.text).is_long = true;
    add_language();
    add_target();
    add_yes("change", form_.change, {"amendment", "correction"});
    if (says(errors, "weakening") || !form_.weakening.empty())
      add_codes("weakening", form_.weakening, "weakening");
    add("reason", form_.reason).is_long = true;
  }
  void add_language() {
    Field& language = add("language", form_.language);
    for (const auto& [tag, name] : languages) language.choices.emplace_back(tag, name);
  }
  void add_target() {
    add("quantity", form_.quantity);
    add_codes("unit", form_.unit, "unit");
    add("target_population", form_.target_population);
    add("deadline", form_.deadline);
    add_subjects("office", form_.office, {"country", "organisation"});
  }
  // Where it is written: on record, or a document that is described.
  void add_source() {
    add_subjects("source", form_.source, {"source"});
    add("locator", form_.locator);
    add("title", form_.document.title);
    add("publisher", form_.document.publisher);
    add_codes("standing", form_.document.standing, "standing");
    add("address", form_.document.address);
  }

  const Visit& visit_;
  const CommitmentForm& form_;
  std::vector<Field> fields_;
};

// What stands on record: the promise that is changed, or the one that reads almost like the new.
Html standing(const Visit& visit, const CommitmentForm& form, const Errors& errors) {
  std::string id = form.id;
  for (const Error& error : errors)
    if (error.message == "error.commitment.like") id = error.hint;
  const Subject* const subject = id.empty() ? nullptr : visit.context.view.find("commitment/" + id);
  if (!subject) return {};
  return {"<p class=\"promise\">" + link(visit.path("/commitments/" + id), id).text + " " +
          promise_of(visit.context, *subject).text + "</p>\n"};
}

Response draw(const Visit& visit, const CommitmentForm& form, const std::string& key,
              const Errors& errors, int status) {
  const Messages& t = visit.t();
  return draw_subject_form(
      visit,
      {form.id.empty() ? std::string(t("desk.begin.commitment"))
                       : t("desk.commitment.heading", {{"id", form.id}}),
       address_of_form(form), standing(visit, form, errors), Fields(visit, form, errors).take()},
      key, errors, status);
}

// What the address names, if this reader may propose it. Otherwise it is not there.
Result<CommitmentForm> asked_for(const Visit& visit, bool is_new) {
  if (is_new) {
    if (!may_propose_commitments(visit)) return not_found("error.permission.unknown");
    CommitmentForm form;
    form.language = visit.t().language();
    return form;
  }
  CommitmentForm form = procedure::commitment_form(visit.context.view, visit.request.param("id"),
                                                   visit.t().language());
  const auto matter = procedure::commitment_matter(visit.context.view, form);
  if (!matter || !may(visit.matrix, visit.actor, Verb::propose, *matter).allowed)
    return not_found("error.permission.unknown");
  return form;
}

void read(const Visit& visit, CommitmentForm& form) {
  read_sent(visit, {{"actors", &form.actors},
                    {"text", &form.text},
                    {"language", &form.language},
                    {"different", &form.different},
                    {"quote", &form.quote},
                    {"made_on", &form.made_on},
                    {"made_at", &form.made_at},
                    {"pillar", &form.pillar},
                    {"committee", &form.committee},
                    {"quantity", &form.quantity},
                    {"unit", &form.unit},
                    {"target_population", &form.target_population},
                    {"deadline", &form.deadline},
                    {"office", &form.office},
                    {"change", &form.change},
                    {"weakening", &form.weakening},
                    {"reason", &form.reason},
                    {"source", &form.source},
                    {"locator", &form.locator},
                    {"title", &form.document.title},
                    {"publisher", &form.document.publisher},
                    {"standing", &form.document.standing},
                    {"address", &form.document.address}});
  form.document.language = form.language;
  form.document.kind = "document of a commitment";
}

Result<Response> take(Visit& visit, bool is_new) {
  CommitmentForm form = TRY(asked_for(visit, is_new));
  read(visit, form);
  const std::string key = TRY(key_of(visit));
  const std::string name = name_from(visit, key);
  const auto again = [&](const Errors& errors, int status) {
    return draw(visit, form, key, errors, status);
  };
  const record::View& view = visit.context.view;
  auto drafts = procedure::commitment_drafts(view, form, name);
  if (!drafts) return again(drafts.error(), 422);
  return send(visit,
              {TRY(procedure::commitment_matter(view, form)),
               procedure::commitment_of(view, form, name), *std::move(drafts)},
              key, again);
}

Result<Response> show(Visit& visit, bool is_new) {
  CommitmentForm form = TRY(asked_for(visit, is_new));
  if (visit.form.empty()) return draw(visit, form, store::random_words(100), {}, 200);
  read(visit, form);
  return draw(visit, form, std::string(visit.sent("key")), not_yet_sent(visit), 200);
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
  add_subject_form(router, desk, "commitment", show, take);
}

}  // namespace acta::site
