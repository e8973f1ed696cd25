#include "procedure/reply.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/decimal.h"
#include "procedure/report.h"
#include "register/records/fields.h"

namespace acta::procedure {
namespace {

constexpr std::int32_t usual_days = 30;
constexpr double most_days = 3660;  // ten years: what is longer is a slip

constexpr std::string_view granted = "reply_days", granted_at_least = "least_reply_days";

std::optional<std::int32_t> days_of(const record::View& view, std::string_view property) {
  for (const record::Subject* process : view.subjects("process"))
    if (const auto days = record::Fields(view, *process).quantity(property))
      return static_cast<std::int32_t>(std::clamp(to_double(days->amount), 0.0, most_days));
  return std::nullopt;
}

std::int32_t reply_days(const record::View& view) {
  return std::max(days_of(view, granted).value_or(usual_days),
                  days_of(view, granted_at_least).value_or(usual_days));
}

bool is_whole_days(Decimal days) {
  const double number = to_double(days);
  return number >= 1 && number <= most_days && number == std::floor(number);
}

// What is wrong with days that are granted, where `least` are granted at least and `known` stood
// before.
std::optional<Error> judge(const record::ClaimDraft& draft, double least,
                           std::optional<std::int32_t> known) {
  const auto wrong = [&](const char* message, double than) {
    return Error{ErrorKind::invalid, message, draft.value.place, draft.value.text,
                 std::to_string(static_cast<std::int64_t>(than))};
  };
  const bool is_least = draft.property.text == granted_at_least;
  const bool has_dates = !draft.from.empty() || !draft.to.empty();
  if (is_least && known && (draft.withdrawn || !draft.missing.empty() || has_dates))
    return wrong("error.reply.lowered", *known);
  const auto days = parse_decimal(draft.value.text);
  if (draft.value.empty() || !days) return std::nullopt;  // not ours to judge
  if (!is_whole_days(*days)) return wrong("error.reply.days", least);
  if (is_least && known && to_double(*days) < *known) return wrong("error.reply.lowered", *known);
  if (!is_least && to_double(*days) < least) return wrong("error.reply.too-few", least);
  return std::nullopt;
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

Errors unfit_reply_days(const std::vector<record::ClaimDraft>& drafts, const record::View& view) {
  const auto known = days_of(view, granted_at_least);
  double least = known.value_or(usual_days);
  for (const record::ClaimDraft& draft : drafts)
    if (draft.property.text == granted_at_least)
      if (const auto days = parse_decimal(draft.value.text); days && is_whole_days(*days))
        least = to_double(*days);
  if (known) least = std::max<double>(least, *known);
  Errors errors;
  for (const record::ClaimDraft& draft : drafts) {
    if (draft.property.text != granted && draft.property.text != granted_at_least) continue;
    if (auto error = judge(draft, least, known)) errors.push_back(*std::move(error));
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
