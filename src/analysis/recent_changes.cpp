#include "analysis/recent_changes.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace acta::analysis {

using record::Claim;
using record::Subject;

namespace {

bool names(const Claim& claim, const Subject& subject) {
  const auto* reference = std::get_if<record::Reference>(&claim.value);
  return reference && reference->subject == &subject;
}

// What happens to a group concerns a member only where it is named; what happens to a promise
// concerns whoever made it.
bool speaks_for_its_parties(const Subject& subject) {
  return subject.kind() != "mechanism" && subject.kind() != "committee" &&
         subject.kind() != "country";
}

// It stands, or was withdrawn and nothing else took its place: who made a promise is concerned by
// its withdrawal, too.
bool was_last_said(const record::View& view, const Claim& claim) {
  if (!view.visible(claim) || claim.status == record::Status::withdrawn) return false;
  const Claim* const successor = view.superseded_by(claim);
  return !successor || successor->status == record::Status::withdrawn;
}

class Concerned {
 public:
  Concerned(const record::View& view, const Subject* about) : about_(about) {
    if (!about) return;
    about->mentions.each([&](const Claim& claim) {
      if (was_last_said(view, claim) && names(claim, *about) &&
          speaks_for_its_parties(*claim.subject))
        promises_.insert(claim.subject);
      return claim.number <= view.at();
    });
  }
  bool operator()(const Claim& claim) const {
    return !about_ || claim.subject == about_ || names(claim, *about_) ||
           promises_.contains(claim.subject);
  }

 private:
  const Subject* about_;
  std::set<const Subject*> promises_;
};

bool sets_up(const record::View& view, const Subject& subject) {
  const record::Kind* kind = view.vocabulary().kind(subject.kind());
  return !kind || kind->configuration || subject.kind() == "kind" || subject.kind() == "property";
}

// `batch`: claims of one instant, the newest first. Told from the last subject that came in.
void close(std::vector<const Claim*>& batch, const record::View& view, const RecentQuestion& asked,
           std::vector<RecentChange>& changes) {
  std::reverse(batch.begin(), batch.end());
  std::unordered_set<const Subject*> seen;
  std::vector<const Claim*> firsts;  // of each subject
  for (const Claim* claim : batch)
    if (seen.insert(claim->subject).second) firsts.push_back(claim);
  std::unordered_map<const Subject*, std::size_t> places;
  for (auto first = firsts.rbegin(); first != firsts.rend(); ++first) {
    const Claim& claim = **first;
    if (changes.size() == asked.most) break;
    if (sets_up(view, *claim.subject) || (asked.before != 0 && claim.number >= asked.before))
      continue;
    places.emplace(claim.subject, changes.size());
    changes.push_back({claim.subject, claim.recorded, {}});
  }
  for (const Claim* claim : batch)
    if (const auto place = places.find(claim->subject); place != places.end())
      changes[place->second].claims.push_back(claim);
  batch.clear();
}

}  // namespace

std::vector<RecentChange> recent_changes(const record::View& view, const RecentQuestion& asked) {
  const Concerned concerned(view, asked.about);
  std::vector<RecentChange> changes;
  std::vector<const Claim*> batch;
  for (std::uint64_t number = view.at(); number > asked.after && changes.size() < asked.most;
       --number) {
    const Claim* claim = view.record().claim(number);
    if (!claim || !view.visible(*claim)) continue;
    if (!batch.empty() && batch.back()->recorded != claim->recorded)
      close(batch, view, asked, changes);
    if (concerned(*claim)) batch.push_back(claim);
  }
  close(batch, view, asked, changes);
  return changes;
}

}  // namespace acta::analysis
