#include "register/records/flow.h"

#include <algorithm>

#include "register/records/fields.h"

namespace acta::record {
namespace {

std::vector<Flow::Break> breaks_of(const View& view, const Subject& subject,
                                   std::string_view language) {
  std::vector<Flow::Break> breaks;
  // Whatever their dates: a break of last year still divides the series.
  for (const Claim* const claim : view.standing(subject, "break")) {
    const auto* const text = std::get_if<Text>(&claim->value);
    if (!text || claim->valid.start.kind != Bound::Kind::dated) continue;
    const Day from = claim->valid.start.earliest;
    const auto same = std::find_if(breaks.begin(), breaks.end(),
                                   [&](const Flow::Break& known) { return known.from == from; });
    LocalText what{std::string(text->text), std::string(claim->language.view())};
    if (same == breaks.end()) breaks.push_back({from, claim, std::move(what)});
    else if (claim->language == language) *same = {from, claim, std::move(what)};
  }
  std::sort(breaks.begin(), breaks.end(),
            [](const auto& a, const auto& b) { return a.from < b.from; });
  return breaks;
}

std::vector<Day> no_breaks_of(const View& view, const Subject& subject) {
  std::vector<Day> days;
  for (const Claim* const claim : view.standing(subject, "no_break"))
    if (claim->valid.start.kind == Bound::Kind::dated) days.push_back(claim->valid.start.earliest);
  return days;
}

}  // namespace

Flow flow(const View& view, const Subject& subject, std::string_view language) {
  const Fields fields(view, subject);
  Flow flow;
  flow.subject = &subject;
  flow.name = fields.text("name", language);
  flow.definition = fields.text("definition", language);
  flow.country = fields.reference("country");
  flow.upstream = fields.reference("upstream");
  if (const Claim* const movement = fields.claim("movement"))
    flow.source = movement->citation.source;
  flow.movement = fields.code("movement");
  flow.frequency = fields.code("frequency");
  flow.unit = fields.code("unit");
  flow.release = fields.code("release");
  flow.protection = fields.code("protection");
  flow.breaks = breaks_of(view, subject, language);
  flow.no_breaks = no_breaks_of(view, subject);
  return flow;
}

std::vector<FlowDelivery> flow_deliveries(const View& view) {
  std::vector<FlowDelivery> deliveries;
  for (const Subject* const subject : view.subjects("flow_file"))
    for (const Claim* const claim : view.standing(*subject, "received"))
      if (const auto counts = parse_hash(subject->id())) {
        deliveries.push_back({claim, *counts});
        break;
      }
  std::sort(deliveries.begin(), deliveries.end(),
            [](const auto& a, const auto& b) { return a.claim->number < b.claim->number; });
  return deliveries;
}

}  // namespace acta::record
