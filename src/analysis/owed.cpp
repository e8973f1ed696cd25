#include "analysis/owed.h"

#include <algorithm>
#include <map>
#include <set>

#include "register/records/membership.h"

namespace acta::analysis {
namespace {

using record::Subject;

// The first mechanism that promised it; null where the country did so itself.
const Subject* through_of(const record::Commitment& commitment, const Subject* country) {
  const Subject* mechanism = nullptr;
  for (const Subject* actor : commitment.actors) {
    if (actor == country) return nullptr;
    if (!mechanism && actor->kind() == "mechanism") mechanism = actor;
  }
  return mechanism;
}

// By its own word a state has done what it promised, or has given it up.
bool is_over(const CommitmentProgress& item, const Undertaking& of) {
  return item.progress == Progress::done ||
         (of.reported &&
          (of.reported->status_class == "done" || of.reported->status_class == "lapsed"));
}

}  // namespace

bool OwedAccount::is_silent() const {
  return !of->reported && of->assessed.empty() && of->evidenced.empty();
}

OwedAccounts accounts_of(const record::View& view, const CommitmentList& commitments,
                         std::vector<std::shared_ptr<const Undertaking>> undertakings,
                         const Subject* country) {
  std::map<const Subject*, const CommitmentProgress*> items;
  for (const auto& each : commitments) items[each->commitment.subject] = each.get();
  OwedAccounts accounts;
  for (auto& of : undertakings) {
    if (!of->owes || (country && of->country != country)) continue;
    const CommitmentProgress& item = *items.at(of->commitment);
    const auto& deadline = item.commitment.deadline;
    const bool overdue = deadline && deadline->last < view.valid() && !is_over(item, *of);
    const Subject* const through = through_of(item.commitment, of->country);
    accounts.push_back({std::move(of), item.progress, through, deadline, overdue});
  }
  return accounts;
}

OwedAccounts accounts_of(const record::View& view, const CommitmentList& commitments,
                         const Subject* country, std::string_view language) {
  std::vector<std::shared_ptr<const Undertaking>> undertakings;
  for (const auto& each : commitments)
    for (Undertaking& one : undertakings_of(view, each->commitment, language))
      undertakings.push_back(std::make_shared<const Undertaking>(std::move(one)));
  return accounts_of(view, commitments, std::move(undertakings), country);
}

std::vector<OwedThrough> owed_as_member(
    const record::View& view, const Subject& country,
    const std::function<CommitmentList(const Subject& mechanism)>& promised_by) {
  std::vector<OwedThrough> found;
  std::set<const Subject*> told;
  for (const auto& membership : record::memberships_held_by(view, country)) {
    const bool twice = std::any_of(found.begin(), found.end(), [&](const OwedThrough& one) {
      return one.mechanism == membership.mechanism;
    });
    if (membership.kind != record::MembershipKind::full || twice) continue;
    OwedThrough through{membership.mechanism, {}};
    for (const auto& item : promised_by(*membership.mechanism)) {
      const auto& actors = item->commitment.actors;
      const bool its_own = std::find(actors.begin(), actors.end(), &country) != actors.end();
      if (!its_own && told.insert(item->commitment.subject).second)
        through.commitments.push_back(item);
    }
    found.push_back(std::move(through));
  }
  std::erase_if(found, [](const OwedThrough& one) { return one.commitments.empty(); });
  return found;
}

}  // namespace acta::analysis
