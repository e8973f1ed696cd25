#include "register/records/state_report.h"

#include <algorithm>

#include "register/records/code_class.h"
#include "register/records/fields.h"

namespace acta::record {
namespace {

bool same_report(const Claim& a, const Claim& b) {
  return a.citation.source == b.citation.source && a.asserter == b.asserter;
}

LocalText text_in(const Claim& claim) {
  const auto* const text = std::get_if<Text>(&claim.value);
  return text ? LocalText{std::string(text->text), std::string(claim.language.view())}
              : LocalText{};
}

}  // namespace

std::vector<StateReport> state_reports(const View& view, const Subject& commitment,
                                       std::string_view language) {
  std::vector<Held> held;
  view.each_held(commitment, "reported_status", [&](const Held& each) {
    if (!each.set_aside) held.push_back(each);
  });
  // The newest first: by the day reported for, then as they were recorded.
  std::stable_sort(held.begin(), held.end(), [](const Held& a, const Held& b) {
    const auto when = [](const Held& one) {
      return std::pair(one.claim->valid.start.latest, one.claim->number);
    };
    return when(a) > when(b);
  });
  const Fields fields(view, commitment);
  std::vector<StateReport> reports;
  for (const Held& each : held) {
    const auto* const code = std::get_if<Code>(&each.claim->value);
    const Subject* const country = view.find(each.claim->asserter.view());
    const bool older = std::any_of(reports.begin(), reports.end(),
                                   [&](const auto& one) { return one.country == country; });
    if (!code || !country || older) continue;
    StateReport report{country,    code->code, class_of(view, "reported_status", code->code),
                       each.claim, {},         {}};
    for (const Claim* claim : fields.claims("report_text"))
      if (same_report(*claim, *each.claim)) report.text = text_in(*claim);
    if (each.claim->citation.source)
      report.evidence = text_of(view, *each.claim->citation.source, "evidence", language);
    reports.push_back(std::move(report));
  }
  std::sort(reports.begin(), reports.end(), [](const auto& a, const auto& b) {
    return id_before(a.country->id(), b.country->id());
  });
  return reports;
}

}  // namespace acta::record
