#include "procedure/reply.h"

#include <cmath>

#include "base/decimal.h"
#include "procedure/report.h"
#include "register/records/fields.h"

namespace acta::procedure {
namespace {

constexpr std::int32_t usual_days = 30;

std::int32_t reply_days(const record::View& view) {
  for (const record::Subject* process : view.subjects("process"))
    if (const auto days = record::Fields(view, *process).quantity("reply_days"))
      return static_cast<std::int32_t>(to_double(days->amount));
  return usual_days;
}

bool is_whole_days(Decimal days) {
  const double number = to_double(days);
  return number >= 1 && number == std::floor(number);
}

bool others_speak(const Matter& matter) {
  if (matter.kind == "coding" || matter.kind == "concern") return true;
  const auto track = track_of(matter.kind);
  return track && *track != record::Track::reported;
}

}  // namespace

std::vector<store::Reply> questions(const record::View& view, const Matter& matter, Instant now) {
  std::vector<store::Reply> asked;
  if (!others_speak(matter)) return asked;
  for (const std::string& country : matter.countries)
    asked.push_back(
        {.country = country, .asked = now, .due = {day_of(now).number + reply_days(view)}});
  return asked;
}

Errors unfit_reply_days(const std::vector<record::ClaimDraft>& drafts) {
  Errors errors;
  for (const record::ClaimDraft& draft : drafts) {
    if (draft.property.text != "reply_days" || draft.value.empty()) continue;
    const auto days = parse_decimal(draft.value.text);
    if (days && !is_whole_days(*days))
      errors.push_back(
          {ErrorKind::invalid, "error.reply.days", draft.value.place, draft.value.text, {}});
  }
  return errors;
}

Matter reply_to(const Matter& matter, std::string_view country) {
  return {.kind = "reply", .countries = {std::string(country)}, .mechanism = matter.mechanism};
}

Result<void> may_publish(const std::vector<store::Reply>& replies, Day today) {
  for (const store::Reply& reply : replies)
    if (reply.edition == 0 && today <= reply.due)
      return tl::unexpected(Error{
          ErrorKind::conflict, "error.reply.waiting", {}, reply.country, format_day(reply.due)});
  return {};
}

std::vector<record::ClaimDraft> reply_drafts(const std::string& source,
                                             const std::vector<store::Reply>& replies) {
  std::vector<record::ClaimDraft> drafts;
  for (const store::Reply& reply : replies) {
    const auto say = [&](const char* property, std::string value,
                         const char* place) -> record::ClaimDraft& {
      record::ClaimDraft draft;
      draft.place = source;
      draft.key = "reply/" + source + '/' + reply.country + '/' + property;
      draft.subject.text = "source/" + source;
      draft.property.text = property;
      draft.value = {std::move(value), place};
      draft.asserter.text = "desk";
      return drafts.emplace_back(std::move(draft));
    };
    say("reply_asked", format_day(day_of(reply.asked)), "");
    say("reply_due", format_day(reply.due), "");
    if (reply.edition > 0) say("reply_received", format_day(day_of(reply.answered)), "");
    record::ClaimDraft& answer = say("reply", reply.text, "reply");
    if (reply.edition == 0) {
      answer.missing.text = "no-reply";
    } else {
      answer.language = {reply.language, "reply_language"};
      answer.asserter.text = "country/" + reply.country;
    }
  }
  return drafts;
}

}  // namespace acta::procedure
