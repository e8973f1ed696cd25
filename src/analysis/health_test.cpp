#include "analysis/health.h"

#include <gtest/gtest.h>

#include <set>

#include "analysis/testing.h"

namespace acta::analysis {
namespace {

class HealthTest : public ::testing::Test {
 protected:
  // The subjects of a rule's findings.
  std::string found(std::string_view rule, std::string_view day = "2023-07-01") {
    std::vector<const record::Subject*> subjects;
    health(region.view(day)).each([&](const Finding& finding) {
      if (finding.rule == rule) subjects.push_back(finding.subject);
    });
    return ids(subjects);
  }
  std::string said(std::string_view rule, std::string_view language,
                   std::string_view day = "2023-07-01") {
    const record::View view = region.view(day);
    return first(view, language, [&](const Finding& finding) { return finding.rule == rule; });
  }
  std::string said_of(std::string_view rule, std::string_view id) {
    const record::View view = region.view("2023-07-01");
    return first(view, "en", [&](const Finding& finding) {
      return finding.rule == rule && finding.subject->id() == id;
    });
  }
  template <class Of>
  static std::string first(const record::View& view, std::string_view language, const Of& of) {
    std::string said;
    health(view).each([&](const Finding& finding) {
      if (said.empty() && of(finding)) said = say(finding.what(), view, messages(language));
    });
    return said;
  }
  Region region;
};

TEST_F(HealthTest, MembersInNoCommittee) {
  EXPECT_EQ(found("member-in-no-committee"), "BLZ BRA BRB JAM");
  EXPECT_EQ(found("member-in-no-committee", "2024-12-01"), "BLZ BRA BRB JAM SUR");
}

TEST_F(HealthTest, ThePillarWithoutPackage) {
  EXPECT_EQ(found("pillar-without-package"), "LAD-P4");
}

TEST_F(HealthTest, PackagesThatASourceSaysHaveNoCounterpart) {
  region.reference("link/1", "from", "committee/LAD-AP04", {});
  region.code("link/1", "relation", "no_counterpart", {});
  EXPECT_EQ(found("package-without-counterpart"), "LAD-AP04");
}

TEST_F(HealthTest, AnOfficeThatNobodyHoldsFromTheDayOnWhichItsTenureEnds) {
  region.kind("office");
  region.reference("office/focal-PER", "country", "country/PER", {});
  region.text("office/focal-PER", "holder", "a-1",
              {.from = "2023-01-01", .to = "2023-07-01", .language = "zxx"});
  EXPECT_EQ(found("office-vacant", "2023-06-30"), "");
  EXPECT_EQ(found("office-vacant", "2023-07-01"), "focal-PER");
}

TEST_F(HealthTest, TheHeaviestLoad) {
  EXPECT_EQ(found("heaviest-load"), "SLV");
  EXPECT_EQ(said("heaviest-load", "en"), "El Salvador: in 6 groups, leading 1.");
  EXPECT_EQ(said("heaviest-load", "es"), "El Salvador: en 6 grupos, de los que lidera 1.");
}

TEST_F(HealthTest, PackagesWithoutIndicatorAndIndicatorsWithoutBaseline) {
  EXPECT_EQ(region.view("2023-07-01").subjects("committee").size(), 11u);
  region.reference("indicator/IN01", "committee", "committee/LAD-AP01", {});
  region.reference("indicator/IN02", "committee", "committee/LAD-AP01", {});
  region.quantity("indicator/IN02", "baseline", "40", {.unit = "percent"});
  EXPECT_EQ(found("package-without-indicator"),
            "LAD-AP02 LAD-AP03 LAD-AP04 LAD-AP05 LAD-AP06 LAD-AP07 LAD-AP08 LAD-AP09 LAD-AP10 "
            "LAD-AP11");
  EXPECT_EQ(found("indicator-without-baseline"), "IN01");
}

TEST_F(HealthTest, WhatACommitmentLacks) {
  region.text("commitment/CM1", "text", "promise", {});
  region.text("commitment/CM2", "text", "promise", {});
  region.reference("commitment/CM2", "committee", "committee/LAD-AP01", {});
  region.reference("commitment/CM2", "responsible_office", "organisation/DHS", {});
  region.date("commitment/CM2", "deadline", "2024", {});
  region.code("commitment/CM2", "status", "done", {.source = "another"});
  for (const char* rule : {"commitment-without-owner", "commitment-without-deadline",
                           "commitment-without-report", "commitment-without-committee"})
    EXPECT_EQ(found(rule), "CM1") << rule;
}

TEST_F(HealthTest, PresidenciesThatAreVacantGappedOrStale) {
  region.reference("mechanism/CRM", "presidency", "country/MEX",
                   {.from = "2020", .until = "2020-12"});
  region.reference("mechanism/CRM", "presidency", "country/SLV", {.from = "2021-06", .to = "2022"});
  region.reference("mechanism/QP", "presidency", "country/CHL", {.from = "2022-07-01"});
  region.reference("mechanism/QP", "presidency_announced", "country/ECU", {.from = "2023-01"});
  region.reference("mechanism/CSM", "presidency_announced", "country/BRA", {.from = "2024"});
  EXPECT_EQ(found("presidency-vacant"), "CRM");
  EXPECT_EQ(found("presidency-gap"), "CRM");
  EXPECT_EQ(said("presidency-gap", "en"),
            "Nobody is known to have presided over CRM between December 2020 and June 2021.");
  EXPECT_EQ(found("stale-date"), "QP");
  EXPECT_EQ(found("presidency-vacant", "2021-08-01"), "");
}

TEST_F(HealthTest, AnAnnouncedTermThatBeganIsNotStale) {
  region.reference("mechanism/QP", "presidency_announced", "country/ECU", {.from = "2023-01"});
  region.reference("mechanism/QP", "presidency", "country/ECU", {.from = "2023-02"});
  EXPECT_EQ(found("stale-date"), "");
}

TEST_F(HealthTest, ACountOfMembersThatNoSourceNames) {
  region.quantity("mechanism/LAD", "endorser_count", "21", {.from = "2022-09-26"});
  EXPECT_EQ(found("unnamed-member", "2022-12-01"), "");
  region.quantity("mechanism/LAD", "endorser_count", "23", {.from = "2024-05-06"});
  EXPECT_EQ(found("unnamed-member", "2024-12-01"), "LAD");
  EXPECT_EQ(said("unnamed-member", "en", "2024-12-01"),
            "23 members are stated for LAD, 22 are named by a source: one is unnamed.");
}

TEST_F(HealthTest, AMemberWhomOnlyTheCompilersInferIsNotNamed) {
  region.quantity("mechanism/LAD", "endorser_count", "23", {.from = "2024-05-06"});
  region.reference("mechanism/LAD", "endorser", "country/TTO", {.asserter = "compiler"});
  EXPECT_EQ(found("unnamed-member", "2024-12-01"), "LAD");
  region.reference("mechanism/LAD", "endorser", "country/TTO", {});
  EXPECT_EQ(found("unnamed-member", "2024-12-01"), "");
}

TEST_F(HealthTest, MoneyThatWasAnnouncedAndNotPaid) {
  for (const char* id : {"A", "B", "C"}) {
    const std::string subject = "finance/" + std::string(id);
    region.money(subject, "amount", "100", {.unit = "USD"});
    region.code(subject, "flow_type", id == std::string_view("C") ? "paid" : "announced", {});
  }
  region.reference("finance/C", "part_of", "finance/B", {});
  EXPECT_EQ(found("money-without-payment"), "A");
}

TEST_F(HealthTest, WhatOnlyOneSourceSays) {
  region.text("commitment/CM1", "text", "promise", {.source = "S1"});
  region.text("commitment/CM1", "text", "promise", {.source = "S2"});
  region.date("commitment/CM1", "made_on", "2022", {.source = "S1"});
  region.date("commitment/CM1", "deadline", "2024", {.source = "S1", .locator = ""});
  EXPECT_EQ(said_of("single-source", "CM1"), "2 of 4 claims rest on one source alone.");
  EXPECT_EQ(said_of("no-locator", "CM1"), "1 of 4 claims names no place in the source.");
  EXPECT_EQ(found("no-locator"), "CM1");
}

TEST_F(HealthTest, OneSourceThatSaysItTwiceIsStillOne) {
  for (int i = 0; i < 2; ++i) region.date("commitment/CM1", "made_on", "2022", {.source = "S1"});
  region.date("commitment/CM1", "made_on", "2023", {.source = "S2"});
  EXPECT_EQ(said_of("single-source", "CM1"), "3 of 3 claims rest on one source alone.");
  for (int i = 0; i < 20; ++i)
    region.text("commitment/CM2", "note", i % 2 == 0 ? "even" : "odd",
                {.source = i < 2        ? "S1"
                           : i % 2 == 0 ? "S1"
                                        : "S2"});
  EXPECT_EQ(said_of("single-source", "CM2"), "10 of 20 claims rest on one source alone.");
}

TEST_F(HealthTest, MembershipsOfUnknownStart) {
  EXPECT_EQ(found("missing-date"), "CAM CRM CSM R4V") << "not the reference grouping";
}

TEST_F(HealthTest, ARuleThatIsSwitchedOffIsNotChecked) {
  const record::View view = region.view("2023-07-01");
  const auto off = health(view, {{"pillar-without-package", "decided in 2022"}});
  ASSERT_TRUE(off);
  for (const RuleResult& rule : off->rules)
    if (rule.id == "pillar-without-package") {
      EXPECT_FALSE(rule.checked);
      EXPECT_EQ(rule.reason, "decided in 2022");
    }
  off->each([](const Finding& finding) { EXPECT_NE(finding.rule, "pillar-without-package"); });
}

TEST_F(HealthTest, ARuleCannotBeSwitchedOffWithoutAReason) {
  const record::View view = region.view("2023-07-01");
  EXPECT_EQ(health(view, {{"pillar-without-package", ""}}).error().message,
            "error.health.no-reason");
  EXPECT_EQ(health(view, {{"pilar", "x"}}).error().message, "error.health.unknown-rule");
}

TEST_F(HealthTest, EveryRuleExplainsItselfInEveryLanguage) {
  std::set<std::string_view> ids;
  for (const HealthRule& rule : health_rules()) {
    EXPECT_TRUE(ids.insert(rule.id).second);
    for (const char* language : {"en", "es", "pt", "fr"})
      for (const char* prefix : {"health.rule.", "health.", "health.fix."})
        EXPECT_TRUE(messages(language).has(prefix + std::string(rule.id)))
            << language << ' ' << prefix << rule.id;
  }
}

TEST_F(HealthTest, AnEmptyRecordHasNoFindings) {
  record::Register record;
  EXPECT_EQ(health(record::View(record, make_day(2023, 7, 1), 0)).findings(), 0U);
}

}  // namespace
}  // namespace acta::analysis
