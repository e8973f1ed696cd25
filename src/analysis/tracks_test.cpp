#include "analysis/tracks.h"

#include <gtest/gtest.h>

#include "register/testing.h"

namespace acta::analysis {
namespace {

using record::Track;

class TracksTest : public ::testing::Test {
 protected:
  TracksTest() { build.text("country/PER", "name", "Peru", {}); }
  void commitment(const std::string& id, const std::string& actor = "country/PER") {
    build.text("commitment/" + id, "text", "a promise", {.source = "announcement"});
    build.date("commitment/" + id, "made_on", "2022-06-10", {});
    build.reference("commitment/" + id, "actor", actor, {});
  }
  void months(const char* number) { build.quantity("process/p", "reporting_months", number, {}); }
  void reported(const std::string& id, const char* status, const char* as_of = "2023-11-01",
                const char* country = "country/PER") {
    build.code("commitment/" + id, "reported_status", status,
               {.from = as_of, .source = "R" + id, .asserter = country});
  }
  // By an assessor or others, who say in the source whose promise it is about.
  void said(const std::string& property, const char* status, const char* as_of, const char* source,
            const char* by = "office/assessment") {
    build.reference(std::string("source/") + source, "concerns", "country/PER", {});
    build.code("commitment/A", property, status, {.from = as_of, .source = source, .asserter = by});
  }
  Undertaking only(const char* day = "2024-01-01") {
    return undertakings_of(build.view(day), build.subject("commitment/A"), "en").at(0);
  }
  record::RecordBuilder build;
};

TEST_F(TracksTest, WhoLeftAPromiseOwesNoAccountOfIt) {
  commitment("A");
  build.text("country/CHL", "name", "Chile", {});
  build.reference("commitment/A", "actor", "country/CHL", {.until = "2023-06-30"});
  build.code("commitment/A", "reported_status", "limited",
             {.from = "2023-01-01", .source = "RC", .asserter = "country/CHL"});
  const auto found = tracks(build.view("2024-01-01"));
  EXPECT_EQ(found.tallies[0].total, 1U);
  EXPECT_EQ(found.tallies[0].silent, 1U);
  EXPECT_EQ(found.by_country.size(), 1U);
  EXPECT_EQ(found.undertakings.size(), 2U) << "what it said stays to be read";
}

TEST_F(TracksTest, CountsTheSilentMajorityOfTheRefugeeForum) {
  for (int i = 0; i < 1400; ++i) {
    const std::string id = "G" + std::to_string(i);
    commitment(id);
    if (i < 212) reported(id, "limited");
    else if (i < 279) reported(id, "not_started");
    else if (i < 301) reported(id, "complete");
  }
  const TrackTally tally = tracks(build.view("2024-01-01")).tallies[0];
  const auto share = [&](std::size_t part) { return percent({part, tally.total}); };
  EXPECT_EQ(tally.total, 1400U);
  EXPECT_EQ(tally.spoken(), 301U);
  EXPECT_EQ(share(tally.with("limited")), "15.1");
  EXPECT_EQ(share(tally.with("not_started")), "4.8");
  EXPECT_EQ(share(tally.with("complete")), "1.6");
  EXPECT_EQ(share(tally.silent), "78.5");
}

TEST_F(TracksTest, AReportAgesByItselfOnTheDayAfterThePeriod) {
  months("12");
  commitment("A");
  reported("A", "limited", "2023-01-15");
  EXPECT_FALSE(only("2024-01-15").not_since);
  ASSERT_TRUE(only("2024-01-16").not_since);
  EXPECT_EQ(format_day(*only("2024-01-16").not_since), "2023-01-15");
  const TracksReport report = tracks(build.view("2024-01-16"));
  EXPECT_EQ(report.tallies[0].aged, 1U);
  EXPECT_EQ(report.tallies[0].silent, 0U) << "it was reported once, which is another silence";
  EXPECT_EQ(report.tallies[0].with("limited"), 0U);
  EXPECT_EQ(report.by_country.at(0).aged, 1U);
}

TEST_F(TracksTest, WhatIsKnownToTheMonthAgesFromTheMonthsEnd) {
  months("1");
  commitment("A");
  reported("A", "limited", "2023-12");
  EXPECT_FALSE(only("2024-01-31").not_since);
  EXPECT_TRUE(only("2024-02-01").not_since);
}

TEST_F(TracksTest, AMonthWithoutThatDayEndsOnItsLast) {
  months("1");
  commitment("A");
  reported("A", "limited", "2024-01-31");
  EXPECT_FALSE(only("2024-02-29").not_since);
  EXPECT_TRUE(only("2024-03-01").not_since);
}

TEST_F(TracksTest, WithoutAPeriodNothingAges) {
  commitment("A");
  reported("A", "limited", "2022-07-01");
  EXPECT_FALSE(only("2032-01-01").not_since);
}

TEST_F(TracksTest, TheThreeStandSideBySideAndNoneCorrectsAnother) {
  commitment("A");
  reported("A", "complete");
  said("assessed_status", "limited", "2023-11-15", "A1");
  said("evidenced_status", "not_started", "2023-12-01", "E1", "office/stakeholders");
  const Undertaking undertaking = only();
  ASSERT_TRUE(undertaking.reported);
  EXPECT_EQ(undertaking.reported->status, "complete");
  EXPECT_EQ(undertaking.assessed.at(0).status, "limited");
  EXPECT_EQ(undertaking.evidenced.at(0).status, "not_started");
  EXPECT_TRUE(undertaking.differs());
  const TracksReport report = tracks(build.view("2024-01-01"));
  EXPECT_EQ(report.tallies[0].with("complete"), 1U);
  EXPECT_EQ(report.tallies[1].with("limited"), 1U);
  EXPECT_EQ(report.tallies[2].with("not_started"), 1U);
  EXPECT_EQ(report.differing, 1U);
}

TEST_F(TracksTest, AnAssessorsLaterWordStandsAndOfEvidenceAll) {
  commitment("A");
  said("assessed_status", "limited", "2023-06-01", "A1");
  said("assessed_status", "substantial", "2023-11-01", "A2");
  said("evidenced_status", "limited", "2023-06-01", "E1", "office/stakeholders");
  said("evidenced_status", "not_started", "2023-11-01", "E2", "office/stakeholders");
  const Undertaking undertaking = only();
  ASSERT_EQ(undertaking.assessed.size(), 1U);
  EXPECT_EQ(undertaking.assessed[0].status, "substantial");
  ASSERT_EQ(undertaking.evidenced.size(), 2U);
  EXPECT_EQ(undertaking.evidenced[0].status, "not_started") << "the newest first";
  EXPECT_EQ(tracks(build.view("2024-01-01")).tallies[2].several, 1U);
}

TEST_F(TracksTest, OfAnotherDayOnlyWhatWasSaidByThen) {
  commitment("A");
  reported("A", "limited", "2023-01-01");
  reported("A", "complete", "2023-06-01");
  ASSERT_TRUE(only("2023-03-01").reported);
  EXPECT_EQ(only("2023-03-01").reported->status, "limited");
  EXPECT_FALSE(only("2022-12-31").reported);
}

TEST_F(TracksTest, APromiseOfAMechanismIsOwedByEachFullMember) {
  build.property("endorser", "reference", {.membership = "full"});
  build.property("observer", "reference", {.membership = "associate"});
  for (const char* country : {"country/PER", "country/CHL"})
    build.reference("mechanism/M", "endorser", country, {.from = "2022-01-01"});
  build.reference("mechanism/M", "observer", "country/ESP", {.from = "2022-01-01"});
  commitment("A", "mechanism/M");
  reported("A", "limited");
  const TracksReport report = tracks(build.view("2024-01-01"));
  EXPECT_EQ(report.tallies[0].total, 2U);
  EXPECT_EQ(report.tallies[0].silent, 1U);
  ASSERT_EQ(report.by_country.size(), 2U);
  EXPECT_EQ(report.by_country[0].country->id(), "CHL");
  EXPECT_EQ(report.by_country[0].silent, 1U);
}

}  // namespace
}  // namespace acta::analysis
