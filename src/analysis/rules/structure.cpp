#include <algorithm>

#include "analysis/gaps.h"
#include "analysis/rules/finding.h"
#include "analysis/rules/rules.h"
#include "register/records/fields.h"

namespace acta::analysis::rules {

FindingList member_in_no_committee(const HealthInputs& in) {
  std::vector<Finding> findings;
  const Load load = in.load_of_centre();
  if (load.groups == 0) return findings;
  for (const PartyLoad& party : load.parties)
    if (party.member && party.in.empty())
      findings.push_back(finding(
          "member-in-no-committee", party.party,
          {{"party", party.party}, called("mechanism", in.centre), number("groups", load.groups)}));
  return findings;
}

FindingList heaviest_load(const HealthInputs& in) {
  std::vector<Finding> findings;
  const Load load = in.load_of_centre();
  for (const PartyLoad& party : load.parties)
    if (party.groups > 0 && party.groups == load.parties.front().groups)
      findings.push_back(finding(
          "heaviest-load", party.party,
          {{"party", party.party}, number("groups", party.groups), number("leads", party.leads)}));
  return findings;
}

FindingList pillar_without_package(const HealthInputs& in) {
  std::vector<Finding> findings;
  for (const record::Subject* pillar : in.pillars) {
    const bool filled =
        std::any_of(in.packages.begin(), in.packages.end(),
                    [&](const Seats::Group* group) { return group->pillar == pillar; });
    if (!filled)
      findings.push_back(finding("pillar-without-package", pillar, {{"pillar", pillar}}));
  }
  return findings;
}

FindingList package_without_counterpart(const HealthInputs& in) {
  std::vector<Finding> findings;
  for (const record::Subject* committee : packages_without_counterpart(in.crosswalk))
    findings.push_back(
        finding("package-without-counterpart", committee, {{"committee", committee}}));
  return findings;
}

FindingList package_without_indicator(const HealthInputs& in) {
  Parties measured;
  for (const record::Subject* indicator : in.indicators)
    if (const auto* committee = record::Fields(in.view, *indicator).reference("committee"))
      measured.push_back(committee);
  std::vector<Finding> findings;
  for (const Seats::Group* package : in.packages)
    if (std::find(measured.begin(), measured.end(), package->committee) == measured.end())
      findings.push_back(finding("package-without-indicator", package->committee,
                                 {{"committee", package->committee}}));
  return findings;
}

// It may be planned before anybody knows how to measure it; until then it stands here.
FindingList outcome_without_indicator(const HealthInputs& in) {
  std::vector<Finding> findings;
  for (const record::Subject* outcome : in.view.subjects("outcome"))
    if (in.view.held_mentions(*outcome, "outcome").empty())
      findings.push_back(
          finding("outcome-without-indicator", outcome,
                  {{"outcome", outcome},
                   {"committee", record::Fields(in.view, *outcome).reference("committee")}}));
  return findings;
}

FindingList indicator_without_baseline(const HealthInputs& in) {
  std::vector<Finding> findings;
  for (const record::Subject* indicator : in.indicators)
    if (!record::Fields(in.view, *indicator).has("baseline"))
      findings.push_back(
          finding("indicator-without-baseline", indicator, {{"indicator", indicator}}));
  return findings;
}

}  // namespace acta::analysis::rules
