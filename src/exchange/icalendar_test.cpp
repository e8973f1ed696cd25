#include "exchange/icalendar.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace acta::exchange {
namespace {

CalendarEvent event(std::string summary) {
  return {"meeting-ME03@los-angeles",
          parse_instant("2026-11-01T12:00:05.25Z").value(),
          parse_day("2022-10-06").value(),
          parse_day("2022-10-06").value(),
          std::move(summary),
          "en",
          "Lima",
          ""};
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t end; (end = text.find("\r\n")) != text.npos; text.remove_prefix(end + 2))
    lines.emplace_back(text.substr(0, end));
  EXPECT_EQ(text, "") << "the last line ends too";
  return lines;
}

std::string unfolded(std::string text) {
  for (std::size_t at; (at = text.find("\r\n ")) != text.npos;) text.erase(at, 3);
  return text;
}

TEST(ICalendar, AMeetingOfADayEndsBeforeTheNext) {
  EXPECT_EQ(to_icalendar({"Meetings", "en", {event("First ministerial, Lima")}}),
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Acta//Record of meetings//EN\r\n"
            "CALSCALE:GREGORIAN\r\nNAME;LANGUAGE=en:Meetings\r\nX-WR-CALNAME:Meetings\r\n"
            "BEGIN:VEVENT\r\nUID:meeting-ME03@los-angeles\r\nDTSTAMP:20261101T120005Z\r\n"
            "LAST-MODIFIED:20261101T120005Z\r\nDTSTART;VALUE=DATE:20221006\r\n"
            "DTEND;VALUE=DATE:20221007\r\nSUMMARY;LANGUAGE=en:First ministerial\\, Lima\r\n"
            "LOCATION:Lima\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST(ICalendar, ALongLineIsFoldedBetweenCharacters) {
  for (std::size_t shift = 0; shift < 4; ++shift) {
    std::string summary(shift, 'x');
    for (int i = 0; i < 200; ++i) summary += i % 3 == 0 ? "ñ" : i % 3 == 1 ? "€" : "😀";
    const std::string calendar = to_icalendar({"Meetings", "en", {event(summary)}});
    for (const std::string& line : lines_of(calendar)) {
      EXPECT_LE(line.size(), 75u);
      EXPECT_TRUE(is_utf8(line)) << line;
    }
    EXPECT_NE(unfolded(calendar).find("SUMMARY;LANGUAGE=en:" + summary + "\r\n"),
              std::string::npos);
  }
}

TEST(ICalendar, ALineOfExactly75OctetsIsNotFolded) {
  const std::string summary(75 - std::string_view("SUMMARY;LANGUAGE=en:").size(), 'x');
  EXPECT_EQ(to_icalendar({"M", "en", {event(summary)}}).find("\r\n "), std::string::npos);
  EXPECT_NE(to_icalendar({"M", "en", {event(summary + 'x')}}).find("\r\n "), std::string::npos);
}

TEST(ICalendar, WhatCouldEndAValueIsEscaped) {
  const std::string calendar = to_icalendar({"M", "en", {event("a;b,c\\d\nEND:VEVENT")}});
  EXPECT_NE(calendar.find("SUMMARY;LANGUAGE=en:a\\;b\\,c\\\\d\\nEND:VEVENT\r\n"),
            std::string::npos);
  EXPECT_EQ(calendar.find("\r\nEND:VEVENT"), calendar.rfind("\r\nEND:VEVENT"));
}

}  // namespace
}  // namespace acta::exchange
