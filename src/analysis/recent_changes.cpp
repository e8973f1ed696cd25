#include "analysis/recent_changes.h"

#include <algorithm>
#include <map>
#include <set>

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

class Concerned {
 public:
  Concerned(const record::View& view, const Subject* about) : about_(about) {
    if (!about) return;
    about->mentions.each([&](const Claim& claim) {
      if (view.stands(claim) && names(claim, *about) && speaks_for_its_parties(*claim.subject))
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

using Batch = std::map<const Subject*, RecentChange>;

void close(Batch& batch, const RecentQuestion& asked, std::vector<RecentChange>& changes) {
  std::vector<RecentChange> closed;
  for (auto& [subject, change] : batch) {
    std::reverse(change.claims.begin(), change.claims.end());
    if (asked.before == 0 || change.first() < asked.before) closed.push_back(std::move(change));
  }
  std::sort(closed.begin(), closed.end(),
            [](const auto& a, const auto& b) { return a.first() > b.first(); });
  for (RecentChange& change : closed)
    if (changes.size() < asked.most) changes.push_back(std::move(change));
  batch.clear();
}

}  // namespace

std::vector<RecentChange> recent_changes(const record::View& view, const RecentQuestion& asked) {
  const Concerned concerned(view, asked.about);
  std::vector<RecentChange> changes;
  Batch batch;
  for (std::uint64_t number = view.at(); number > asked.after && changes.size() < asked.most;
       --number) {
    const Claim* claim = view.record().claim(number);
    if (!claim || !view.visible(*claim)) continue;
    if (!batch.empty() && batch.begin()->second.recorded != claim->recorded)
      close(batch, asked, changes);
    if (sets_up(view, *claim->subject) || !concerned(*claim)) continue;
    RecentChange& change = batch[claim->subject];
    change.subject = claim->subject;
    change.recorded = claim->recorded;
    change.claims.push_back(claim);
  }
  close(batch, asked, changes);
  return changes;
}

}  // namespace acta::analysis
