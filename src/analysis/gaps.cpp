#include "analysis/gaps.h"

#include <algorithm>
#include <map>

#include "analysis/seats.h"

namespace acta::analysis {
namespace {

using Subjects = std::vector<const record::Subject*>;

// The groups that count as the same theme: what the crosswalk aligns with an item.
Subjects aligned_groups(const CrosswalkRow& row) {
  Subjects groups;
  for (const CrosswalkCell& cell : row.cells)
    for (const record::CrosswalkLink& link : cell.links)
      if (link.relation_class == "aligned" && link.to) groups.push_back(link.to);
  return groups;
}

bool is_pillar(const CrosswalkRow& row) { return row.item->kind() == "pillar"; }

bool any(const CrosswalkRow& row, Counterpart state) {
  return std::any_of(row.cells.begin(), row.cells.end(),
                     [&](const CrosswalkCell& cell) { return cell.state == state; });
}

bool has_counterpart(const CrosswalkRow& row) {
  return any(row, Counterpart::aligned) || any(row, Counterpart::possible);
}

bool stands_alone(const CrosswalkRow& row) { return row.none_anywhere && !has_counterpart(row); }

void sort_rows(Gaps& gaps, const Crosswalk& crosswalk) {
  gaps.without_counterpart = packages_without_counterpart(crosswalk);
  for (const CrosswalkRow& row : crosswalk.rows) {
    if (is_pillar(row)) {
      if (stands_alone(row)) gaps.pillars_without_counterpart.push_back(row.item);
    } else if (!has_counterpart(row) && !any(row, Counterpart::none_found) && !row.none_anywhere) {
      gaps.not_examined.push_back(row.item);
    } else if (aligned_groups(row).size() == 1) {
      gaps.single_counterpart.push_back(row.item);
    }
  }
  for (Subjects* list :
       {&gaps.pillars_without_counterpart, &gaps.not_examined, &gaps.single_counterpart})
    sort_by_id(*list);
}

void add_said(Gaps& gaps, const Crosswalk& crosswalk, const record::View& view) {
  for (const CrosswalkRow& row : crosswalk.rows) {
    if (is_pillar(row)) continue;
    for (const record::Claim* claim : view.standing(*row.item, "covered_elsewhere"))
      if (const auto* code = std::get_if<record::Code>(&claim->value); code && code->code == "no")
        gaps.said_to_stand_alone.push_back(claim);
  }
  std::stable_sort(gaps.said_to_stand_alone.begin(), gaps.said_to_stand_alone.end(),
                   [](const auto* a, const auto* b) { return id_order(a->subject, b->subject); });
}

void add_topics(Gaps& gaps, const Crosswalk& crosswalk) {
  for (const UnmatchedGroup& group : crosswalk.unmatched) {
    if (group.state == UnmatchedGroup::State::not_covered) gaps.not_covered.push_back(group);
    if (group.state == UnmatchedGroup::State::not_placed) gaps.not_placed.push_back(group);
  }
}

void add_empty_pillars(Gaps& gaps, const Crosswalk& crosswalk) {
  for (const CrosswalkRow& row : crosswalk.rows) {
    if (!is_pillar(row)) continue;
    const bool filled =
        std::any_of(crosswalk.rows.begin(), crosswalk.rows.end(), [&](const CrosswalkRow& other) {
          return other.item != row.item && other.pillar == row.item;
        });
    if (!filled) gaps.pillars_without_package.push_back(row.item);
  }
}

// Who leads what among the groups of a theme; kept where the groups are of two bodies or more.
void add_shared_leads(std::vector<SharedLead>& found, const record::Subject& theme,
                      const Subjects& groups, const Seats& seats) {
  struct Led {
    Subjects groups;
    Subjects bodies;
  };
  std::map<const record::Subject*, Led> leads;
  for (const Seats::Group& group : seats.groups) {
    if (std::find(groups.begin(), groups.end(), group.committee) == groups.end()) continue;
    for (const record::Seat& seat : group.seats) {
      if (seat.kind != record::SeatKind::lead) continue;
      Led& led = leads[seat.party];
      led.groups.push_back(group.committee);
      if (std::find(led.bodies.begin(), led.bodies.end(), group.mechanism) == led.bodies.end())
        led.bodies.push_back(group.mechanism);
    }
  }
  for (auto& [party, led] : leads)
    if (led.bodies.size() > 1) found.push_back({&theme, party, std::move(led.groups)});
}

std::vector<SharedLead> shared_leads(const Crosswalk& crosswalk, const Seats& seats) {
  std::vector<SharedLead> found;
  for (const CrosswalkRow& row : crosswalk.rows) {
    Subjects groups = aligned_groups(row);
    if (!is_pillar(row)) {
      groups.push_back(row.item);
    } else {
      for (const CrosswalkRow& other : crosswalk.rows) {
        if (other.item == row.item || other.pillar != row.item) continue;
        groups.push_back(other.item);
        const Subjects more = aligned_groups(other);
        groups.insert(groups.end(), more.begin(), more.end());
      }
    }
    add_shared_leads(found, *row.item, groups, seats);
  }
  std::sort(found.begin(), found.end(), [](const SharedLead& a, const SharedLead& b) {
    if (a.theme != b.theme) return id_order(a.theme, b.theme);
    return id_order(a.party, b.party);
  });
  return found;
}

}  // namespace

std::vector<const record::Subject*> packages_without_counterpart(const Crosswalk& crosswalk) {
  Subjects alone;
  for (const CrosswalkRow& row : crosswalk.rows)
    if (!is_pillar(row) && stands_alone(row)) alone.push_back(row.item);
  sort_by_id(alone);
  return alone;
}

Gaps gaps(const record::View& view) {
  Gaps gaps;
  const Crosswalk crosswalk = analysis::crosswalk(view);
  sort_rows(gaps, crosswalk);
  add_said(gaps, crosswalk, view);
  add_topics(gaps, crosswalk);
  add_empty_pillars(gaps, crosswalk);
  gaps.shared_leads = shared_leads(crosswalk, seats(view));
  gaps.bridges = bridges(memberships(view));
  gaps.how = computed(view, "rule.gaps", {"link", "relation", "pillar", "seat", "membership"});
  return gaps;
}

}  // namespace acta::analysis
