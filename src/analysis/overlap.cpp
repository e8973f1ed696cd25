#include "analysis/overlap.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "analysis/party_set.h"
#include "analysis/published.h"
#include "register/records/mechanism.h"

namespace acta::analysis {
namespace {

using Body = Memberships::Body;

// The mechanisms that are compared, with their members as sets.
class Sets {
 public:
  struct Of {
    const record::Subject* mechanism;
    PartySet certain;
    PartySet possible;  // the certain ones included
    std::size_t undated;
  };

  Sets(const std::vector<const Body*>& bodies, MemberRule rule) {
    for (const Body* body : bodies)
      for (const record::Membership& member : body->members)
        if (counts(member, rule)) parties_.push_back(member.party);
    // Addresses are quicker to tell apart than names, and most parties sit in many mechanisms.
    std::sort(parties_.begin(), parties_.end());
    parties_.erase(std::unique(parties_.begin(), parties_.end()), parties_.end());
    sort_by_id(parties_);
    for (std::size_t i = 0; i < parties_.size(); ++i) numbers_.emplace(parties_[i], i);
    for (const Body* body : bodies) sets_.push_back(set_of(*body, rule));
  }

  const std::vector<Of>& all() const { return sets_; }
  const Parties& parties() const { return parties_; }
  Parties list(const PartySet& set) const {
    Parties listed;
    listed.reserve(set.size());
    set.each([&](std::size_t number) { listed.push_back(parties_[number]); });
    return listed;
  }

 private:
  Of set_of(const Body& body, MemberRule rule) const {
    Of of{body.mechanism, PartySet(parties_.size()), PartySet(parties_.size()), 0};
    PartySet undated(parties_.size());
    for (const record::Membership& member : body.members) {
      if (!counts(member, rule)) continue;
      const std::size_t number = numbers_.at(member.party);
      of.possible.add(number);
      if (member.certainty == Certainty::certain) of.certain.add(number);
      if (member.claim && !member.start_known()) undated.add(number);
    }
    of.undated = undated.size();
    return of;
  }

  Parties parties_;
  std::unordered_map<const record::Subject*, std::size_t> numbers_;
  std::vector<Of> sets_;
};

Overlap compare(const Sets& sets, const Sets::Of& a, const Sets::Of& b) {
  const PartySet common = a.certain & b.certain;
  const PartySet possible = a.possible & b.possible;
  Overlap overlap;
  overlap.mechanism = a.mechanism;
  overlap.with = b.mechanism;
  overlap.members = {a.certain.size(), a.possible.size()};
  overlap.with_members = {b.certain.size(), b.possible.size()};
  overlap.common = {common.size(), possible.size()};
  overlap.jaccard = {overlap.common.certain, (a.certain | b.certain).size()};
  overlap.containment = {overlap.common.certain, overlap.members.certain};
  overlap.with_containment = {overlap.common.certain, overlap.with_members.certain};
  overlap.undated = a.undated;
  overlap.with_undated = b.undated;
  overlap.shared = sets.list(common);
  overlap.shared_possibly = sets.list(possible - common);
  overlap.only_here = sets.list(a.certain - b.possible);
  overlap.only_with = sets.list(b.certain - a.possible);
  return overlap;
}

// Surely within: not even a possible member of the part is surely outside the whole.
void add_subset(std::vector<Subset>& subsets, const Sets::Of& part, const Sets::Of& whole) {
  if (part.certain.empty() || !part.possible.within(whole.certain)) return;
  const bool equal = whole.possible == part.certain;
  if (equal && id_order(whole.mechanism, part.mechanism)) return;
  subsets.push_back({part.mechanism, whole.mechanism, part.certain.size(), equal});
}

// Which mechanisms a party is in: bit i for the i-th.
using Signature = std::vector<bool>;

// Every signature that the party may have if its uncertain memberships fell one way or the other.
// Beyond eight of them only the two extremes are told.
std::vector<Signature> possible_signatures(const Signature& certain,
                                           const std::vector<std::size_t>& open) {
  std::vector<Signature> signatures{certain};
  if (open.size() > 8) {
    signatures.push_back(certain);
    for (const std::size_t i : open) signatures.back()[i] = true;
    return signatures;
  }
  for (const std::size_t i : open) {
    const std::size_t size = signatures.size();
    for (std::size_t s = 0; s < size; ++s) {
      Signature joined = signatures[s];
      joined[i] = true;
      signatures.push_back(std::move(joined));
    }
  }
  return signatures;
}

std::vector<Combination> combinations(const Sets& sets) {
  struct Members {
    Parties certain;
    Parties possible;
  };
  std::map<Signature, Members> found;
  for (std::size_t party = 0; party < sets.parties().size(); ++party) {
    Signature certain(sets.all().size());
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < certain.size(); ++i) {
      certain[i] = sets.all()[i].certain.has(party);
      if (!certain[i] && sets.all()[i].possible.has(party)) open.push_back(i);
    }
    const record::Subject* const subject = sets.parties()[party];
    if (open.empty()) {
      found[certain].certain.push_back(subject);
      continue;
    }
    for (const Signature& signature : possible_signatures(certain, open))
      found[signature].possible.push_back(subject);
  }

  std::vector<Combination> all;
  for (auto& [signature, members] : found) {
    Combination combination;
    for (std::size_t i = 0; i < signature.size(); ++i)
      if (signature[i]) combination.mechanisms.push_back(sets.all()[i].mechanism);
    if (combination.mechanisms.empty()) continue;
    combination.certain = std::move(members.certain);
    combination.possible = std::move(members.possible);
    all.push_back(std::move(combination));
  }
  std::stable_sort(all.begin(), all.end(), [](const Combination& a, const Combination& b) {
    if (a.certain.size() != b.certain.size()) return a.certain.size() > b.certain.size();
    if (a.possible.size() != b.possible.size()) return a.possible.size() > b.possible.size();
    return std::lexicographical_compare(a.mechanisms.begin(), a.mechanisms.end(),
                                        b.mechanisms.begin(), b.mechanisms.end(), id_order);
  });
  return all;
}

std::vector<const Body*> chosen(const Memberships& memberships, const OverlapOptions& options,
                                const record::Subject* with) {
  std::vector<const Body*> bodies;
  for (const Body& body : memberships.bodies) {
    const auto& named = options.mechanisms;
    const bool asked = named.empty()
                           ? !body.reference || options.references
                           : std::find(named.begin(), named.end(), body.mechanism) != named.end();
    if (asked || body.mechanism == with) bodies.push_back(&body);
  }
  return bodies;
}

}  // namespace

OverlapMatrix overlap(const record::View& view, const Memberships& memberships,
                      const OverlapOptions& options) {
  OverlapMatrix matrix;
  matrix.with = options.with ? options.with : record::centre(view);
  const Sets sets(chosen(memberships, options, matrix.with), options.rule);
  for (const Sets::Of& a : sets.all()) {
    matrix.mechanisms.push_back(a.mechanism);
    for (const Sets::Of& b : sets.all()) {
      if (&a == &b) continue;
      if (b.mechanism == matrix.with) matrix.rows.push_back(compare(sets, a, b));
      if (&a < &b) matrix.pairs.push_back(compare(sets, a, b));
      add_subset(matrix.subsets, a, b);
    }
  }
  matrix.combinations = combinations(sets);
  matrix.how = computed(view, "rule.overlap", {"membership", "valid"}, "denominator.members");
  matrix.how.scenario = memberships.scenario;
  if (!memberships.scenario) matrix.differing = differing_figures(view, matrix, options.rule);
  return matrix;
}

OverlapMatrix overlap(const record::View& view, const OverlapOptions& options) {
  return overlap(view, memberships(view), options);
}

}  // namespace acta::analysis
