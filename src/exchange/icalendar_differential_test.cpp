#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "exchange/icalendar.h"

// Our iCalendar as the Python package icalendar reads it (tests/differential).
namespace acta::exchange {
namespace {

namespace fs = std::filesystem;

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string random_text(std::mt19937& chance) {
  // No backslash: that package takes an escaped one before an n for a line break.
  static const std::vector<std::string> alphabet{"a", "Z", " x", "ñ", "語", "😀", ",",
                                                 ";", ":", "\"", "=", "\n", "'"};
  std::string text = "t";  // readers differ on white space at the start
  for (std::size_t i = chance() % 120; i > 0; --i) text += alphabet[chance() % alphabet.size()];
  return text + 't';
}

TEST(ICalendarByPython, EveryEventIsReadAsItWasWritten) {
  if (std::system("/usr/bin/python3 -c 'import icalendar' >/dev/null 2>&1") != 0)
    GTEST_SKIP() << "no python3-icalendar: iCalendar is not compared with another implementation";
  std::mt19937 chance(20221006);
  Calendar calendar{random_text(chance), "es", {}};
  std::string expected;
  for (int i = 0; i < 200; ++i) {
    CalendarEvent event;
    event.uid = "meeting-" + std::to_string(i) + "@test";
    event.stamp = {static_cast<std::int64_t>(1'700'000'000 + i) * 1'000'000};
    event.first = {19'000 + i};
    event.last = {19'000 + i + i % 3};
    event.summary = random_text(chance);
    event.language = "fr";
    event.location = i % 2 == 0 ? random_text(chance) : std::string{};
    for (const std::string& part :
         {event.uid, format_instant(event.stamp).substr(0, 19) + 'Z', format_day(event.first),
          format_day({event.last.number + 1}), event.summary, event.language, event.location})
      (expected += part) += '\0';
    calendar.events.push_back(std::move(event));
  }
  (expected += calendar.name) += '\0';

  const fs::path file = fs::temp_directory_path() / ("acta-ics-" + std::to_string(::getpid()));
  const fs::path read = file.string() + ".read";
  std::ofstream(file, std::ios::binary) << to_icalendar(calendar);
  const std::string command = "/usr/bin/python3 " ACTA_SOURCE_DIR
                              "/tests/differential/icalendar_by_python.py " +
                              file.string() + " >" + read.string();
  EXPECT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(slurp(read), expected);
  fs::remove(file);
  fs::remove(read);
}

}  // namespace
}  // namespace acta::exchange
