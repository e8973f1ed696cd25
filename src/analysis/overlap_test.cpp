#include "analysis/overlap.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <map>
#include <set>

#include "analysis/testing.h"

namespace acta::analysis {
namespace {

const Overlap& row(const OverlapMatrix& matrix, std::string_view mechanism) {
  for (const Overlap& each : matrix.rows)
    if (each.mechanism->id() == mechanism) return each;
  throw std::out_of_range(std::string(mechanism));
}

TEST(Overlap, OfFigure1OfThePaper) {
  Region region;
  const OverlapMatrix matrix = overlap(region.view("2023-07-01"));
  struct Line {
    const char* mechanism;
    std::size_t members, common;
    const char* jaccard;
  };
  for (const Line& line :
       {Line{"MIRPS", 7, 7, "0.333"}, Line{"CRM", 11, 9, "0.391"}, Line{"CSM", 12, 9, "0.375"},
        Line{"QP", 13, 12, "0.545"}, Line{"R4V", 17, 12, "0.462"}, Line{"CAM", 35, 21, "0.600"}}) {
    const Overlap& overlap = row(matrix, line.mechanism);
    EXPECT_EQ(overlap.members.certain, line.members) << line.mechanism;
    EXPECT_EQ(overlap.common.certain, line.common) << line.mechanism;
    EXPECT_EQ(fixed(overlap.jaccard), line.jaccard) << line.mechanism;
  }
  EXPECT_EQ(row(matrix, "CRM").with_members, (Count{21, 22}));
  EXPECT_EQ(ids(row(matrix, "CRM").only_here), "DOM NIC");
  EXPECT_EQ(ids(row(matrix, "QP").only_here), "DOM");
  EXPECT_EQ(matrix.rows.size(), 6u) << "SICA is a reference grouping";
}

TEST(Overlap, AYearLaterWithSurinameGuatemalaAndWithoutNicaragua) {
  Region region;
  const OverlapMatrix matrix = overlap(region.view("2024-12-01"));
  const std::map<std::string, std::size_t> common{{"CAM", 22}, {"MIRPS", 7}, {"CRM", 9},
                                                  {"CSM", 10}, {"QP", 13},   {"R4V", 12}};
  for (const auto& [mechanism, count] : common)
    EXPECT_EQ(row(matrix, mechanism).common, (Count{count, count})) << mechanism;
  EXPECT_EQ(row(matrix, "CAM").members.certain, 34u);
}

TEST(Overlap, WhatIsOnlyPossibleIsCountedApart) {
  Region region;
  const OverlapMatrix matrix = overlap(region.view("2023-07-01"));
  const Overlap& csm = row(matrix, "CSM");
  EXPECT_EQ(csm.common, (Count{9, 10}));
  EXPECT_EQ(ids(csm.shared_possibly), "SUR");
  EXPECT_EQ(ids(csm.only_here), "BOL VEN") << "Suriname may be in the Declaration";
  EXPECT_EQ(row(matrix, "R4V").undated, 17u);
}

TEST(Overlap, AssociatesComeInByASwitch) {
  Region region;
  const record::View view = region.view("2023-07-01");
  EXPECT_EQ(row(overlap(view), "CSM").members.certain, 12u);
  const OverlapMatrix matrix = overlap(view, {.rule = {.associates = true}});
  EXPECT_EQ(row(matrix, "CSM").members.certain, 13u);
  EXPECT_EQ(row(matrix, "CSM").with_members.certain, 22u) << "with Spain";
}

TEST(Overlap, ReferenceGroupingsComeInWhenAsked) {
  Region region;
  const record::View view = region.view("2023-07-01");
  EXPECT_EQ(row(overlap(view, {.references = true}), "SICA").common.certain, 6u);
  const OverlapMatrix two = overlap(view, {.mechanisms = {&region.mechanism("SICA")}});
  EXPECT_EQ(ids(two.mechanisms), "LAD SICA");
}

TEST(Overlap, QuitoIsWithinR4VAndMirpsWithinTheCrm) {
  Region region;
  const OverlapMatrix matrix = overlap(region.view("2023-07-01"));
  std::set<std::string> subsets;
  for (const Subset& subset : matrix.subsets)
    subsets.insert(std::string(subset.part->id()) + "<" + std::string(subset.whole->id()) + " " +
                   std::to_string(subset.members));
  EXPECT_TRUE(subsets.contains("QP<R4V 13"));
  EXPECT_TRUE(subsets.contains("MIRPS<CRM 7"));
  EXPECT_TRUE(subsets.contains("MIRPS<LAD 7"));
  EXPECT_FALSE(subsets.contains("CSM<CAM 12") && subsets.contains("CAM<CSM 12"));
  EXPECT_FALSE(subsets.contains("QP<LAD 13"));
}

TEST(Overlap, WhoeverMayBeOutsideKeepsItFromBeingASubset) {
  Region region;
  const auto within = [&](std::string_view part, std::string_view whole) {
    const OverlapMatrix matrix = overlap(region.view("2023-07-01"));
    return std::any_of(matrix.subsets.begin(), matrix.subsets.end(), [&](const Subset& subset) {
      return subset.part->id() == part && subset.whole->id() == whole;
    });
  };
  EXPECT_TRUE(within("MIRPS", "LAD"));
  region.members("MIRPS", "member", "DOM", {.from = "2023-01-01..2024-01-01"});
  EXPECT_FALSE(within("MIRPS", "LAD"));
  EXPECT_TRUE(within("MIRPS", "CRM"));
  region.members("NEW", "member", "PER SUR", {});
  region.code("mechanism/NEW", "mechanism_kind", "process", {});
  EXPECT_FALSE(within("NEW", "LAD")) << "Suriname is in it only perhaps";
}

TEST(Overlap, NineCountriesSitInExactlyTheseFive) {
  Region region;
  const OverlapMatrix matrix = overlap(region.view("2023-07-01"));
  ASSERT_FALSE(matrix.combinations.empty());
  bool found = false;
  std::size_t certain = 0;
  for (const Combination& combination : matrix.combinations) {
    certain += combination.certain.size();
    if (ids(combination.mechanisms) != "CAM CSM LAD QP R4V") continue;
    found = true;
    EXPECT_EQ(ids(combination.certain), "ARG BRA CHL COL ECU GUY PER PRY URY");
  }
  EXPECT_TRUE(found);
  EXPECT_EQ(certain, 36u) << "37 countries, of which Suriname is in one of two combinations";
}

TEST(Overlap, APartyWithAnUncertainDateIsPossiblyInEachCombination) {
  Region region;
  std::string with;
  for (const Combination& combination : overlap(region.view("2023-07-01")).combinations)
    if (ids(combination.possible) == "SUR") (with += ids(combination.mechanisms)) += ";";
  EXPECT_EQ(with, "CAM CSM;CAM CSM LAD;");
}

TEST(Overlap, WithAnEmptyMechanismIsNotDefined) {
  Region region;
  region.code("mechanism/NEW", "mechanism_kind", "process", {});
  const OverlapMatrix matrix = overlap(region.view("2023-07-01"));
  const Overlap& empty = row(matrix, "NEW");
  EXPECT_EQ(empty.members, (Count{0, 0}));
  EXPECT_FALSE(empty.containment.defined());
  EXPECT_EQ(fixed(empty.containment), "");
  EXPECT_EQ(fixed(empty.jaccard), "0.000");
}

class Printed : public ::testing::Test {
 protected:
  void print(std::string_view mechanism, std::string_view number, std::string_view period) {
    const std::string subject = "observation/OB" + std::string(mechanism);
    region.code(subject, "series", "printed", {});
    region.reference(subject, "geo", "mechanism/" + std::string(mechanism), {});
    region.text(subject, "period", period, {});
    value = region.quantity(subject, "value", number, {.source = "S002", .locator = "l.1182"});
  }
  Region region;
  std::uint64_t value = 0;
};

TEST_F(Printed, AFigureThatDiffersIsToldWithItsSource) {
  print("CRM", "7", "2023");
  for (const char* left_out : {"CAN", "USA"})
    region.reference("observation/OBCRM", "left_out", "country/" + std::string(left_out), {});
  const auto differing = overlap(region.view("2023-07-01")).differing;
  ASSERT_EQ(differing.size(), 1u);
  EXPECT_EQ(differing[0].mechanism->id(), "CRM");
  EXPECT_EQ(differing[0].printed, 7u);
  EXPECT_EQ(differing[0].computed.certain, 9u);
  EXPECT_EQ(ids(differing[0].left_out), "CAN USA");
  EXPECT_EQ(differing[0].claim, region.record().claim(value));
}

TEST_F(Printed, AFigureThatComesOutIsNotTold) {
  print("QP", "12", "2023");
  EXPECT_TRUE(overlap(region.view("2023-07-01")).differing.empty());
  EXPECT_TRUE(overlap(region.view("2024-12-01")).differing.empty())
      << "what changed after the figure was printed does not make it wrong";
}

TEST_F(Printed, AnExplanationThatDoesNotAddUpIsNotGiven) {
  print("CRM", "7", "2023");
  region.reference("observation/OBCRM", "left_out", "country/CAN", {});
  EXPECT_TRUE(overlap(region.view("2023-07-01")).differing.at(0).left_out.empty());
}

// The same figures from sets of text, the slow way.
struct Naive {
  std::map<std::string, std::set<std::string>> certain, possible;

  explicit Naive(const record::View& view) {
    for (const record::Subject* mechanism : view.subjects("mechanism"))
      for (const record::Held& held : view.held(*mechanism, "member")) {
        const auto* party = std::get<record::Reference>(held.claim->value).subject;
        const std::string name(mechanism->id());
        possible[name].emplace(party->id());
        if (held.certain()) certain[name].emplace(party->id());
      }
  }
  static std::size_t common(const std::set<std::string>& a, const std::set<std::string>& b) {
    std::size_t count = 0;
    for (const std::string& each : a) count += b.count(each);
    return count;
  }
};

TEST(Overlap, AgreesWithSetsOfText) {
  EXPECT_TRUE(rc::check([] {
    record::RecordBuilder build;
    build.property("member", "reference", {.membership = "full"});
    const auto bodies = *rc::gen::inRange(2, 6);
    for (int body = 0; body < bodies; ++body)
      build.code("mechanism/M" + std::to_string(body), "mechanism_kind", "process", {});
    const auto facts = *rc::gen::container<std::vector<std::tuple<int, int, int>>>(rc::gen::tuple(
        rc::gen::inRange(0, bodies), rc::gen::inRange(0, 90), rc::gen::inRange(0, 3)));
    for (const auto& [body, party, when] : facts)
      build.reference("mechanism/M" + std::to_string(body), "member",
                      "country/C" + std::to_string(party),
                      {.from = when == 0   ? "2020"
                               : when == 1 ? "2022-01-01..2023-01-01"
                                           : ""});
    const record::View view = build.view("2022-06-01");
    const Naive naive(view);
    const OverlapMatrix matrix = overlap(view, {.with = build.record().find("mechanism/M0")});
    std::size_t parties = 0;
    for (const Combination& combination : matrix.combinations)
      parties += combination.certain.size();
    for (const Overlap& pair : matrix.pairs) {
      const std::string a(pair.mechanism->id());
      const std::string b(pair.with->id());
      const auto at = [](const auto& sets, const std::string& key) {
        const auto found = sets.find(key);
        return found == sets.end() ? std::set<std::string>{} : found->second;
      };
      const std::size_t common = Naive::common(at(naive.certain, a), at(naive.certain, b));
      RC_ASSERT(pair.common.certain == common);
      RC_ASSERT(pair.common.possible ==
                Naive::common(at(naive.possible, a), at(naive.possible, b)));
      RC_ASSERT(pair.jaccard.part == common);
      RC_ASSERT(pair.jaccard.whole ==
                at(naive.certain, a).size() + at(naive.certain, b).size() - common);
      RC_ASSERT(pair.shared.size() == common);
    }
    RC_ASSERT(parties <= 90u);
  }));
}

TEST(Overlap, IsTheSameFromBothSides) {
  Region region;
  const record::View view = region.view("2023-07-01");
  const OverlapMatrix here = overlap(view, {.with = &region.mechanism("CRM")});
  const OverlapMatrix there = overlap(view, {.with = &region.mechanism("QP")});
  EXPECT_EQ(row(here, "QP").jaccard, row(there, "CRM").jaccard);
  EXPECT_EQ(row(here, "QP").common, row(there, "CRM").common);
  EXPECT_EQ(row(here, "QP").containment, row(there, "CRM").with_containment);
  EXPECT_EQ(row(here, "CSM").common.certain, 0u) << "north and south do not meet";
}

TEST(Overlap, RoundsHalfUpInWholeNumbers) {
  EXPECT_EQ(fixed({1, 8}, 2), "0.13");
  EXPECT_EQ(fixed({1, 3}), "0.333");
  EXPECT_EQ(fixed({2, 3}), "0.667");
  EXPECT_EQ(fixed({5, 5}), "1.000");
  EXPECT_EQ(percent({212, 1400}), "15.1");
  EXPECT_EQ(percent({1099, 1400}), "78.5");
  EXPECT_EQ(percent({0, 7}), "0.0");
  EXPECT_EQ(percent({0, 0}), "");
}

}  // namespace
}  // namespace acta::analysis
