#include "analysis/crosswalk.h"

#include <algorithm>
#include <map>

#include "analysis/still_stands.h"
#include "register/records/committee.h"
#include "register/records/fields.h"
#include "register/records/mechanism.h"
#include "register/records/pillar.h"

namespace acta::analysis {
namespace {

using Links = std::vector<record::CrosswalkLink>;

constexpr std::string_view aligned = "aligned";
constexpr std::string_view possible = "possible";
constexpr std::string_view no_counterpart = "no_counterpart";
constexpr std::string_view not_covered = "topic_not_covered";
constexpr std::string_view not_placed = "not_placed";

Counterpart said_by(const record::CrosswalkLink& link) {
  if (link.relation_class == aligned) return Counterpart::aligned;
  if (link.relation_class == possible) return Counterpart::possible;
  if (link.relation_class == no_counterpart) return Counterpart::none_found;
  return Counterpart::not_examined;
}

Counterpart counterpart_of(const record::CrosswalkLink& link) {
  const Counterpart said = said_by(link);
  return said == Counterpart::not_examined || link.evidenced ? said : Counterpart::draft;
}

// A finding of "none" that names no mechanism is about all of them.
bool concerns(const record::CrosswalkLink& link, const record::Subject& mechanism) {
  return link.mechanism ? link.mechanism == &mechanism : said_by(link) == Counterpart::none_found;
}

CrosswalkCell cell_of(const Links& of_item, const record::Subject& mechanism) {
  CrosswalkCell cell;
  cell.mechanism = &mechanism;
  bool none = false;
  for (const record::CrosswalkLink& link : of_item) {
    const Counterpart found = counterpart_of(link);
    if (found == Counterpart::not_examined || !concerns(link, mechanism)) continue;
    none |= found == Counterpart::none_found;
    cell.state = std::max(cell.state, found);
    cell.links.push_back(link);
  }
  cell.divided = none && cell.state > Counterpart::none_found;
  return cell;
}

CrosswalkRow row_of(const Links& links, const record::Subject& item, const record::Subject* pillar,
                    const Crosswalk& crosswalk) {
  Links of_item;
  for (const record::CrosswalkLink& link : links)
    if (link.from == &item) of_item.push_back(link);
  CrosswalkRow row;
  row.item = &item;
  row.pillar = pillar;
  for (const record::Subject* mechanism : crosswalk.mechanisms)
    row.cells.push_back(cell_of(of_item, *mechanism));
  row.none_anywhere = std::any_of(of_item.begin(), of_item.end(), [](const auto& link) {
    return !link.mechanism && counterpart_of(link) == Counterpart::none_found;
  });
  return row;
}

void add_rows(Crosswalk& crosswalk, const record::View& view, const Links& links) {
  struct Package {
    const record::Subject* committee;
    const record::Subject* pillar;
  };
  std::vector<Package> packages;
  for (const record::Subject* committee : record::committees_of(view, *crosswalk.centre))
    packages.push_back({committee, record::Fields(view, *committee).reference("pillar")});
  const auto pillars = record::pillars_of(view, *crosswalk.centre);
  for (const record::Subject* pillar : pillars) {
    crosswalk.rows.push_back(row_of(links, *pillar, pillar, crosswalk));
    for (const Package& package : packages)
      if (package.pillar == pillar)
        crosswalk.rows.push_back(row_of(links, *package.committee, pillar, crosswalk));
  }
  for (const Package& package : packages)
    if (std::find(pillars.begin(), pillars.end(), package.pillar) == pillars.end())
      crosswalk.rows.push_back(row_of(links, *package.committee, package.pillar, crosswalk));
}

Computed how_of(const record::View& view) {
  return computed(view, "rule.crosswalk", {"link", "relation", "pillar", "committee"});
}

void add_unmatched(Crosswalk& crosswalk, const record::View& view, const Links& links) {
  std::map<const record::Subject*, Parties> committees;  // by mechanism
  for (const record::Subject* committee : view.subjects("committee"))
    committees[record::Fields(view, *committee).reference("mechanism")].push_back(committee);
  for (const record::Subject* mechanism : crosswalk.mechanisms) {
    for (const record::Subject* committee : committees[mechanism]) {
      UnmatchedGroup group{committee, mechanism, UnmatchedGroup::State::not_examined, nullptr};
      bool matched = false;
      for (const record::CrosswalkLink& link : links) {
        if (link.to != committee || !link.evidenced) continue;
        matched |= counterpart_of(link) >= Counterpart::possible;
        const bool outside = link.relation_class == not_covered;
        if (!outside && link.relation_class != not_placed) continue;
        group.state =
            outside ? UnmatchedGroup::State::not_covered : UnmatchedGroup::State::not_placed;
        group.claim = link.claim;
      }
      if (!matched) crosswalk.unmatched.push_back(group);
    }
  }
}

}  // namespace

std::string_view name_of(Counterpart counterpart) {
  switch (counterpart) {
    case Counterpart::not_examined: return "not-examined";
    case Counterpart::draft: return "draft";
    case Counterpart::none_found: return "none-found";
    case Counterpart::possible: return "possible";
    case Counterpart::aligned: return "aligned";
  }
  return "";
}

std::string_view name_of(UnmatchedGroup::State state) {
  switch (state) {
    case UnmatchedGroup::State::not_covered: return "not-covered";
    case UnmatchedGroup::State::not_placed: return "not-placed";
    case UnmatchedGroup::State::not_examined: return "not-examined";
  }
  return "";
}

Crosswalk crosswalk(const record::View& view) {
  Crosswalk crosswalk;
  crosswalk.how = how_of(view);
  crosswalk.centre = record::centre(view);
  if (!crosswalk.centre) return crosswalk;
  for (const record::Subject* mechanism : view.subjects("mechanism"))
    if (mechanism != crosswalk.centre && !record::is_reference(view, *mechanism))
      crosswalk.mechanisms.push_back(mechanism);
  const Links links = record::crosswalk_links(view);
  add_rows(crosswalk, view, links);
  add_unmatched(crosswalk, view, links);
  return crosswalk;
}

Crosswalk crosswalk_from(const Crosswalk& near, const record::View& view) {
  if (!still_stands(
          near.how, view,
          {"committee", "link", "mechanism", "mechanism_kind", "pillar", "process", "relation"}))
    return crosswalk(view);
  Crosswalk same = near;
  same.how = how_of(view);
  return same;
}

}  // namespace acta::analysis
