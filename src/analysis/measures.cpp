#include "analysis/measures.h"

#include <algorithm>

#include "register/records/fields.h"

namespace acta::analysis {
namespace {

constexpr std::string_view blind_round = "blind";

MeasurePair pair_of(const record::Measure& measure, record::CodedPair coded) {
  MeasurePair pair{std::move(coded)};
  pair.tension = pair.coded.standing().code_class == "tension";
  // An act that is over closes the tension from that day; before it, and on the record, it stays.
  if (pair.tension && !measure.statuses.empty() && measure.statuses.front().status_class == "ended")
    pair.ended_by = measure.statuses.front().claim;
  return pair;
}

std::string_view standing_of(const record::View& view, const record::Measure& measure) {
  const record::Claim* const claim = measure.action_claim;
  if (!claim || !claim->citation.source) return {};
  return record::Fields(view, *claim->citation.source).code("standing");
}

bool later(const TrackedMeasure& a, const TrackedMeasure& b) {
  if (a.measure.date.has_value() != b.measure.date.has_value()) return a.measure.date.has_value();
  if (a.measure.date && a.measure.date->first != b.measure.date->first)
    return a.measure.date->first > b.measure.date->first;
  return record::id_before(a.measure.subject->id(), b.measure.subject->id());
}

}  // namespace

MeasuresReport measures(const record::View& view, std::string_view language) {
  MeasuresReport report;
  const auto pairs = record::coded_pairs(view);
  std::vector<std::vector<std::string_view>> units;
  for (const record::CodedPair& pair : pairs) {
    auto& unit = units.emplace_back();
    for (const record::Coding& coding : pair.codings)
      if (coding.round == blind_round) unit.push_back(coding.code);
    if (pair.third()) ++report.third;
  }
  report.agreement = krippendorff_alpha(units);
  report.pairs = pairs.size();
  for (const record::Subject* subject : view.subjects("measure")) {
    TrackedMeasure tracked;
    tracked.measure = record::measure(view, *subject, language);
    tracked.standing = standing_of(view, tracked.measure);
    for (const record::CodedPair& pair : pairs)
      if (pair.measure == subject) tracked.pairs.push_back(pair_of(tracked.measure, pair));
    if (tracked.coded()) ++report.coded;
    report.measures.push_back(std::move(tracked));
  }
  std::stable_sort(report.measures.begin(), report.measures.end(), later);
  report.how = computed(view, "rule.measures",
                        {"measure", "measure_status", "coding", "alignment", "standing"});
  return report;
}

std::vector<const MeasurePair*> pairs_with(const MeasuresReport& report,
                                           const record::Subject& commitment) {
  std::vector<const MeasurePair*> found;
  for (const TrackedMeasure& tracked : report.measures)
    for (const MeasurePair& pair : tracked.pairs)
      if (pair.coded.commitment == &commitment) found.push_back(&pair);
  return found;
}

}  // namespace acta::analysis
