#include "procedure/commitment_form.h"

#include <algorithm>
#include <array>

#include "analysis/amendments.h"
#include "base/codes.h"
#include "base/text.h"
#include "procedure/likeness.h"
#include "register/records/commitment.h"
#include "register/records/fields.h"
#include "register/records/mechanism.h"

namespace acta::procedure {
namespace {

using record::ClaimDraft;
using record::Subject;
using record::View;

// By its name or id, a state also by what it is called in four languages ("Perú").
Result<const Subject*> actor_named(const View& view, const std::string& written) {
  for (const char* kind : {"", "country/", "mechanism/", "organisation/"}) {
    const std::string name = kind + written;
    if (record::check_subject_name(name))
      if (const Subject* const actor = view.find(name)) return actor;
  }
  const auto country = codes::country(written, "actor");
  if (country)
    if (const Subject* const actor = view.find("country/" + *country)) return actor;
  if (!country && !country.error().hint.empty()) return tl::unexpected(country.error());
  return not_found("error.commitment.actor", "actor", written);
}

// "Perú, COL" as subjects, each once.
Result<std::vector<const Subject*>> actors_of(const View& view, const std::string& actors) {
  std::vector<const Subject*> found;
  for (std::size_t from = 0; from < actors.size();) {
    const std::size_t end = std::min(actors.find_first_of(",;\n", from), actors.size());
    const std::string written(trim(std::string_view(actors).substr(from, end - from)));
    from = end + 1;
    if (written.empty()) continue;
    const Subject* const actor = TRY(actor_named(view, written));
    if (std::find(found.begin(), found.end(), actor) == found.end()) found.push_back(actor);
  }
  if (found.empty()) return invalid("error.report.missing", "actor");
  return found;
}

// In the words of the source: a translation of them is nothing that an amendment could change.
record::LocalText as_said(const record::Fields& fields, std::string_view property,
                          std::string_view language) {
  record::LocalText found = fields.text(property, language);
  const record::Claim* const said = fields.claim(property);
  if (found.translation == record::Translation::none || !said) return found;
  const auto* const text = std::get_if<record::Text>(&said->value);
  if (!text) return {};
  return {std::string(text->text), std::string(said->language)};
}

// No source says it of its own text: people read it there.
bool is_read(std::string_view property) {
  return property == "commitment_type" || property == "specificity";
}

class Drafting {
 public:
  Drafting(const View& view, const CommitmentForm& form, std::string_view name,
           const std::vector<PromiseInReview>& in_review)
      : view_(view),
        form_(form),
        in_review_(in_review),
        subject_(commitment_of(view, form, name)),
        before_(commitment_form(view, form.id, form.ground.language)),
        claims_(view, subject_, form.ground, name) {}

  Checked<std::vector<ClaimDraft>> run() {
    claims_.need("text", typed("text"));
    if (form_.id.empty()) begin();
    else claims_.need_reason();
    check_dates();
    check_quantity();
    if (form_.change == "correction") claims_.correct();
    else if (!form_.id.empty() && form_.change != "amendment")
      claims_.fail("error.coding.unknown", "change", form_.change);
    for (const char* property : commitment_questions(form_.id.empty())) put(property);
    if (!form_.id.empty()) judge_weakening();
    return claims_.take("text");
  }

 private:
  std::string_view typed(std::string_view property) const { return typed_at(form_.said, property); }
  std::string_view before(std::string_view property) const {
    return typed_at(before_.said, property);
  }

  void put(const char* property) {
    const std::string_view text = typed(property);
    if (std::string_view(property) == "text") return claims_.put_words(property, text, form_.quote);
    if (std::string_view(property) == "target_population") return claims_.put_words(property, text);
    if (is_read(property)) return claims_.put_read(property, text);
    claims_.put(property, text, typed("unit"));
  }

  void begin() {
    claims_.need("made_on", typed("made_on"));
    const auto actors = actors_of(view_, form_.actors);
    if (!actors) return claims_.fail(actors.error());
    std::string names;
    for (const Subject* actor : *actors) (names += actor->name()) += '\n';
    claims_.put_list("actor", names);
    if (form_.different == "yes" || typed("text").empty()) return;
    if (const Subject* const like = alike(*actors))
      claims_.fail("error.commitment.like", "different", typed("text"), std::string(like->id()));
    for (const PromiseInReview& each : in_review_)
      if (each.subject != subject_ && is_alike(*actors, each))
        claims_.fail("error.commitment.like-in-review", "different", typed("text"), each.proposal);
  }
  bool is_alike(const std::vector<const Subject*>& actors, const PromiseInReview& other) const {
    const bool shared = std::any_of(actors.begin(), actors.end(), [&](const Subject* actor) {
      return std::find(other.actors.begin(), other.actors.end(), actor->name()) !=
             other.actors.end();
    });
    return shared && likeness(other.text, typed("text")) >= almost_the_same;
  }
  // One of the same actor that says almost the same.
  const Subject* alike(const std::vector<const Subject*>& actors) const {
    for (const Subject* each : view_.subjects("commitment")) {
      const auto known = record::commitment(view_, *each);
      const bool shared =
          std::any_of(known.actors.begin(), known.actors.end(), [&](const Subject* actor) {
            return std::find(actors.begin(), actors.end(), actor) != actors.end();
          });
      const auto text = [&] {
        return record::text_of(view_, *each, "text", form_.ground.language).text;
      };
      if (shared && likeness(text(), typed("text")) >= almost_the_same) return each;
    }
    return nullptr;
  }

  // A number says nothing without what it counts.
  void check_quantity() {
    if (typed("quantity").empty()) return;
    if (const auto number = parse_decimal(typed("quantity"), "quantity"); !number)
      claims_.fail(number.error());
    else if (number->units < 0)
      claims_.fail("error.quantity.below-zero", "quantity", typed("quantity"));
    const std::string unit = "unit/" + std::string(typed("unit"));
    if (typed("unit").empty()) claims_.need("unit", {});
    else if (!record::check_subject_name(unit) || !view_.find(unit))
      claims_.fail("error.coding.unknown", "unit", typed("unit"));
  }

  std::optional<Date> date_at(const char* place, std::string_view text) {
    if (text.empty()) return std::nullopt;
    const auto date = parse_date(text, place);
    if (!date) claims_.fail(date.error());
    return date ? std::optional(*date) : std::nullopt;
  }
  void check_dates() {
    const auto made = date_at("made_on", form_.id.empty() ? typed("made_on") : before("made_on"));
    const auto due = date_at("deadline", typed("deadline"));
    if (made && made->first > view_.valid())
      claims_.fail("error.commitment.future", "made_on", typed("made_on"));
    if (made && due && due->last < made->first)
      claims_.fail("error.commitment.due-before", "deadline", typed("deadline"),
                   format_date(*made));
  }

  analysis::WeakeningSign sign() const {
    using analysis::WeakeningSign;
    const auto first_of = [](WeakeningSign a, WeakeningSign b) {
      return a == WeakeningSign::none ? b : a;
    };
    const auto due = [](std::string_view text) -> record::Value {
      const auto date = parse_date(text);
      return date ? record::Value(*date) : record::Value(record::Missing{});
    };
    const auto number = [](std::string_view text) -> record::Value {
      const auto amount = parse_decimal(text);
      return amount ? record::Value(record::Quantity{*amount, {}, {}})
                    : record::Value(record::Missing{});
    };
    const std::string_view language = form_.ground.language;
    WeakeningSign found = analysis::weakening_sign("deadline", due(before("deadline")),
                                                   due(typed("deadline")), language);
    if (typed("unit") == before("unit") || typed("quantity").empty())
      found = first_of(found, analysis::weakening_sign("quantity", number(before("quantity")),
                                                       number(typed("quantity")), language));
    return first_of(found, analysis::weakening_sign("text", record::Text{before("text")},
                                                    record::Text{typed("text")}, language));
  }
  // People say whether a change that looks like one weakens the promise; nothing here does.
  void judge_weakening() {
    const analysis::WeakeningSign found = sign();
    if (found == analysis::WeakeningSign::none) return;
    if (form_.weakening.empty())
      return claims_.fail("error.commitment.weakened", "weakening", {},
                          std::string(analysis::name_of(found)));
    if (form_.change == "correction" && form_.weakening == "confirmed")
      return claims_.fail("error.commitment.no-slip", "change", form_.change);
    claims_.judge("weakening", form_.weakening);
  }

  const View& view_;
  const CommitmentForm& form_;
  const std::vector<PromiseInReview>& in_review_;
  const std::string subject_;
  const CommitmentForm before_;
  TypedClaims claims_;
};

constexpr std::array questions_of_new = {"text",
                                         "made_on",
                                         "made_at",
                                         "pillar",
                                         "committee",
                                         "quantity",
                                         "target_population",
                                         "deadline",
                                         "responsible_office",
                                         "commitment_type",
                                         "specificity"};
constexpr std::array questions_of_known = {"text",       "quantity",           "target_population",
                                           "deadline",   "responsible_office", "commitment_type",
                                           "specificity"};

}  // namespace

std::span<const char* const> commitment_questions(bool is_new) {
  if (is_new) return questions_of_new;
  return questions_of_known;
}

CommitmentForm commitment_form(const View& view, std::string_view id, std::string_view language) {
  CommitmentForm form;
  form.id = id;
  form.ground.language = language;
  form.change = "amendment";
  const std::string name = "commitment/" + form.id;
  const Subject* const subject = record::check_subject_name(name) ? view.find(name) : nullptr;
  if (!subject) return form;
  const record::Fields fields(view, *subject);
  for (const char* property : questions_of_new)
    form.said[property] = as_typed(view, name, property, language);
  for (const char* property : {"text", "target_population"}) {
    const record::LocalText words = as_said(fields, property, language);
    form.said[property] = words.text;
    if (!words.language.empty() && property == std::string_view("text"))
      form.ground.language = words.language;
  }
  if (const auto quantity = record::commitment(view, *subject).quantity)
    form.said["unit"] = quantity->unit;
  return form;
}

Result<Matter> commitment_matter(const View& view, const CommitmentForm& form) {
  Matter matter{.kind = "commitment"};
  if (const Subject* const centre = record::centre(view)) matter.mechanism = centre->id();
  std::vector<const Subject*> actors;
  std::string committee(typed_at(form.said, "committee"));
  if (form.id.empty()) {
    actors = TRY(actors_of(view, form.actors));
  } else {
    const std::string name = "commitment/" + form.id;
    const Subject* const subject = record::check_subject_name(name) ? view.find(name) : nullptr;
    if (!subject) return not_found("error.coding.unknown", "id", form.id);
    const auto known = record::commitment(view, *subject);
    actors = known.actors;
    committee = known.committee ? known.committee->name() : std::string_view();
  }
  for (const Subject* actor : actors)
    if (actor->kind() == "country") matter.countries.emplace_back(actor->id());
  constexpr std::string_view kind = "committee/";
  if (committee.starts_with(kind)) matter.committees = {committee.substr(kind.size())};
  return matter;
}

std::string commitment_of(const View& view, const CommitmentForm& form, std::string_view name) {
  if (!form.id.empty()) return "commitment/" + form.id;
  const Subject* const centre = record::centre(view);
  const auto actors = actors_of(view, form.actors);
  const std::string who = actors && actors->size() == 1 ? id_of(actors->front()) : "JOINT";
  return "commitment/" + (centre ? id_of(centre) + '-' : std::string()) +
         format_day(view.valid()).substr(0, 4) + '-' + who + '-' + std::string(name.substr(0, 4));
}

std::vector<PromiseInReview> promises_in_review(const std::vector<Proposed>& proposals) {
  std::vector<PromiseInReview> promises;
  for (const Proposed& proposal : proposals) {
    if (proposal.matter.kind != "commitment" || proposal.withdrawn || proposal.entry != 0) continue;
    PromiseInReview promise{proposal.id, proposal.subject, {}, {}, {}};
    for (const ClaimDraft& draft : proposal.drafts) {
      if (draft.subject.text != proposal.subject) continue;
      if (draft.property.text == "actor") promise.actors.push_back(draft.value.text);
      if (draft.property.text != "text") continue;
      promise.text = draft.value.text;
      promise.language = draft.language.text;
    }
    // One without actors amends what is on record.
    if (!promise.actors.empty()) promises.push_back(std::move(promise));
  }
  return promises;
}

Checked<std::vector<ClaimDraft>> commitment_drafts(const View& view, const CommitmentForm& form,
                                                   std::string_view name,
                                                   const std::vector<PromiseInReview>& in_review) {
  return Drafting(view, form, name, in_review).run();
}

}  // namespace acta::procedure
