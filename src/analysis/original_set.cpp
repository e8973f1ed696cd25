#include "analysis/original_set.h"

#include <algorithm>
#include <unordered_set>

#include "analysis/amendments.h"
#include "analysis/reported_progress.h"

namespace acta::analysis {
namespace {

// The first entry that says something of a commitment; 0: none does.
std::uint64_t first_entry(const record::View& view) {
  std::uint64_t first = 0;
  view.record().each_of_kind("commitment", [&](const record::Subject& subject) {
    subject.about.each([&](const record::Claim& claim) {
      if (claim.number > view.at() || (first != 0 && claim.number > first)) return false;
      if (!view.visible(claim)) return true;
      first = claim.number;
      return false;
    });
  });
  return first;
}

// The last entry that the View knows of those recorded at that instant.
std::uint64_t last_entry(const record::View& view, Instant instant) {
  return std::min(view.at(), view.record().entry_at(instant));
}

bool was_amended_after(const record::View& view, const record::Subject& subject,
                       std::uint64_t entry) {
  const auto changes = amendments(view, subject);
  return std::any_of(changes.begin(), changes.end(), [&](const Amendment& change) {
    return change.after->number > entry &&
           change.after->replace_kind != record::ReplaceKind::correction;
  });
}

}  // namespace

OriginalSet original_set(const record::View& view) {
  OriginalSet set;
  ProgressReport now = progress(view);
  set.report.how = now.how;
  const std::uint64_t first = first_entry(view);
  if (first != 0) {
    const Instant recorded = view.record().recorded(first);
    set.published = day_of(recorded);
    set.entry = last_entry(view, recorded);
    set.report = progress_as_first_said(view.known_at(set.entry), view);
  }
  set.report.how.rule = "rule.progress-original";
  set.report.how.denominator = "denominator.commitments-original";
  std::unordered_set<const record::Subject*> members;
  for (const auto& one : set.report.commitments) {
    const record::Subject* const subject = one->commitment.subject;
    members.insert(subject);
    if (!view.speaks_of(*subject)) set.withdrawn.push_back(subject);
    else if (was_amended_after(view, *subject, set.entry)) set.amended.push_back(subject);
  }
  for (auto& one : now.commitments)
    if (!members.contains(one->commitment.subject)) set.later.push_back(std::move(one));
  return set;
}

OriginalSet only(const ProgressFilter& filter, const OriginalSet& all) {
  OriginalSet set{all.published, all.entry, only(filter, all.report), {}, {}, {}};
  ProgressReport later;
  later.commitments = all.later;
  set.later = only(filter, later).commitments;
  std::unordered_set<const record::Subject*> members;
  for (const auto& one : set.report.commitments) members.insert(one->commitment.subject);
  const auto keep = [&](const Parties& from, Parties& to) {
    std::copy_if(from.begin(), from.end(), std::back_inserter(to),
                 [&](const record::Subject* each) { return members.contains(each); });
  };
  keep(all.amended, set.amended);
  keep(all.withdrawn, set.withdrawn);
  return set;
}

}  // namespace acta::analysis
