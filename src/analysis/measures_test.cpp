#include "analysis/measures.h"

#include <gtest/gtest.h>

#include "analysis/leads_in_tension.h"
#include "analysis/testing.h"

namespace acta::analysis {
namespace {

class MeasuresTest : public ::testing::Test {
 protected:
  MeasuresTest() {
    build.code("alignment/in_tension", "class", "tension", {});
    build.code("measure_status/repealed", "class", "ended", {});
    build.code("source/W1", "standing", "official", {});
    act("M1", "2024-05-01");
    act("M2", "2024-07-01");
    build.code("commitment/C1", "status", "announced", {});
  }
  void act(const std::string& id, const char* day) {
    build.text("measure/" + id, "action", "An act.", {.source = "W1"});
    build.date("measure/" + id, "date", day, {});
  }
  void coded(const std::string& paper, const std::string& measure,
             const std::vector<const char*>& codes) {
    std::size_t place = 0;
    for (const char* code : codes) {
      const std::string name = "coding/" + paper + '.' + std::to_string(++place);
      build.reference(name, "measure", "measure/" + measure, {});
      build.reference(name, "commitment", "commitment/C1", {});
      build.code(name, "alignment", code, {.source = paper});
      build.code(name, "coding_round", place < 3 ? "blind" : "third", {});
      build.text(name, "measure_passage", "Said so.", {.source = "W1", .locator = "article 2"});
    }
  }
  MeasuresReport report(const char* day = "2025-01-01") { return measures(build.view(day)); }
  record::RecordBuilder build;
};

TEST_F(MeasuresTest, WhatNobodyCodedIsCountedAsUncoded) {
  const auto found = report();
  EXPECT_EQ(found.measures.size(), 2u);
  EXPECT_EQ(found.measures.at(0).measure.subject->id(), "M2") << "the latest first";
  EXPECT_EQ(found.measures.at(0).standing, "official");
  EXPECT_EQ(found.coded, 0u);
  EXPECT_FALSE(found.agreement.alpha);
}

TEST_F(MeasuresTest, TheThirdDecidesAndDoesNotCountForTheAgreement) {
  coded("T1", "M1", {"supports", "supports"});
  coded("T2", "M2", {"mixed", "in_tension", "in_tension"});
  const auto found = report();
  EXPECT_EQ(found.coded, 2u);
  EXPECT_EQ(found.third, 1u);
  // By hand: n = 4, o(mixed, in_tension) = 2 both orders; n = 2, 1, 1, so that 16 - 6 = 10 pairs of
  // different values were possible: 1 - 3 * 2 / 10.
  EXPECT_EQ(fixed_alpha(found.agreement), "0.400");
  EXPECT_EQ(found.agreement.units, 2u);
  const auto& pair = found.measures.at(0).pairs.at(0);
  EXPECT_EQ(pair.coded.standing().code, "in_tension");
  EXPECT_EQ(pair.coded.codings.at(0).measure_passage.text.text, "Said so.");
  EXPECT_TRUE(pair.tension);
}

TEST_F(MeasuresTest, ARepealClosesATensionFromItsDayAndKeepsWhatWasBefore) {
  coded("T1", "M1", {"in_tension", "in_tension"});
  build.code("measure/M1", "measure_status", "in_force", {.from = "2024-05-01"});
  build.code("measure/M1", "measure_status", "repealed", {.from = "2024-09-01"});
  EXPECT_EQ(report("2024-08-31").measures.at(1).pairs.at(0).ended_by, nullptr);
  const auto after = report("2024-09-01").measures.at(1).pairs.at(0);
  ASSERT_NE(after.ended_by, nullptr);
  EXPECT_TRUE(after.tension) << "what was coded stays";
}

TEST_F(MeasuresTest, APairThatIsCodedAnewStandsAsItWasCodedLast) {
  coded("T1", "M1", {"neutral", "neutral"});
  coded("T0", "M1", {"mixed", "mixed"});
  const auto found = report();
  EXPECT_EQ(found.pairs, 1u);
  EXPECT_EQ(found.measures.at(1).pairs.at(0).coded.standing().code, "mixed");
  EXPECT_EQ(pairs_with(found, build.subject("commitment/C1")).size(), 1u);
}

// Committees K1 (led by AAA, with BBB) and K2 (led by BBB); C1 is of K1.
class LeadsTest : public MeasuresTest {
 protected:
  LeadsTest() {
    build.property("lead", "reference", {.seat = "lead"});
    build.property("participant", "reference", {.seat = "participant"});
    build.reference("committee/K1", "lead", "country/AAA", {});
    build.reference("committee/K1", "participant", "country/BBB", {});
    build.reference("committee/K2", "lead", "country/BBB", {});
    build.reference("commitment/C1", "committee", "committee/K1", {});
    build.reference("measure/M1", "country", "country/AAA", {});
    build.reference("measure/M2", "country", "country/BBB", {});
  }
  std::string leads(const char* day = "2025-01-01") {
    const record::View view = build.view(day);
    std::string all;
    for (const auto& one : leads_in_tension(view, measures(view)))
      all += std::string(one.lead.committee->id()) + ' ' + std::string(one.lead.party->id()) + ' ' +
             std::string(one.measure.subject->id()) + ';';
    return all;
  }
};

TEST_F(LeadsTest, OnlyALeadInTheSameThemeIsNamed) {
  coded("T1", "M1", {"in_tension", "in_tension"});
  coded("T2", "M2", {"in_tension", "in_tension"});
  EXPECT_EQ(leads(), "K1 AAA M1;") << "BBB takes part in K1, and leads another theme";
  build.reference("measure/M2", "committee", "committee/K2", {});
  EXPECT_EQ(leads(), "K1 AAA M1;K2 BBB M2;") << "the act itself is of its theme";
}

TEST_F(LeadsTest, WhatIsNotInTensionOrNoLongerInForceIsNotNamed) {
  coded("T1", "M1", {"mixed", "mixed"});
  EXPECT_EQ(leads(), "");
  coded("T2", "M1", {"in_tension", "in_tension"});
  build.code("measure/M1", "measure_status", "repealed", {.from = "2024-09-01"});
  EXPECT_EQ(leads("2024-08-31"), "K1 AAA M1;");
  EXPECT_EQ(leads("2024-09-01"), "");
}

}  // namespace
}  // namespace acta::analysis
