#include "analysis/published.h"

#include <algorithm>
#include <optional>
#include <set>

#include "register/disagreement.h"
#include "register/records/fields.h"
#include "register/records/mechanism.h"
#include "register/records/observation.h"

namespace acta::analysis {
namespace {

std::string_view series_of_printed_overlaps(const record::View& view) {
  for (const record::Subject* process : view.subjects("process"))
    if (const auto series = record::Fields(view, *process).code("overlap_series"); !series.empty())
      return series;
  return {};
}

std::optional<std::size_t> whole_number(const record::Observation& observation) {
  if (!observation.value || observation.value->amount.scale != 0) return std::nullopt;
  if (observation.value->amount.units < 0) return std::nullopt;
  return static_cast<std::size_t>(observation.value->amount.units);
}

// The day on which to compare, so that a later change is not taken for a wrong figure.
Day day_to_compare(const record::View& view, const record::Observation& observation) {
  const auto period = parse_date(observation.period);
  if (!period || (period->first <= view.valid() && view.valid() <= period->last))
    return view.valid();
  return period->last;
}

struct Members {
  Parties certain;
  Parties possible;
};

Members members_of(const record::View& view, const record::Subject& mechanism, MemberRule rule) {
  Members members;
  for (const record::Membership& membership : record::memberships_of(view, mechanism)) {
    if (!counts(membership, rule)) continue;
    members.possible.push_back(membership.party);
    if (membership.certainty == Certainty::certain) members.certain.push_back(membership.party);
  }
  for (Parties* parties : {&members.certain, &members.possible}) {
    sort_by_id(*parties);
    parties->erase(std::unique(parties->begin(), parties->end()), parties->end());
  }
  return members;
}

Parties common(const Parties& a, const Parties& b) {
  Parties both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both), id_order);
  return both;
}

const record::Subject* noted_about(const record::View& view, const record::Subject& subject) {
  const auto about = record::disagreements_about(view, subject);
  return about.empty() ? nullptr : about.front().noted;
}

// Those whom somebody named as left out, if leaving them out gives the printed figure.
Parties left_out(const record::View& view, const record::Subject& observation,
                 const Parties& shared, std::size_t printed) {
  Parties named = record::Fields(view, observation).references("left_out");
  sort_by_id(named);
  const Parties explained = common(named, shared);
  return shared.size() - explained.size() == printed ? explained : Parties{};
}

}  // namespace

std::vector<PublishedFigure> differing_figures(const record::View& view,
                                               const OverlapMatrix& matrix, MemberRule rule) {
  std::vector<PublishedFigure> figures;
  const std::string_view series = series_of_printed_overlaps(view);
  if (series.empty() || !matrix.with || matrix.with != record::centre(view)) return figures;
  for (const record::Subject* mechanism : matrix.mechanisms) {
    std::set<const record::Subject*> read;  // several sources may say of whom a figure is
    view.each_held_mention(*mechanism, "geo", [&](const record::Held& held) {
      if (!read.insert(held.claim->subject).second) return;
      const auto observation = record::observation(view, *held.claim->subject);
      const auto printed = whole_number(observation);
      if (observation.series != series || !printed) return;
      const record::View then = view.on(day_to_compare(view, observation));
      const Members here = members_of(then, *mechanism, rule);
      const Members with = members_of(then, *matrix.with, rule);
      const Parties shared = common(here.certain, with.certain);
      const std::size_t at_most = common(here.possible, with.possible).size();
      if (shared.size() <= *printed && *printed <= at_most) return;
      PublishedFigure figure;
      figure.mechanism = mechanism;
      figure.with = matrix.with;
      figure.printed = *printed;
      figure.computed = {shared.size(), at_most};
      figure.on = then.valid();
      figure.left_out = left_out(view, *observation.subject, shared, *printed);
      figure.claim = observation.value_claim;
      figure.disagreement = noted_about(view, *observation.subject);
      figures.push_back(std::move(figure));
    });
  }
  return figures;
}

}  // namespace acta::analysis
