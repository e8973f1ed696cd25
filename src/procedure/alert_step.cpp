#include "procedure/alert_step.h"

#include <algorithm>

#include "base/text.h"
#include "register/records/mechanism.h"
#include "register/records/office.h"

namespace acta::procedure {
namespace {

using record::Alert;
using record::Claim;
using record::ClaimDraft;
using record::Sharing;

constexpr std::size_t longest_text = 4000;

class Step {
 public:
  Step(const record::View& desk, const Actor& actor, const AlertStep& step)
      : desk_(desk), actor_(actor), step_(step) {}

  Checked<Submission> run() {
    const auto all = record::alerts(desk_);
    const auto found = std::find_if(all.begin(), all.end(), [&](const Alert& alert) {
      return alert.subject->id() == step_.alert;
    });
    if (found == all.end()) return unknown(all);
    alert_ = &*found;
    Actor speaker = actor_;
    std::erase_if(speaker.seats, [&](const Seat& seat) { return seat.office != step_.office; });
    const Matrix matrix = TRY(read_matrix(desk_));
    Matter matter = alert_matter(desk_, *alert_);
    // Whoever may share it once it is assessed is told that it is not.
    if (step_.verb == Verb::share && !alert_->assessed) matter.state = State::reviewed;
    if (auto allowed = require(matrix, speaker, step_.verb, matter); !allowed)
      return tl::unexpected(Errors{std::move(allowed).error()});
    if (alert_->closed || alert_->withdrawn)
      refuse("error.alert.over", "alert", step_.alert, ErrorKind::conflict);
    else take();
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    submission_.author = actor_.account;
    submission_.idempotency_key = "alert/" + step_.alert + '/' + std::string(name_of(step_.verb)) +
                                  '/' + step_.office + '/' +
                                  (step_.key.empty() ? std::to_string(desk_.at()) : step_.key);
    return std::move(submission_);
  }

 private:
  Checked<Submission> unknown(const std::vector<Alert>& all) {
    std::string known;
    for (const Alert& alert : all) (known += known.empty() ? "" : ", ") += alert.subject->id();
    refuse("error.alert.unknown", "alert", step_.alert, ErrorKind::not_found, known);
    return tl::unexpected(std::move(errors_));
  }

  void take() {
    switch (step_.verb) {
      case Verb::acknowledge: say("acknowledged", format_day(desk_.valid())); return;
      case Verb::assess: return assess();
      case Verb::share: return share();
      default: return close();
    }
  }

  void assess() {
    const std::string text = words();
    if (!text.empty()) say("alert_assessment", text).language.text = step_.language;
  }

  void share() {
    const auto with = record::sharing_named(step_.with);
    if (!with) return refuse("error.alert.code", "with", step_.with);
    if (!alert_->assessed)
      return refuse("error.alert.not-assessed", "alert", step_.alert, ErrorKind::conflict);
    if (alert_->assessed->claim->asserter.view() == step_.office || assessed_by(*alert_, actor_))
      return refuse("error.permission.own-work", "office", step_.office, ErrorKind::forbidden);
    if (*with <= alert_->sharing())
      return refuse("error.alert.shared-wider", "with", step_.with, ErrorKind::conflict,
                    std::string(name_of(alert_->sharing())));
    say("shared_with", step_.with);
    if (*with == Sharing::everybody) publish();
  }

  void close() {
    constexpr std::string_view outcomes[] = {"came-true", "false-alarm", "unclear"};
    if (std::find(std::begin(outcomes), std::end(outcomes), step_.outcome) == std::end(outcomes))
      return refuse("error.alert.code", "outcome", step_.outcome);
    const std::string text = words();
    if (text.empty()) return;
    say("alert_outcome", step_.outcome);
    say("alert_note", text).language.text = step_.language;
  }

  std::string words() {
    auto text = accept_text(trim(step_.text), "text", longest_text);
    if (!text) errors_.push_back(std::move(text).error());
    else if (text->empty()) refuse("error.alert.no-text", "text", {});
    return text ? *text : std::string();
  }

  // All that stands of it, openly, with the days on which it was so.
  void publish() {
    for (ClaimDraft& draft : submission_.drafts) draft.restricted = false;
    for (const Claim* const claim : desk_.standing(*alert_->subject)) {
      if (claim->status != record::Status::restricted) continue;
      ClaimDraft draft;
      draft.place = step_.alert;
      draft.key = std::string(claim->key.view()) + "/public";
      draft.subject.text = claim->subject->name();
      draft.property.text = claim->property.view();
      draft.value.text = written(claim->value);
      draft.language.text = claim->language.view();
      draft.from.text = format_day(claim->valid.start.earliest);
      draft.asserter.text = claim->asserter.view();
      submission_.drafts.push_back(std::move(draft));
    }
  }

  static std::string written(const record::Value& value) {
    if (const auto* const text = std::get_if<record::Text>(&value)) return std::string(text->text);
    if (const auto* const code = std::get_if<record::Code>(&value))
      return std::string(code->code.view());
    if (const auto* const date = std::get_if<Date>(&value)) return format_date(*date);
    if (const auto* const other = std::get_if<record::Reference>(&value))
      return std::string(other->subject->name());
    return {};
  }

  ClaimDraft& say(std::string_view property, std::string value) {
    ClaimDraft& draft = submission_.drafts.emplace_back();
    draft.place = step_.alert;
    draft.subject.text = alert_->subject->name();
    draft.key = draft.subject.text + '/' + std::string(property) + '/' + step_.office;
    if (!step_.with.empty()) draft.key += '/' + step_.with;
    draft.property.text = property;
    draft.value = {std::move(value), std::string(property)};
    draft.from.text = format_day(desk_.valid());
    draft.asserter.text = step_.office;
    draft.restricted = alert_->sharing() != Sharing::everybody;
    return draft;
  }

  void refuse(const char* message, const char* place, const std::string& value,
              ErrorKind kind = ErrorKind::invalid, std::string hint = {}) {
    errors_.push_back({kind, message, place, value, std::move(hint)});
  }

  const record::View& desk_;
  const Actor& actor_;
  const AlertStep& step_;
  const Alert* alert_ = nullptr;
  Submission submission_;
  Errors errors_;
};

}  // namespace

Matter alert_matter(const record::View& desk, const Alert& alert) {
  Matter matter{.kind = "alert"};
  matter.state = alert.sharing() == Sharing::everybody ? State::published
                 : alert.assessed                      ? State::reviewed
                                                       : State::proposed;
  if (const auto* country = record::flow(desk, *alert.flow, "en").country)
    matter.countries = {id_of(country)};
  matter.mechanism = id_of(record::centre(desk));
  return matter;
}

bool assessed_by(const Alert& alert, const Actor& actor) {
  return alert.assessed && actor.account != operator_account &&
         alert.assessed->claim->author.view() == actor.account;
}

Result<Actor> speaking_for(const record::View& view, const std::string& office,
                           std::string_view account) {
  const std::string name = "office/" + office;
  const record::Subject* const subject =
      record::check_subject_name(name) ? view.find(name) : nullptr;
  if (!subject) return not_found("error.office.unknown", "--office", office);
  const record::Office it = record::office(view, *subject);
  return Actor{std::string(account),
               {{id_of(it.subject), id_of(it.role), id_of(it.country), id_of(it.committee),
                 id_of(it.mechanism)}}};
}

Checked<Submission> alert_step(const record::View& desk, const Actor& actor,
                               const AlertStep& step) {
  return Step(desk, actor, step).run();
}

}  // namespace acta::procedure
