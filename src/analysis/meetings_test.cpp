#include "analysis/meetings.h"

#include <gtest/gtest.h>

#include "analysis/testing.h"

namespace acta::analysis {
namespace {

class MeetingsTest : public ::testing::Test {
 protected:
  MeetingsTest() { region.kind("meeting"); }

  void meet(std::string_view id, std::string_view mechanism, std::string_view start,
            std::string_view end = "") {
    const std::string subject = "meeting/" + std::string(id);
    if (!mechanism.empty())
      region.reference(subject, "mechanism", "mechanism/" + std::string(mechanism), {});
    if (!start.empty()) region.date(subject, "start_date", start, {});
    if (!end.empty()) region.date(subject, "end_date", end, {});
    if (mechanism.empty() && start.empty()) region.text(subject, "title", id, {});
  }
  MeetingReport report(const MeetingFilter& filter = {}) {
    return only(filter, meetings(region.view("2023-01-01")));
  }
  std::string clashes(const MeetingFilter& filter = {}) {
    std::string all;
    for (const MeetingClash& clash : report(filter).clashes)
      all += std::string(clash.first->id()) + "+" + std::string(clash.second->id()) +
             (clash.certainty == Certainty::certain ? " " : " possibly ") + ids(clash.shared) +
             "; ";
    return all;
  }
  std::string order() {
    std::string all;
    for (const auto& dated : report().meetings) (all += dated.meeting.subject->id()) += ' ';
    return all;
  }
  Region region;
};

TEST_F(MeetingsTest, TwoMeetingsOnTheSameDayClashByThoseWhoSitInBoth) {
  meet("A", "MIRPS", "2018-11-22", "2018-11-23");
  meet("B", "CRM", "2018-11-23");
  EXPECT_EQ(clashes(), "A+B BLZ CRI GTM HND MEX PAN; ");
}

TEST_F(MeetingsTest, TheDayAfterIsNoClash) {
  meet("A", "MIRPS", "2018-11-22", "2018-11-23");
  meet("B", "CRM", "2018-11-24");
  EXPECT_EQ(clashes(), "");
}

TEST_F(MeetingsTest, NobodyInCommonIsNoClash) {
  meet("A", "MIRPS", "2018-11-22");
  meet("B", "CSM", "2018-11-22");
  EXPECT_EQ(clashes(), "");
}

TEST_F(MeetingsTest, ADateToTheMonthMakesItPossible) {
  meet("A", "MIRPS", "2022-12");
  meet("B", "CRM", "2022-12-04", "2022-12-05");
  EXPECT_EQ(clashes(), "A+B possibly BLZ CRI GTM HND MEX PAN SLV; ");
}

TEST_F(MeetingsTest, ADateToTheYearIsComparedWithNone) {
  meet("A", "MIRPS", "2022");
  meet("B", "CRM", "2022-12-04");
  meet("C", "MIRPS", "2022-12-04");
  EXPECT_EQ(clashes(), "B+C BLZ CRI GTM HND MEX PAN SLV; ");
}

TEST_F(MeetingsTest, MembersAreThoseOfTheDayOfTheMeeting) {
  meet("A", "MIRPS", "2018-01-10");  // before El Salvador joined
  meet("B", "CRM", "2018-01-10");
  EXPECT_EQ(clashes().find("SLV"), std::string::npos);
}

TEST_F(MeetingsTest, AnUncertainMemberIsCountedApart) {
  meet("A", "LAD", "2022-07-01");  // Guyana joined some day between June and September
  meet("B", "CSM", "2022-07-01");
  const auto clash = report().clashes.at(0);
  EXPECT_EQ(ids(clash.shared), "ARG BRA CHL COL ECU PER PRY URY");
  EXPECT_EQ(clash.shared_possibly, 9u);
}

TEST_F(MeetingsTest, TheHostIsExpectedWhereverItSits) {
  meet("A", "", "2022-07-01");
  region.reference("meeting/A", "host", "country/NIC", {});
  meet("B", "CRM", "2022-07-01");
  EXPECT_EQ(clashes(), "A+B NIC; ");
}

TEST_F(MeetingsTest, AMeetingIsAheadUntilItsLastDayIsOver) {
  meet("A", "LAD", "2022-12-31", "2023-01-01");
  meet("B", "LAD", "2022-12-31");
  meet("C", "LAD", "2023");
  EXPECT_EQ(report().ahead, 2u);
}

TEST_F(MeetingsTest, OneWithoutADateIsListedLast) {
  meet("A", "", "");
  meet("B", "LAD", "2023-05-01");
  meet("C", "LAD", "2023-04-01");
  EXPECT_EQ(order(), "C B A ");
}

TEST_F(MeetingsTest, AFilterKeepsTheClashesOfWhatItKeeps) {
  meet("A", "MIRPS", "2018-11-22");
  meet("B", "CRM", "2018-11-22");
  meet("C", "CSM", "2018-11-22");
  const MeetingFilter only{&region.mechanism("MIRPS"), nullptr};
  EXPECT_EQ(report(only).meetings.size(), 1u);
  EXPECT_EQ(clashes(only), "A+B BLZ CRI GTM HND MEX PAN; ");
  EXPECT_EQ(report({nullptr, &region.country("VEN")}).meetings.size(), 1u);
}

TEST_F(MeetingsTest, ThePresidencyOfTheDayCallsTheNextOne) {
  region.reference("mechanism/LAD", "presidency", "country/USA", {.until = "2024-12-31"});
  region.reference("mechanism/LAD", "presidency", "country/COL", {.from = "2025-01-01"});
  EXPECT_EQ(ids(conveners(region.view("2024-12-31"), region.mechanism("LAD"))), "USA");
  EXPECT_EQ(ids(conveners(region.view("2025-01-01"), region.mechanism("LAD"))), "COL");
}

}  // namespace
}  // namespace acta::analysis
