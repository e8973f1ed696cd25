#include "analysis/progress.h"

#include <algorithm>
#include <unordered_map>

#include "analysis/renewed.h"
#include "analysis/reported_progress.h"
#include "analysis/touched_commitments.h"
#include "analysis/tracks.h"
#include "register/records/fields.h"

namespace acta::analysis {
namespace {

Progress class_named(std::string_view name) {
  const auto same = [](char code, char ours) { return code == (ours == '-' ? '_' : ours); };
  for (const Progress progress : all_progress)
    if (std::ranges::equal(name, name_of(progress), same)) return progress;
  return Progress::not_reported;
}

struct Said {
  Progress progress;
  const record::Claim* claim;  // the newest
};

// An assessor puts it elsewhere than the state: neither is picked.
bool is_contradicted(const Undertaking& undertaking, Progress said) {
  return std::any_of(undertaking.assessed.begin(), undertaking.assessed.end(),
                     [&](const record::TrackReport& other) {
                       const Progress found = class_named(other.status_class);
                       return found != Progress::not_reported && found != said;
                     });
}

// What the states say of their own promise, taken together; nothing if none of them says anything
// of progress now.
std::optional<Said> said_by_states(const record::View& view, const record::Commitment& commitment) {
  if (!commitment.accounted) return std::nullopt;
  std::array<std::size_t, progress_classes> by_class{};
  const record::Claim* newest = nullptr;
  std::size_t states = 0;
  for (const Undertaking& each : undertakings_of(view, commitment, "en")) {
    if (!each.owes) continue;
    ++states;
    if (!each.current()) continue;
    Progress progress = class_named(each.reported->status_class);
    if (progress == Progress::not_reported) continue;
    if (is_contradicted(each, progress)) progress = Progress::disputed;
    ++by_class[static_cast<std::size_t>(progress)];
    const record::Claim* const claim = each.reported->claim;
    if (!newest || record::began(*newest) <= record::began(*claim)) newest = claim;
  }
  const auto count = [&](Progress progress) {
    return by_class[static_cast<std::size_t>(progress)];
  };
  for (const Progress progress : all_progress)
    if (newest && count(progress) == states) return Said{progress, newest};
  if (count(Progress::done) + count(Progress::under_way) + count(Progress::disputed) > 0)
    return Said{Progress::under_way, newest};
  if (count(Progress::planned) > 0) return Said{Progress::planned, newest};
  return std::nullopt;  // some have left it, the others are silent
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

class Counting {
 public:
  explicit Counting(std::size_t most = 0) { report_.commitments.reserve(most); }
  void add(CommitmentList::value_type shared) {
    const CommitmentProgress& one = *shared;
    count(report_.total, one.progress);
    if (one.joint) ++report_.joint;
    for (const record::Subject* actor : one.commitment.actors) count(parties_, actor, one);
    if (one.commitment.actors.empty()) count(parties_, nullptr, one);
    count(committees_, one.commitment.committee, one);
    count(pillars_, one.commitment.pillar, one);
    report_.commitments.push_back(std::move(shared));
  }
  ProgressReport report(Computed how) &&;

 private:
  ProgressReport report_;
  Groups parties_, committees_, pillars_;
};

CommitmentList::value_type shared(CommitmentProgress one) {
  return std::make_shared<const CommitmentProgress>(std::move(one));
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

ProgressReport Counting::report(Computed how) && {
  report_.by_party = listed(parties_);
  report_.by_committee = listed(committees_);
  report_.by_pillar = listed(pillars_);
  report_.how = std::move(how);
  return std::move(report_);
}

Computed how_of(const record::View& view) {
  return computed(view, "rule.progress", {"commitment", "status", "class", "made_on"},
                  "denominator.commitments");
}

bool was_made(const record::Commitment& commitment, Day by) {
  return !commitment.made_on || commitment.made_on->first <= by;
}

bool passes(const record::Commitment& commitment, const ProgressFilter& filter) {
  const auto& actors = commitment.actors;
  return (!filter.actor || std::find(actors.begin(), actors.end(), filter.actor) != actors.end()) &&
         (!filter.committee || commitment.committee == filter.committee) &&
         (!filter.pillar || commitment.pillar == filter.pillar);
}

// All that may pass: what a filter asks for is named by a claim about the commitment.
Parties candidates(const record::View& view, const ProgressFilter& filter) {
  const record::Subject* const named = filter.actor       ? filter.actor
                                       : filter.committee ? filter.committee
                                                          : filter.pillar;
  if (!named) return view.subjects("commitment");
  Parties found;
  named->mentions.each([&](const record::Claim& claim) {
    if (claim.number > view.at()) return false;
    if (claim.subject->kind() == "commitment") found.push_back(claim.subject);
    return true;
  });
  sort_by_id(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
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

CommitmentProgress progress_of(const record::View& view, record::Commitment commitment) {
  const auto said = said_by_states(view, commitment);
  CommitmentProgress one = progress_of(std::move(commitment));
  if (said && (!one.report || record::began(*one.report) <= record::began(*said->claim))) {
    one.progress = said->progress;
    one.report = said->claim;
  }
  return one;
}

ProgressReport progress(const record::View& view, const ProgressFilter& filter) {
  const Parties subjects = candidates(view, filter);
  record::CommitmentReader reader(view);
  Counting counting(subjects.size());
  for (const record::Subject* subject : subjects) {
    record::Commitment commitment = reader.read(*subject);
    if (was_made(commitment, view.valid()) && passes(commitment, filter))
      counting.add(shared(progress_of(view, std::move(commitment))));
  }
  return std::move(counting).report(how_of(view));
}

ProgressReport progress_as_first_said(const record::View& then, const record::View& now) {
  Counting counting;
  record::CommitmentReader made(then), reported(now);
  for (const record::Subject* subject : then.subjects("commitment")) {
    record::Commitment commitment = made.read(*subject);
    if (!was_made(commitment, now.valid())) continue;
    record::Commitment said = reported.read(*subject);
    commitment.reports = std::move(said.reports);
    commitment.accounted = said.accounted;
    counting.add(shared(progress_of(now, std::move(commitment))));
  }
  return std::move(counting).report(how_of(now));
}

ProgressReport progress_from(const ProgressReport& near, const record::View& view) {
  const auto touched = touched_commitments(view.record(), near.how.at, view.at());
  if (near.how.valid != view.valid() || !touched) return progress(view);

  CommitmentList fresh;
  record::CommitmentReader reader(view);
  for (const record::Subject* subject : *touched) {
    if (!view.speaks_of(*subject)) continue;
    record::Commitment commitment = reader.read(*subject);
    if (was_made(commitment, view.valid()))
      fresh.push_back(shared(progress_of(view, std::move(commitment))));
  }
  auto all = renewed(std::span(near.commitments), fresh, *touched,
                     [](const auto& one) { return one->commitment.subject; });
  Counting counting(all.size());
  for (auto& one : all) counting.add(std::move(one));
  return std::move(counting).report(how_of(view));
}

ProgressReport only(const ProgressFilter& filter, const ProgressReport& all) {
  Counting counting;
  for (const auto& one : all.commitments)
    if (passes(one->commitment, filter)) counting.add(one);
  return std::move(counting).report(all.how);
}

}  // namespace acta::analysis
