#include "analysis/crosswalk.h"

#include <gtest/gtest.h>

#include "analysis/gaps.h"
#include "analysis/testing.h"

namespace acta::analysis {
namespace {

class CrosswalkTest : public ::testing::Test {
 protected:
  CrosswalkTest() {
    for (const char* group : {"MIRPS-WG1", "MIRPS-WG2"})
      region.reference("committee/" + std::string(group), "mechanism", "mechanism/MIRPS", {});
    for (const char* group : {"QP-WG1", "QP-WG2", "QP-WG9"})
      region.reference("committee/" + std::string(group), "mechanism", "mechanism/QP", {});
  }
  void link(std::string_view id, std::string_view from, std::string_view mechanism,
            std::string_view to, std::string_view relation) {
    const std::string subject = "link/" + std::string(id);
    if (!from.empty()) region.reference(subject, "from", from, {});
    if (!mechanism.empty())
      region.reference(subject, "to_mechanism", "mechanism/" + std::string(mechanism), {});
    if (!to.empty()) region.reference(subject, "counterpart", "committee/" + std::string(to), {});
    region.code(subject, "relation", relation, {});
  }
  CrosswalkCell cell(std::string_view item, std::string_view mechanism) {
    for (const CrosswalkRow& row : crosswalk(region.view("2023-07-01")).rows)
      for (const CrosswalkCell& each : row.cells)
        if (row.item->id() == item && each.mechanism->id() == mechanism) return each;
    throw std::out_of_range("no such cell");
  }
  Counterpart state(std::string_view item, std::string_view mechanism) {
    return cell(item, mechanism).state;
  }
  Region region;
};

TEST_F(CrosswalkTest, WhatNobodyExaminedIsNotNoneFound) {
  link("1", "committee/LAD-AP06", "MIRPS", "MIRPS-WG1", "aligned");
  link("2", "committee/LAD-AP04", "", "", "no_counterpart");
  EXPECT_EQ(state("LAD-AP06", "MIRPS"), Counterpart::aligned);
  EXPECT_EQ(state("LAD-AP06", "QP"), Counterpart::not_examined);
  EXPECT_EQ(state("LAD-AP04", "QP"), Counterpart::none_found);
  EXPECT_EQ(state("LAD-AP05", "QP"), Counterpart::not_examined);
}

TEST_F(CrosswalkTest, APossibleLinkStaysApart) {
  link("1", "committee/LAD-AP02", "QP", "QP-WG1", "possible");
  EXPECT_EQ(state("LAD-AP02", "QP"), Counterpart::possible);
  link("2", "committee/LAD-AP02", "QP", "QP-WG2", "aligned");
  EXPECT_EQ(state("LAD-AP02", "QP"), Counterpart::aligned);
}

TEST_F(CrosswalkTest, TwoFindingsThatDifferAreBothShown) {
  link("1", "committee/LAD-AP02", "QP", "QP-WG1", "aligned");
  link("2", "committee/LAD-AP02", "QP", "", "no_counterpart");
  link("3", "committee/LAD-AP02", "MIRPS", "MIRPS-WG1", "aligned");
  EXPECT_TRUE(cell("LAD-AP02", "QP").divided);
  EXPECT_EQ(cell("LAD-AP02", "QP").links.size(), 2u);
  EXPECT_FALSE(cell("LAD-AP02", "MIRPS").divided);
}

TEST_F(CrosswalkTest, GroupsThatNoPackageMatches) {
  link("1", "committee/LAD-AP06", "QP", "QP-WG1", "aligned");
  link("2", "", "MIRPS", "MIRPS-WG2", "topic_not_covered");
  link("3", "", "QP", "QP-WG9", "not_placed");
  std::string all;
  for (const UnmatchedGroup& group : crosswalk(region.view("2023-07-01")).unmatched)
    ((all += group.committee->id()) += ' ') += std::string(name_of(group.state)) + "; ";
  EXPECT_EQ(all,
            "MIRPS-WG1 not-examined; MIRPS-WG2 not-covered; QP-WG2 not-examined; "
            "QP-WG9 not-placed; ");
}

TEST_F(CrosswalkTest, APacksOwnWordForARelationMeansWhatThePackSays) {
  region.code("relation/overlaps", "class", "aligned", {});
  link("1", "committee/LAD-AP06", "QP", "QP-WG1", "overlaps");
  EXPECT_EQ(state("LAD-AP06", "QP"), Counterpart::aligned);
}

TEST_F(CrosswalkTest, GapsAreOnlyWhatASourceStates) {
  link("1", "committee/LAD-AP04", "", "", "no_counterpart");
  link("2", "committee/LAD-AP07", "", "", "no_counterpart");
  link("3", "pillar/LAD-P4", "", "", "no_counterpart");
  link("4", "committee/LAD-AP06", "QP", "QP-WG1", "aligned");
  link("5", "", "QP", "QP-WG2", "topic_not_covered");
  const Gaps found = gaps(region.view("2023-07-01"));
  EXPECT_EQ(ids(found.without_counterpart), "LAD-AP04 LAD-AP07");
  EXPECT_EQ(ids(found.pillars_without_counterpart), "LAD-P4");
  EXPECT_EQ(ids(found.single_counterpart), "LAD-AP06");
  EXPECT_EQ(found.not_examined.size(), 8u);
  EXPECT_EQ(ids(found.pillars_without_package), "LAD-P4");
  ASSERT_EQ(found.not_covered.size(), 1u);
  EXPECT_EQ(found.not_covered[0].committee->id(), "QP-WG2");
}

TEST_F(CrosswalkTest, WhoLeadsTheSameThemeInTwoBodies) {
  link("1", "committee/LAD-AP02", "QP", "QP-WG1", "aligned");
  region.reference("committee/QP-WG1", "lead", "country/COL", {.from = "2023"});
  std::string all;
  for (const SharedLead& lead : gaps(region.view("2024-01-01")).shared_leads)
    all += std::string(lead.theme->id()) + " " + std::string(lead.party->id()) + " (" +
           ids(lead.committees) + "); ";
  EXPECT_EQ(all, "LAD-AP02 COL (LAD-AP02 QP-WG1); LAD-P1 COL (LAD-AP02 QP-WG1); ");
}

TEST(Bridges, NorthAndSouthMeetOnlyByWayOfOthers) {
  Region region;
  const auto found = bridges(memberships(region.view("2023-07-01")));
  std::string pairs;
  std::string quito;
  for (const Bridge& bridge : found) {
    ((pairs += bridge.a->id()) += "-") += bridge.b->id();
    pairs += ' ';
    if (bridge.a->id() == "CRM" && bridge.via->id() == "QP") quito = ids(bridge.carriers());
  }
  EXPECT_EQ(pairs, "CRM-CSM CRM-CSM CRM-CSM CRM-CSM CSM-MIRPS CSM-MIRPS CSM-MIRPS CSM-MIRPS ");
  EXPECT_EQ(quito, "CRI DOM MEX PAN");
}

TEST(Bridges, WhoCanCarryATopicToTheDominicanRepublic) {
  Region region;
  const auto carriers = carriers_to(memberships(region.view("2023-07-01")), region.country("DOM"),
                                    &region.mechanism("LAD"));
  std::string by;
  for (const Carrier& carrier : carriers) (by += carrier.mechanism->id()) += ' ';
  EXPECT_EQ(by, "CAM CRM QP R4V ");
  EXPECT_EQ(ids(carriers[1].with), "BLZ CAN CRI GTM HND MEX PAN SLV USA");
}

}  // namespace
}  // namespace acta::analysis
