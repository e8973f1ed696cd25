#include "analysis/what_if.h"

#include <algorithm>
#include <map>

#include "register/records/mechanism.h"

namespace acta::analysis {
namespace {

using Kind = Change::Kind;

// Two changes that undo each other, or one written twice, cannot both be meant.
bool contradict(const Change& a, const Change& b) {
  const auto is = [&](Kind x, Kind y) {
    return (a.kind == x && b.kind == y) || (a.kind == y && b.kind == x);
  };
  if (is(Kind::join, Kind::leave) ||
      (a.kind == b.kind && (a.kind == Kind::join || a.kind == Kind::leave)))
    return a.mechanism == b.mechanism && a.party == b.party;
  if (is(Kind::sit, Kind::stand_up) ||
      (a.kind == b.kind && (a.kind == Kind::sit || a.kind == Kind::stand_up)))
    return a.group == b.group && a.party == b.party;
  if (is(Kind::add_group, Kind::drop_group)) return a.group == b.group;
  const auto ended = [](const Change& change) {
    return change.kind == Kind::drop_group     ? change.group
           : change.kind == Kind::merge_groups ? change.other
                                               : std::string{};
  };
  return !ended(a).empty() && ended(a) == ended(b);
}

// One scenario on its way from the record's facts to its own.
class Scenery {
 public:
  Scenery(const record::View& view, Facts facts) : view_(view), facts_(std::move(facts)) {}

  Checked<Facts> apply(const std::vector<Change>& changes) {
    for (std::size_t i = 0; i < changes.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (contradict(changes[i], changes[j]))
          refuse("error.what-if.contradiction", changes[i], subject_of(changes[i]));
    if (errors_.empty())
      for (const Change& change : changes) apply(change);
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    facts_.memberships.scenario = !changes.empty();
    facts_.seats.scenario = !changes.empty();
    return std::move(facts_);
  }

 private:
  static std::string subject_of(const Change& change) {
    return change.party.empty() ? change.group : change.party;
  }

  void refuse(std::string message, const Change& change, std::string_view value,
              std::string hint = {}) {
    errors_.push_back({ErrorKind::invalid, std::move(message), change.place, std::string(value),
                       std::move(hint)});
  }

  void apply(const Change& change) {
    switch (change.kind) {
      case Kind::join: return join(change);
      case Kind::leave: return leave(change);
      case Kind::sit: return sit(change);
      case Kind::stand_up: return stand_up(change);
      case Kind::add_group: return add_group(change);
      case Kind::drop_group: return drop_group(change);
      case Kind::merge_groups: return merge_groups(change);
    }
  }

  Memberships::Body* body(const Change& change) {
    const record::Subject* const mechanism = view_.find("mechanism/" + change.mechanism);
    Memberships::Body* const found = mechanism ? facts_.memberships.of(*mechanism) : nullptr;
    if (!found) refuse("error.what-if.unknown-mechanism", change, change.mechanism);
    return found;
  }

  const record::Subject* party(const Change& change) {
    const record::Subject* found = view_.find("country/" + change.party);
    if (!found) found = view_.find("organisation/" + change.party);
    if (!found) refuse("error.what-if.unknown-party", change, change.party);
    return found;
  }

  Seats::Group* group(const Change& change, const std::string& id) {
    auto& groups = facts_.seats.groups;
    const auto found = std::find_if(groups.begin(), groups.end(),
                                    [&](const Seats::Group& group) { return group.id == id; });
    if (found != groups.end()) return &*found;
    refuse("error.what-if.unknown-group", change, id);
    return nullptr;
  }

  void join(const Change& change) {
    Memberships::Body* const in = body(change);
    const record::Subject* const who = party(change);
    if (!in || !who) return;
    const auto full = [&](const record::Membership& member) {
      return member.party == who && counts(member, {});
    };
    const auto known = std::find_if(in->members.begin(), in->members.end(), full);
    if (known == in->members.end()) {
      record::Membership joined;
      joined.mechanism = in->mechanism;
      joined.party = who;
      const auto after = std::find_if(
          in->members.begin(), in->members.end(),
          [&](const record::Membership& member) { return id_order(who, member.party); });
      in->members.insert(after, joined);
    } else if (known->certainty == Certainty::certain) {
      refuse("error.what-if.already-member", change, change.party, change.mechanism);
    } else {
      known->certainty = Certainty::certain;
      known->claim = nullptr;
    }
  }

  void leave(const Change& change) {
    Memberships::Body* const in = body(change);
    const record::Subject* const who = party(change);
    if (!in || !who) return;
    // Who was both goes back to being an observer.
    const auto leaves = [&](bool full) {
      return std::erase_if(in->members, [&](const record::Membership& member) {
        return member.party == who && counts(member, {}) == full;
      });
    };
    const std::size_t left = leaves(true) > 0 ? 1 : leaves(false);
    if (left == 0)
      return refuse("error.what-if.not-a-member", change, change.party, change.mechanism);
    for (Seats::Group& each : facts_.seats.groups)
      if (each.mechanism == in->mechanism)
        std::erase_if(each.seats, [&](const record::Seat& seat) { return seat.party == who; });
  }

  void sit(const Change& change) {
    Seats::Group* const in = group(change, change.group);
    const record::Subject* const who = party(change);
    if (!in || !who) return;
    const bool sits = std::any_of(in->seats.begin(), in->seats.end(),
                                  [&](const record::Seat& seat) { return seat.party == who; });
    if (sits) return refuse("error.what-if.already-seated", change, change.party, change.group);
    add_seat(*in, *who);
  }

  void stand_up(const Change& change) {
    Seats::Group* const in = group(change, change.group);
    const record::Subject* const who = party(change);
    if (!in || !who) return;
    if (std::erase_if(in->seats, [&](const auto& seat) { return seat.party == who; }) == 0)
      refuse("error.what-if.not-seated", change, change.party, change.group);
  }

  static void add_seat(Seats::Group& group, const record::Subject& party) {
    record::Seat seat;
    seat.committee = group.committee;
    seat.party = &party;
    group.seats.push_back(seat);
  }

  void add_group(const Change& change) {
    Memberships::Body* const of = body(change);
    if (!of) return;
    auto& groups = facts_.seats.groups;
    if (change.group.empty() || facts_.seats.of(change.group))
      return refuse("error.what-if.group-exists", change, change.group);
    const auto after = std::find_if(groups.begin(), groups.end(), [&](const Seats::Group& group) {
      return record::id_before(change.group, group.id);
    });
    groups.insert(after, {change.group, nullptr, of->mechanism, nullptr, {}});
  }

  void drop_group(const Change& change) {
    if (!group(change, change.group)) return;
    std::erase_if(facts_.seats.groups,
                  [&](const Seats::Group& group) { return group.id == change.group; });
  }

  void merge_groups(const Change& change) {
    if (change.group == change.other)
      return refuse("error.what-if.merge-with-itself", change, change.group);
    Seats::Group* const into = group(change, change.group);
    const Seats::Group* const from = group(change, change.other);
    if (!into || !from) return;
    for (const record::Seat& seat : from->seats) {
      const bool sits =
          std::any_of(into->seats.begin(), into->seats.end(),
                      [&](const record::Seat& other) { return other.party == seat.party; });
      if (!sits) add_seat(*into, *seat.party);
    }
    std::erase_if(facts_.seats.groups,
                  [&](const Seats::Group& group) { return group.id == change.other; });
  }

  const record::View& view_;
  Facts facts_;
  Errors errors_;
};

bool differs(const Overlap& a, const Overlap& b) {
  return a.members != b.members || a.with_members != b.with_members || a.common != b.common ||
         a.shared != b.shared || a.shared_possibly != b.shared_possibly;
}

void add_differences(WhatIf& result) {
  for (const Overlap& after : result.after.rows)
    for (const Overlap& before : result.before.rows)
      if (before.mechanism == after.mechanism && differs(before, after))
        result.overlaps.push_back({before, after});

  std::map<const record::Subject*, LoadDifference> loads;
  for (const PartyLoad& load : result.load_before.parties) loads[load.party].before = load;
  for (const PartyLoad& load : result.load_after.parties) loads[load.party].after = load;
  for (auto& [party, load] : loads) {
    load.party = party;
    const PartyLoad& before = load.before;
    const PartyLoad& after = load.after;
    const bool same = before.party && after.party && before.groups == after.groups &&
                      before.leads == after.leads && before.member == after.member &&
                      before.in == after.in;
    if (!same) result.loads.push_back(load);
  }
  std::sort(result.loads.begin(), result.loads.end(),
            [](const auto& a, const auto& b) { return id_order(a.party, b.party); });
}

}  // namespace

Facts facts(const record::View& view) { return {memberships(view), seats(view)}; }

Checked<Facts> apply(const record::View& view, Facts facts, const std::vector<Change>& changes) {
  return Scenery(view, std::move(facts)).apply(changes);
}

Checked<WhatIf> what_if(const record::View& view, const Scenario& scenario,
                        const OverlapOptions& options) {
  const Facts now = facts(view);
  auto then = apply(view, now, scenario.changes);
  if (!then) return tl::unexpected(std::move(then).error());
  WhatIf result;
  result.changes = scenario.changes;
  result.stale = scenario.base != view.at();
  result.before = overlap(view, now.memberships, options);
  result.after = overlap(view, then->memberships, options);
  if (const record::Subject* centre = record::centre(view)) {
    result.load_before = load(view, now.memberships, now.seats, *centre);
    result.load_after = load(view, then->memberships, then->seats, *centre);
  }
  add_differences(result);
  result.how = computed(view, "rule.what-if", {"membership", "seat", "the changes"});
  result.how.scenario = true;
  return result;
}

}  // namespace acta::analysis
