#include "analysis/progress.h"

#include <algorithm>
#include <unordered_map>

namespace acta::analysis {
namespace {

Progress class_named(std::string_view name) {
  for (const Progress progress : all_progress) {
    std::string code(name_of(progress));
    std::replace(code.begin(), code.end(), '-', '_');
    if (code == name) return progress;
  }
  return Progress::not_reported;
}

// An announcement is no report on itself, whatever words it chose.
bool reports_on(const record::StatusReport& report, const record::Commitment& commitment) {
  const record::Claim& claim = *report.claim;
  const auto* announced = commitment.text_claim;
  if (announced && announced->citation.source == claim.citation.source) return false;
  const Bound& start = claim.valid.start;
  return !commitment.made_on || start.kind != Bound::Kind::dated ||
         start.latest >= commitment.made_on->first;
}

using Groups = std::unordered_map<const record::Subject*, GroupTally>;

void count(Tally& tally, Progress progress) {
  ++tally.total;
  ++tally.by_class[static_cast<std::size_t>(progress)];
}

void count(Groups& groups, const record::Subject* of, const CommitmentProgress& one) {
  GroupTally& group = groups[of];
  group.of = of;
  count(group.tally, one.progress);
  if (one.joint) ++group.joint;
}

std::vector<GroupTally> listed(const Groups& groups) {
  std::vector<GroupTally> list;
  for (const auto& [of, tally] : groups) list.push_back(tally);
  std::sort(list.begin(), list.end(), [](const GroupTally& a, const GroupTally& b) {
    if (!a.of || !b.of) return a.of && !b.of;  // none last
    return id_order(a.of, b.of);
  });
  return list;
}

bool passes(const record::Commitment& commitment, const ProgressFilter& filter, Day day) {
  if (commitment.made_on && commitment.made_on->first > day) return false;
  const auto& actors = commitment.actors;
  return (!filter.actor || std::find(actors.begin(), actors.end(), filter.actor) != actors.end()) &&
         (!filter.committee || commitment.committee == filter.committee) &&
         (!filter.pillar || commitment.pillar == filter.pillar);
}

}  // namespace

std::string_view name_of(Progress progress) {
  switch (progress) {
    case Progress::done: return "done";
    case Progress::under_way: return "under-way";
    case Progress::planned: return "planned";
    case Progress::lapsed: return "lapsed";
    case Progress::disputed: return "disputed";
    case Progress::not_reported: return "not-reported";
  }
  return "";
}

CommitmentProgress progress_of(record::Commitment commitment) {
  CommitmentProgress one;
  one.joint = commitment.actors.size() > 1;
  for (const record::StatusReport& report : commitment.reports) {
    const Progress progress = class_named(report.status_class);
    if (progress == Progress::not_reported) continue;
    if (progress != Progress::disputed && !reports_on(report, commitment)) continue;
    one.progress = progress;
    one.report = report.claim;
    break;
  }
  one.commitment = std::move(commitment);
  return one;
}

ProgressReport progress(const record::View& view, const ProgressFilter& filter,
                        std::string_view language) {
  ProgressReport report;
  Groups parties;
  Groups committees;
  Groups pillars;
  for (const record::Subject* subject : view.subjects("commitment")) {
    record::Commitment commitment = record::commitment(view, *subject, language);
    if (!passes(commitment, filter, view.valid())) continue;
    CommitmentProgress one = progress_of(std::move(commitment));
    count(report.total, one.progress);
    if (one.joint) ++report.joint;
    for (const record::Subject* actor : one.commitment.actors) count(parties, actor, one);
    if (one.commitment.actors.empty()) count(parties, nullptr, one);
    count(committees, one.commitment.committee, one);
    count(pillars, one.commitment.pillar, one);
    report.commitments.push_back(std::move(one));
  }
  report.by_party = listed(parties);
  report.by_committee = listed(committees);
  report.by_pillar = listed(pillars);
  report.how = computed(view, "rule.progress", {"commitment", "status", "class", "made_on"},
                        "denominator.commitments");
  return report;
}

}  // namespace acta::analysis
