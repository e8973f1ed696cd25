#include "procedure/plan_form.h"

#include <algorithm>
#include <array>

#include "analysis/plans.h"
#include "base/sha256.h"
#include "register/records/mechanism.h"

namespace acta::procedure {
namespace {

using record::Subject;
using record::View;

constexpr std::array questions = {"plan_purpose", "outcome", "activity", "plan_calendar", "risk"};

const Subject* committee_in(const View& view, std::string_view id) {
  const std::string name = "committee/" + std::string(id);
  return record::check_subject_name(name) ? view.find(name) : nullptr;
}

std::vector<const Subject*> outcomes_of(const View& view, const Subject& committee) {
  std::vector<const Subject*> outcomes;
  for (const record::Held& held : view.held_mentions(committee, "committee"))
    if (held.claim->subject->kind() == "outcome") outcomes.push_back(held.claim->subject);
  return outcomes;
}

// In the language of the form or, where it has none in it, as it was written.
std::string called(const View& view, const Subject& outcome, std::string_view language) {
  return record::text_of(view, outcome, "name", language).text;
}

class Drafting {
 public:
  Drafting(const View& view, const PlanForm& form, const Subject& committee, std::string_view name)
      : view_(view),
        form_(form),
        committee_(committee),
        name_(name),
        claims_(view, std::string(committee.name()), form.ground, name) {}

  Checked<std::vector<record::ClaimDraft>> run() {
    claims_.put("plan_purpose", typed_at(form_.said, "plan_purpose"));
    for (const char* list : {"activity", "plan_calendar", "risk"})
      claims_.put_list(list, typed_at(form_.said, list));
    put_outcomes();
    return claims_.take("plan_purpose");
  }

 private:
  void put_outcomes() {
    std::vector<std::string_view> wanted = lines_of(typed_at(form_.said, "outcome"));
    for (const Subject* outcome : outcomes_of(view_, committee_)) {
      const auto line =
          std::find(wanted.begin(), wanted.end(), called(view_, *outcome, form_.ground.language));
      if (line != wanted.end()) {
        wanted.erase(line);
        continue;
      }
      TypedClaims gone(view_, std::string(outcome->name()), form_.ground, name_);
      gone.put_list("committee", {});
      gone.put_list("name", {});
      claims_.take_over(std::move(gone));
    }
    for (const std::string_view line : wanted) {
      const std::string which = std::string(committee_.id()) + '\n' + std::string(line);
      TypedClaims added(
          view_, "outcome/" + std::string(committee_.id()) + '-' + hex(sha256(which)).substr(0, 8),
          form_.ground, name_);
      added.put("name", line);
      added.put("committee", committee_.name());
      claims_.take_over(std::move(added));
    }
  }

  const View& view_;
  const PlanForm& form_;
  const Subject& committee_;
  const std::string_view name_;
  TypedClaims claims_;
};

}  // namespace

std::span<const char* const> plan_questions() { return questions; }

PlanForm plan_form(const View& view, std::string_view committee, std::string_view language) {
  PlanForm form;
  form.committee = committee;
  form.ground.language = language;
  const Subject* const subject = committee_in(view, committee);
  if (!subject) return form;
  for (const char* property : questions)
    form.said[property] = as_typed(view, subject->name(), property, language);
  std::string& outcomes = form.said["outcome"];
  for (const Subject* outcome : outcomes_of(view, *subject))
    (outcomes += outcomes.empty() ? "" : "\n") += called(view, *outcome, language);
  return form;
}

Result<Matter> plan_matter(const View& view, const PlanForm& form) {
  const Subject* const committee = committee_in(view, form.committee);
  if (!committee || !analysis::plan_of(view, *committee))
    return not_found("error.coding.unknown", "id", form.committee);
  Matter matter{.kind = "plan"};
  matter.mechanism = record::centre(view)->id();
  matter.committees = {form.committee};
  return matter;
}

Checked<std::vector<record::ClaimDraft>> plan_drafts(const View& view, const PlanForm& form,
                                                     std::string_view name) {
  const Subject* const committee = committee_in(view, form.committee);
  if (!committee)
    return tl::unexpected(
        Errors{{ErrorKind::not_found, "error.coding.unknown", "id", form.committee, {}}});
  return Drafting(view, form, *committee, name).run();
}

}  // namespace acta::procedure
