#include "procedure/commitment_form.h"

#include <algorithm>

#include "analysis/amendments.h"
#include "base/text.h"
#include "procedure/likeness.h"
#include "procedure/withdrawal.h"
#include "register/records/commitment.h"
#include "register/records/fields.h"
#include "register/records/mechanism.h"

namespace acta::procedure {
namespace {

using record::ClaimDraft;
using record::Subject;
using record::View;

// "COL, PER" as subjects: states first, then mechanisms and organisations by their ids.
Result<std::vector<const Subject*>> actors_of(const View& view, const std::string& actors) {
  std::vector<const Subject*> found;
  for (std::size_t from = 0; from < actors.size();) {
    const std::size_t start = actors.find_first_not_of(" ,;", from);
    if (start == actors.npos) break;
    const std::size_t end = std::min(actors.find_first_of(" ,;", start), actors.size());
    const std::string id = actors.substr(start, end - start);
    const Subject* actor = nullptr;
    for (const char* kind : {"country/", "mechanism/", "organisation/"}) {
      const std::string name = kind + id;
      if (!actor && record::check_subject_name(name)) actor = view.find(name);
    }
    if (!actor) return not_found("error.commitment.actor", "actors", id);
    if (std::find(found.begin(), found.end(), actor) == found.end()) found.push_back(actor);
    from = end;
  }
  if (found.empty()) return invalid("error.report.missing", "actors");
  return found;
}

std::string date_or_nothing(const std::optional<Date>& date) {
  return date ? format_date(*date) : std::string();
}

std::string id_of(const Subject* subject) {
  return subject ? std::string(subject->id()) : std::string();
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

class Drafting {
 public:
  Drafting(const View& view, const CommitmentForm& form, std::string_view name)
      : view_(view),
        form_(form),
        source_(form.source.empty() ? "D-" + std::string(name) : form.source),
        commitment_(commitment_of(view, form, name)),
        before_(commitment_form(view, form.id, form.language)) {}

  Checked<std::vector<ClaimDraft>> run() {
    check_source();
    check_dates();
    if (form_.id.empty()) check_new();
    else if (trim(form_.reason).empty()) fail("error.report.missing", "reason", {});
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    if (form_.source.empty()) drafts_ = document_drafts(form_.document, source_);
    if (form_.id.empty()) say_all();
    else change();
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    return std::move(drafts_);
  }

 private:
  void fail(const char* message, const char* place, const std::string& value,
            std::string hint = {}) {
    errors_.push_back({ErrorKind::invalid, message, place, value, std::move(hint)});
  }

  void check_source() {
    if (form_.source.empty()) return judge_document(form_.document, errors_);
    const std::string name = "source/" + form_.source;
    if (!record::check_subject_name(name) || !view_.find(name))
      fail("error.coding.unknown", "source", form_.source);
  }

  std::optional<Date> date_at(const char* place, const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto date = parse_date(text, place);
    if (!date) errors_.push_back(date.error());
    return date ? std::optional(*date) : std::nullopt;
  }
  void check_dates() {
    const auto made = date_at("made_on", form_.id.empty() ? form_.made_on : before_.made_on);
    const auto due = date_at("deadline", form_.deadline);
    if (made && made->first > view_.valid()) fail("error.report.future", "made_on", form_.made_on);
    if (made && due && due->last < made->first)
      fail("error.commitment.due-before", "deadline", form_.deadline, format_date(*made));
  }

  void check_new() {
    if (auto actors = actors_of(view_, form_.actors)) actors_ = *std::move(actors);
    else errors_.push_back(actors.error());
    if (trim(form_.text).empty()) fail("error.report.missing", "text", {});
    if (form_.made_on.empty()) fail("error.report.missing", "made_on", {});
    if (form_.different != "yes" && errors_.empty())
      if (const Subject* const like = alike())
        fail("error.commitment.like", "different", form_.text, std::string(like->id()));
  }
  // One of the same actor that says almost the same.
  const Subject* alike() const {
    for (const Subject* each : view_.subjects("commitment")) {
      const auto known = record::commitment(view_, *each, form_.language);
      const bool shared =
          std::any_of(known.actors.begin(), known.actors.end(), [&](const Subject* actor) {
            return std::find(actors_.begin(), actors_.end(), actor) != actors_.end();
          });
      if (shared && likeness(known.text.text, form_.text) >= almost_the_same) return each;
    }
    return nullptr;
  }

  // Who stands behind what the source says.
  std::string publisher() const {
    if (form_.source.empty()) return std::string(trim(form_.document.publisher));
    const record::Fields fields(view_, *view_.find("source/" + form_.source));
    const auto text = fields.text("publisher", form_.language).text;
    return text.empty() ? "desk" : text;
  }

  ClaimDraft& say(const char* property, const std::string& value, const char* place) {
    return drafts_.emplace_back(
        stated({source_, form_.locator, publisher()}, commitment_, property, value, place));
  }
  void say_if(const char* property, const std::string& value, const char* place) {
    if (!trim(value).empty()) say(property, value, place);
  }
  void say_text(const char* property, const std::string& value, const char* place) {
    if (!trim(value).empty()) say(property, value, place).language = {form_.language, "language"};
  }

  void say_all() {
    for (const Subject* actor : actors_) {
      ClaimDraft& draft = say("actor", std::string(actor->name()), "actors");
      draft.key += '/' + std::string(actor->name());
    }
    if (!form_.pillar.empty()) say("pillar", "pillar/" + form_.pillar, "pillar");
    if (!form_.committee.empty()) say("committee", "committee/" + form_.committee, "committee");
    if (!form_.made_at.empty()) say("made_at", "meeting/" + form_.made_at, "made_at");
    say("made_on", form_.made_on, "made_on");
    say_text("text", form_.text, "text");
    drafts_.back().quote = {std::string(trim(form_.quote)), "quote"};
    say_target();
    say_text("target_population", form_.target_population, "target_population");
    say_if("deadline", form_.deadline, "deadline");
    say_if("responsible_office", form_.office, "office");
  }
  void say_target() {
    if (trim(form_.quantity).empty()) return;
    say("quantity", form_.quantity, "quantity").unit = {form_.unit, "unit"};
  }

  // What is said otherwise takes the place of what stands, with the reason; what was emptied is
  // withdrawn; the rest is left alone.
  void change() {
    if (trim(form_.text).empty()) return fail("error.report.missing", "text", {});
    const record::Fields fields(view_, *view_.find(commitment_));
    const std::size_t first = drafts_.size();
    if (form_.text != before_.text) say_text("text", form_.text, "text");
    if (form_.quantity != before_.quantity || form_.unit != before_.unit) say_target();
    if (form_.target_population != before_.target_population)
      say_text("target_population", form_.target_population, "target_population");
    if (form_.deadline != before_.deadline) say_if("deadline", form_.deadline, "deadline");
    if (form_.office != before_.office) say_if("responsible_office", form_.office, "office");
    drop_if(before_.quantity, form_.quantity, fields.claim("quantity"), "quantity");
    drop_if(before_.target_population, form_.target_population, fields.claim("target_population"),
            "target_population");
    drop_if(before_.deadline, form_.deadline, fields.claim("deadline"), "deadline");
    drop_if(before_.office, form_.office, fields.claim("responsible_office"), "office");
    if (drafts_.size() == first) return fail("error.commitment.unchanged", "text", {});
    for (std::size_t i = first; i < drafts_.size(); ++i) {
      ClaimDraft& draft = drafts_[i];
      draft.note = {std::string(trim(form_.reason)), "reason"};
      const record::Claim* const stands = fields.claim(draft.property.text);
      draft.key.clear();
      if (!stands) continue;
      draft.replaces = {{std::to_string(stands->number), draft.property.text}};
      draft.replace_kind = form_.change == "correction" ? record::ReplaceKind::correction
                                                        : record::ReplaceKind::amendment;
    }
    judge_weakening();
  }
  void drop_if(const std::string& before, const std::string& now, const record::Claim* stands,
               const char* place) {
    if (before.empty() || !trim(now).empty() || !stands) return;
    ClaimDraft draft = withdrawal(*stands, form_.reason, place);
    draft.source.text = source_;
    draft.locator = {std::string(trim(form_.locator)), "locator"};
    draft.asserter.text = publisher();
    drafts_.push_back(std::move(draft));
  }

  analysis::WeakeningSign sign() const {
    using analysis::WeakeningSign;
    const auto first_of = [](WeakeningSign a, WeakeningSign b) {
      return a == WeakeningSign::none ? b : a;
    };
    const auto due = [](const std::string& text) -> record::Value {
      const auto date = parse_date(text);
      return date ? record::Value(*date) : record::Value(record::Missing{});
    };
    const auto number = [](const std::string& text) -> record::Value {
      const auto amount = parse_decimal(trim(text));
      return amount ? record::Value(record::Quantity{*amount, {}, {}})
                    : record::Value(record::Missing{});
    };
    WeakeningSign found = analysis::weakening_sign("deadline", due(before_.deadline),
                                                   due(form_.deadline), form_.language);
    if (form_.unit == before_.unit || trim(form_.quantity).empty())
      found = first_of(found, analysis::weakening_sign("quantity", number(before_.quantity),
                                                       number(form_.quantity), form_.language));
    return first_of(found, analysis::weakening_sign("text", record::Text{before_.text},
                                                    record::Text{form_.text}, form_.language));
  }
  // People say whether a change that looks like one weakens the promise; nothing here does.
  void judge_weakening() {
    const analysis::WeakeningSign found = sign();
    if (found == analysis::WeakeningSign::none) return;
    if (form_.weakening.empty())
      return fail("error.commitment.weakened", "weakening", {},
                  std::string(analysis::name_of(found)));
    ClaimDraft& draft = say("weakening", form_.weakening, "weakening");
    draft.key.clear();
    draft.asserter.text = "desk";
    draft.note = {std::string(trim(form_.reason)), "reason"};
  }

  const View& view_;
  const CommitmentForm& form_;
  std::string source_, commitment_;
  CommitmentForm before_;
  std::vector<const Subject*> actors_;  // of a new one
  Errors errors_;
  std::vector<ClaimDraft> drafts_;
};

}  // namespace

CommitmentForm commitment_form(const View& view, std::string_view id, std::string_view language) {
  CommitmentForm form;
  form.id = id;
  form.language = language;
  form.change = "amendment";
  const std::string name = "commitment/" + form.id;
  const Subject* const subject = record::check_subject_name(name) ? view.find(name) : nullptr;
  if (!subject) return form;
  const auto known = record::commitment(view, *subject, language);
  for (const Subject* actor : known.actors)
    (form.actors += form.actors.empty() ? "" : ", ") += actor->id();
  form.pillar = id_of(known.pillar);
  form.committee = id_of(known.committee);
  form.made_at = id_of(known.made_at);
  form.made_on = date_or_nothing(known.made_on);
  const record::Fields fields(view, *subject);
  const auto text = as_said(fields, "text", language);
  form.text = text.text;
  if (!text.language.empty()) form.language = text.language;
  if (known.quantity) {
    form.quantity = format_decimal(known.quantity->amount);
    form.unit = known.quantity->unit;
  }
  form.target_population = as_said(fields, "target_population", language).text;
  form.deadline = date_or_nothing(known.deadline);
  if (known.office) form.office = known.office->name();
  return form;
}

Result<Matter> commitment_matter(const View& view, const CommitmentForm& form) {
  Matter matter{.kind = "commitment"};
  if (const Subject* const centre = record::centre(view)) matter.mechanism = centre->id();
  std::vector<const Subject*> actors;
  std::string committee = form.committee;
  if (form.id.empty()) {
    actors = TRY(actors_of(view, form.actors));
  } else {
    const std::string name = "commitment/" + form.id;
    const Subject* const subject = record::check_subject_name(name) ? view.find(name) : nullptr;
    if (!subject) return not_found("error.coding.unknown", "id", form.id);
    const auto known = record::commitment(view, *subject, "en");
    actors = known.actors;
    committee = id_of(known.committee);
  }
  for (const Subject* actor : actors)
    if (actor->kind() == "country") matter.countries.emplace_back(actor->id());
  if (!committee.empty()) matter.committees = {committee};
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

Checked<std::vector<ClaimDraft>> commitment_drafts(const View& view, const CommitmentForm& form,
                                                   std::string_view name) {
  return Drafting(view, form, name).run();
}

}  // namespace acta::procedure
