#include "site/testing.h"

namespace acta::site {
namespace {

using MeetingsPage = PortalTest;

std::vector<std::string> lines_with(std::string_view text, std::string_view start) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\r\n", at), text.size());
    if (text.substr(at, end - at).starts_with(start)) lines.emplace_back(text.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

TEST_F(MeetingsPage, EveryMeetingIsALineInAllForms) {
  const std::string page = body("/en/meetings");
  const std::size_t rows = count(body("/en/meetings.csv"), "\r\n") - 1;
  EXPECT_EQ(rows, 38u);
  EXPECT_EQ(count(page, "<li><span><a href=\"/en/meetings/"), rows);
  const std::string json = between(body("/en/meetings.json"), "\"meetings\": [", "\n  ]");
  EXPECT_EQ(count(json, "\n    {"), rows);
}

TEST_F(MeetingsPage, TwoMeetingsOfTheSameDaysBearAMark) {
  const std::string page = body("/en/meetings");
  EXPECT_TRUE(holds(page, "On the same days as <a href=\"/en/meetings/ME24\""));
  EXPECT_TRUE(
      holds(body("/en/meetings/ME20"), "On the same days as <a href=\"/en/meetings/ME24\""));
  const std::string csv = body("/en/meetings.csv?table=clashes");
  EXPECT_TRUE(holds(csv, "ME20,ME24,certain,8,")) << csv;
}

TEST_F(MeetingsPage, WithNothingAheadItSaysWhenTheProcessLastMetAndWhoPresides) {
  const std::string page = body("/en/meetings");
  EXPECT_TRUE(holds(page, "No meeting lies ahead."));
  const std::string lede = between(page, "<p class=\"lede\">", "</p>");
  EXPECT_TRUE(holds(lede, "/en/meetings/ME08")) << lede;
  EXPECT_TRUE(holds(lede, "/en/countries/col")) << lede;
}

TEST_F(MeetingsPage, BeforeTheyTookPlaceMeetingsLieAhead) {
  const std::string page = body("/en/meetings?valid=2024-05-01");
  const std::string ahead = between(page, "<h2>Ahead</h2>", "</section>");
  EXPECT_TRUE(holds(ahead, "/en/meetings/ME06")) << ahead;
  EXPECT_FALSE(holds(ahead, "/en/meetings/ME05"));
}

TEST_F(MeetingsPage, TheCalendarHoldsThoseThatAreDatedToTheDay) {
  const Response response = get("/en/meetings.ics");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.header("Content-Type"), "text/calendar; charset=utf-8");
  EXPECT_EQ(count(response.body, "BEGIN:VEVENT"), 29u);
  EXPECT_TRUE(holds(response.body, "UID:meeting-ME03@los-angeles\r\nDTSTAMP:20261101T120000Z"));
  EXPECT_FALSE(holds(response.body, "meeting-ME19@"));  // 2024
  EXPECT_TRUE(holds(body("/en/meetings"), "9 meetings are not in it"));
}

TEST_F(MeetingsPage, AnEventIsTheSameInEveryLanguageAndAtAnyTime) {
  const auto uids = lines_with(body("/en/meetings.ics"), "UID:");
  const auto stamps = lines_with(body("/en/meetings.ics"), "DTSTAMP:");
  now = parse_instant("2027-05-05T05:05:05Z").value();
  EXPECT_EQ(lines_with(body("/fr/meetings.ics"), "UID:"), uids);
  EXPECT_EQ(lines_with(body("/fr/meetings.ics"), "DTSTAMP:"), stamps);
}

TEST_F(MeetingsPage, OneMeetingAndOneMechanismHaveCalendarsOfTheirOwn) {
  EXPECT_EQ(count(body("/en/meetings/ME03.ics"), "BEGIN:VEVENT"), 1u);
  const auto own = lines_with(body("/en/meetings.ics?mechanism=MIRPS"), "SUMMARY");
  EXPECT_EQ(own.size(), 3u);
  for (const auto& summary : own) EXPECT_TRUE(holds(summary, ":MIRPS: ")) << summary;
}

TEST_F(MeetingsPage, WhatHasNoCalendarSaysSo) {
  EXPECT_EQ(get("/en/overlaps.ics").status, 404);
  EXPECT_EQ(get("/en/meetings?mechanism=nonsense").status, 404);
}

}  // namespace
}  // namespace acta::site
