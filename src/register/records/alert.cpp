#include "register/records/alert.h"

#include <algorithm>
#include <array>

#include "register/records/fields.h"

namespace acta::record {
namespace {

constexpr std::array<std::string_view, 5> sharings{"", "recipients", "committee", "members",
                                                   "public"};
constexpr std::array<std::string_view, 6> states{"raised", "acknowledged", "assessed",
                                                 "shared", "closed",       "withdrawn"};

// Standing claims of a property, as they were recorded. What was told the desk and then everybody
// is said twice with the same words: the first one counts.
std::vector<const Claim*> said(const View& view, const Subject& subject,
                               std::string_view property) {
  std::vector<const Claim*> claims;
  for (const Claim* const claim : view.standing(subject, property)) {
    const bool again = std::any_of(claims.begin(), claims.end(), [&](const Claim* other) {
      return other->value == claim->value && other->asserter == claim->asserter;
    });
    if (!again) claims.push_back(claim);
  }
  return claims;
}

LocalText words_of(const Claim& claim) {
  const auto* const text = std::get_if<Text>(&claim.value);
  if (!text) return {};
  return {std::string(text->text), std::string(claim.language.view())};
}

std::optional<Hash> run_in(const Claim& claim) {
  const auto* const run = std::get_if<Reference>(&claim.value);
  if (!run) return std::nullopt;
  const auto digest = parse_hash(run->subject->id());
  return digest ? std::optional(*digest) : std::nullopt;
}

}  // namespace

std::string_view name_of(Sharing sharing) { return sharings[static_cast<std::size_t>(sharing)]; }

std::optional<Sharing> sharing_named(std::string_view code) {
  const auto found = std::find(sharings.begin() + 1, sharings.end(), code);
  if (found == sharings.end()) return std::nullopt;
  return static_cast<Sharing>(found - sharings.begin());
}

std::string_view name_of(AlertState state) { return states[static_cast<std::size_t>(state)]; }

AlertState Alert::state() const {
  if (withdrawn) return AlertState::withdrawn;
  if (closed) return AlertState::closed;
  if (!shared.empty()) return AlertState::shared;
  if (assessed) return AlertState::assessed;
  return acknowledged.empty() ? AlertState::raised : AlertState::acknowledged;
}

std::vector<ForecastRun> forecast_runs(const View& view) {
  std::vector<ForecastRun> runs;
  for (const Subject* const subject : view.subjects("forecast_run"))
    for (const Claim* const claim : view.standing(*subject, "issued"))
      if (const auto issued = parse_hash(subject->id())) {
        runs.push_back({claim, *issued});
        break;
      }
  std::sort(runs.begin(), runs.end(),
            [](const auto& a, const auto& b) { return a.claim->number < b.claim->number; });
  return runs;
}

std::vector<Alert> alerts(const View& view) {
  std::vector<Alert> all;
  for (const Subject* const subject : view.subjects("alert")) {
    const Fields fields(view, *subject);
    Alert alert;
    alert.subject = subject;
    alert.flow = fields.reference("alert_flow");
    alert.level = fields.code("alert_level");
    alert.raised = fields.claim("alert_run");
    const auto month = fields.date("alert_month");
    const auto run = alert.raised ? run_in(*alert.raised) : std::nullopt;
    if (!alert.flow || !month || !run) continue;
    alert.month = month->first;
    alert.issued = *run;
    for (const Claim* const claim : said(view, *subject, "acknowledged"))
      alert.acknowledged.push_back({claim, {}});
    for (const Claim* const claim : said(view, *subject, "alert_assessment"))
      alert.assessed = {claim, words_of(*claim)};
    for (const Claim* const claim : said(view, *subject, "shared_with"))
      if (const auto* const code = std::get_if<Code>(&claim->value))
        if (const auto with = sharing_named(code->code.view()))
          alert.shared.push_back({*with, claim});
    // Ever wider; what everybody was told is recorded at one time with what others had been told.
    std::stable_sort(alert.shared.begin(), alert.shared.end(),
                     [](const auto& a, const auto& b) { return a.with < b.with; });
    if (const Claim* const outcome = fields.claim("alert_outcome")) {
      alert.outcome = fields.code("alert_outcome");
      const Claim* const note = fields.claim("alert_note");
      alert.closed = {outcome, note ? words_of(*note) : LocalText{}};
    }
    alert.withdrawn = fields.claim("alert_withdrawn");
    all.push_back(std::move(alert));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Alert& a, const Alert& b) { return a.month > b.month; });
  return all;
}

std::string_view alert_status(const View& view) {
  for (const Subject* const process : view.subjects("process"))
    if (const auto status = Fields(view, *process).code("alert_status"); !status.empty())
      return status;
  return "Exercise";
}

std::size_t false_alarms(const std::vector<Alert>& all, const Subject& flow, Day day) {
  constexpr std::int32_t year = 365;
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Alert& alert) {
    return alert.flow == &flow && alert.outcome == "false-alarm" &&
           alert.month.number > day.number - year && alert.month <= day;
  }));
}

}  // namespace acta::record
