#include "analysis/cycles.h"

#include <gtest/gtest.h>

#include "register/testing.h"

namespace acta::analysis {
namespace {

class CyclesTest : public ::testing::Test {
 protected:
  void cycle(const std::string& id, const char* opens, const char* due) {
    build.text("cycle/" + id, "title", id, {});
    build.date("cycle/" + id, "opens", opens, {});
    build.date("cycle/" + id, "due", due, {});
  }
  void commitment(const std::string& id, const char* made_on = "2022-06-10") {
    build.date("commitment/" + id, "made_on", made_on, {});
    build.reference("commitment/" + id, "actor", "country/PER", {});
  }
  void report(const std::string& id, const char* received) {
    const std::string source = "R" + std::to_string(++reports);
    build.date("source/" + source, "first_sent", received, {});
    build.code("commitment/" + id, "reported_status", "limited",
               {.from = received, .source = source, .asserter = "country/PER"});
  }
  CycleReport latest(const char* day) { return cycles(build.view(day)).cycles.at(0); }
  std::string told(const char* day) {
    std::string told;
    for (const DueItem& item : latest(day).items)
      (told += std::string(item.commitment->id()) + ' ') +=
          std::string(name_of(item.punctuality)) + ' ';
    return told;
  }
  int reports = 0;
  record::RecordBuilder build;
};

TEST_F(CyclesTest, WhatComesByTheLastDayIsOnTimeAndLateStaysLate) {
  cycle("C1", "2026-01-01", "2026-03-31");
  for (const char* id : {"A", "B", "C"}) commitment(id);
  report("A", "2026-03-31");
  report("B", "2026-04-01");
  EXPECT_EQ(told("2026-03-30"), "A awaited B awaited C awaited ");
  EXPECT_EQ(told("2026-03-31"), "A on-time B awaited C awaited ");
  EXPECT_EQ(told("2026-04-01"), "A on-time B late C overdue ");
  EXPECT_EQ(told("2027-01-01"), "A on-time B late C overdue ");
  const CycleReport report = latest("2026-04-01");
  ASSERT_EQ(report.by_country.size(), 1U);
  EXPECT_EQ(report.by_country[0].due, 3U);
  EXPECT_EQ(report.total.overdue, 1U);
}

TEST_F(CyclesTest, AReportOfTheCycleBeforeIsNoneInThisOne) {
  cycle("C2", "2027-01-01", "2027-03-31");
  cycle("C1", "2026-01-01", "2026-03-31");
  commitment("A");
  report("A", "2026-02-01");
  EXPECT_EQ(told("2026-12-31"), "A on-time ");
  EXPECT_EQ(told("2027-01-01"), "A awaited ") << "the latest cycle comes first";
  EXPECT_EQ(cycles(build.view("2027-01-01")).cycles.size(), 2U);
  EXPECT_TRUE(cycles(build.view("2025-12-31")).cycles.empty()) << "none has opened";
}

TEST_F(CyclesTest, APromiseThatIsMadeWhileACycleRunsIsNotDueInIt) {
  cycle("C1", "2026-01-01", "2026-03-31");
  commitment("A");
  commitment("B", "2026-02-01");
  EXPECT_EQ(told("2026-05-01"), "A overdue ");
}

TEST_F(CyclesTest, WhoJoinedLaterOwesNothingOfACycleThatWasOpenBefore) {
  build.property("endorser", "reference", {.membership = "full"});
  cycle("C1", "2026-01-01", "2026-03-31");
  build.date("commitment/A", "made_on", "2022-06-10", {});
  build.reference("commitment/A", "actor", "mechanism/M", {});
  build.reference("mechanism/M", "endorser", "country/PER", {.until = "2026-05-01"});
  build.reference("mechanism/M", "endorser", "country/SUR", {.from = "2026-04-01"});
  const auto owing = [&](const char* day) {
    std::string countries;
    for (const DueItem& item : latest(day).items) (countries += item.country->id()) += ' ';
    return countries;
  };
  EXPECT_EQ(owing("2026-06-01"), "PER ") << "and who left since owed it";
  cycle("C2", "2026-06-01", "2026-07-31");
  EXPECT_EQ(owing("2026-08-01"), "SUR ");
}

TEST_F(CyclesTest, ThePublicIsToldFromTheDayThatTheRulesSay) {
  cycle("C1", "2026-01-01", "2026-03-31");
  commitment("A");
  EXPECT_FALSE(latest("2026-03-31").shows_overdue);
  EXPECT_TRUE(latest("2026-04-01").shows_overdue);
  build.date("cycle/C1", "overdue_from", "2026-05-01", {});
  EXPECT_FALSE(latest("2026-04-30").shows_overdue);
  EXPECT_TRUE(latest("2026-05-01").shows_overdue);
  EXPECT_EQ(told("2026-04-30"), "A overdue ") << "it is, though it is not shown yet";
}

}  // namespace
}  // namespace acta::analysis
