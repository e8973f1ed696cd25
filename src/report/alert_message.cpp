#include "base/check.h"
#include "exchange/cap_time.h"
#include "register/flow_count.h"
#include "report/alert_card.h"

namespace acta::report {
namespace {

using exchange::CapInfo;
using exchange::CapMessage;
using record::Alert;
using record::Sharing;

// When the day begins in UTC: an alert is about months.
std::string begin_of(Day day) {
  return exchange::cap_time(Instant{std::int64_t{day.number} * 86'400'000'000});
}

bool came_early(const AlertEvidence& it) {
  const auto* const verdict = it.issued.verdict_of(it.alert.flow->id());
  return verdict && verdict->exceeds && *verdict->exceeds >= 0.5;
}

CapInfo info_in(const record::View& view, const AlertEvidence& it, const std::vector<Alert>& all,
                const Messages& t) {
  const record::Flow flow = record::flow(view, *it.alert.flow, t.language());
  const std::int64_t month = record::month_number(it.alert.month);
  CapInfo info;
  info.language = t.language();
  info.categories = {"Other"};  // CAP has none for human mobility
  info.event = t("alert.event");
  info.responses = {it.alert.withdrawn ? "AllClear" : "Assess"};
  info.urgency = it.alert.withdrawn ? "Past" : came_early(it) ? "Future" : "Expected";
  info.severity = it.alert.level == "alert" ? "Severe" : "Moderate";
  info.certainty = it.alert.withdrawn ? "Unlikely" : came_early(it) ? "Likely" : "Observed";
  info.event_codes = {{"acta:alert_level", std::string(it.alert.level)}};
  info.onset = begin_of(record::first_day_of_month(month + 1));
  info.expires = begin_of(record::first_day_of_month(month + 4));
  info.headline = t("alert.card.title", {{"level", t("alert.card." + std::string(it.alert.level))},
                                         {"flow", flow.name.text},
                                         {"month", record::month_text(month)}});
  for (const AlertSentence& sentence : alert_sentences(view, it, all, t))
    (info.description += info.description.empty() ? "" : "\n") += sentence.text;
  info.parameters = {{"acta:forecasts", "sha256:" + hex(it.alert.issued)},
                     {"acta:flow", std::string(it.alert.flow->id())},
                     {"acta:month", record::month_text(month)}};
  exchange::CapArea area;
  area.description = flow.name.text;
  if (flow.country) area.geocodes = {{"ISO3166-1", std::string(flow.country->id())}};
  info.areas = {std::move(area)};
  return info;
}

}  // namespace

Result<CapMessage> alert_message(const record::View& view, const AlertEvidence& it,
                                 const std::vector<Alert>& all, std::string_view sender) {
  const Alert& alert = it.alert;
  if (alert.shared.empty())
    return tl::unexpected(Error{ErrorKind::forbidden,
                                "error.alert.not-shared",
                                "ALERT",
                                std::string(alert.subject->id()),
                                {}});
  const auto& first = *alert.shared.front().claim;
  const record::Claim& last = alert.withdrawn ? *alert.withdrawn : *alert.shared.back().claim;
  const auto name = [&](const record::Claim& claim) {
    return std::string(alert.subject->id()) + '.' + std::to_string(claim.number);
  };
  CapMessage message;
  message.identifier = name(last);
  message.sender = sender;
  message.sent = exchange::cap_time(last.recorded);
  message.status = record::alert_status(view);
  message.type = alert.withdrawn ? "Cancel" : last.number == first.number ? "Alert" : "Update";
  if (last.number != first.number)
    message.references =
        std::string(sender) + ',' + name(first) + ',' + exchange::cap_time(first.recorded);
  if (alert.sharing() == Sharing::everybody) message.scope = "Public";
  else {
    message.scope = "Restricted";
    message.restriction = record::name_of(alert.sharing());
  }
  if (message.status == "Exercise") message.note = messages("en")("alert.exercise");
  for (const char* const language : {"es", "en", "pt", "fr"})
    message.infos.push_back(info_in(view, it, all, messages(language)));
  check(exchange::check_cap(message).empty(), "an alert goes out as the standard asks");
  return message;
}

}  // namespace acta::report
