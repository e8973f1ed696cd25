#include "analysis/load.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "analysis/testing.h"

namespace acta::analysis {
namespace {

std::string with_groups(const Load& load, std::size_t groups) {
  std::vector<const record::Subject*> parties;
  for (const PartyLoad& party : load.parties)
    if (party.groups == groups && (party.member || groups > 0)) parties.push_back(party.party);
  return ids(parties);
}

TEST(Load, OfTheElevenPackages) {
  Region region;
  const Load found = load(region.view("2023-07-01"), region.mechanism("LAD"));
  EXPECT_EQ(found.groups, 11u);
  EXPECT_EQ(found.lead_parties, 11u);
  EXPECT_EQ(with_groups(found, 6), "SLV");
  EXPECT_EQ(with_groups(found, 5), "HTI USA");
  EXPECT_EQ(with_groups(found, 4), "GTM GUY MEX");
  EXPECT_EQ(with_groups(found, 3), "COL ECU PER");
  EXPECT_EQ(with_groups(found, 2), "ARG CAN CHL HND PRY");
  EXPECT_EQ(with_groups(found, 1), "CRI PAN URY");
  EXPECT_EQ(with_groups(found, 0), "BLZ BRA BRB JAM");
  for (const PartyLoad& party : found.parties)
    EXPECT_EQ(party.leads == 2, party.party->id() == "CAN" || party.party->id() == "PER");
}

TEST(Load, BeforeTheCommitteesEveryMemberIsIdle) {
  Region region;
  const Load found = load(region.view("2022-07-01"), region.mechanism("LAD"));
  for (const PartyLoad& party : found.parties) EXPECT_EQ(party.groups, 0u);
  EXPECT_EQ(found.parties.size(), 21u) << "Guyana possibly among them";
}

TEST(Load, WhoSitsWithoutBeingAMemberIsMarked) {
  Region region;
  region.seat("LAD-AP01", "participant", "SUR");
  for (const PartyLoad& party : load(region.view("2023-07-01"), region.mechanism("LAD")).parties)
    if (party.party->id() == "SUR") {
      EXPECT_FALSE(party.member);
      EXPECT_TRUE(party.possible_member);
      EXPECT_EQ(party.groups, 1u);
    }
}

TEST(Load, ASeatThatDependsOnAnUncertainDateIsNotCountedAsSure) {
  Region region;
  region.reference("committee/LAD-AP01", "participant", "country/BLZ",
                   {.from = "2023-06-01..2023-08-31"});
  const auto of_belize = [&](std::string_view day) {
    const Load all = load(region.view(day), region.mechanism("LAD"));
    return *std::find_if(all.parties.begin(), all.parties.end(),
                         [](const PartyLoad& party) { return party.party->id() == "BLZ"; });
  };
  EXPECT_EQ(of_belize("2023-07-01").groups, 0u);
  EXPECT_EQ(of_belize("2023-07-01").in.size(), 1u);
  EXPECT_EQ(of_belize("2023-09-01").groups, 1u);
}

}  // namespace
}  // namespace acta::analysis
