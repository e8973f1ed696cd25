#include "warning/seasonal_design.h"

#include <gtest/gtest.h>

namespace acta::warning {
namespace {

// By period before t, oldest first: the level, "." where nothing is compared with.
std::string drawn(const FarringtonOptions& options) {
  const SeasonalDesign season(options);
  std::string text(season.history, '.');
  for (std::size_t i = 0; i < season.back.size(); ++i)
    for (std::size_t k = 0; k < season.design.runs[i].size; ++k)
      text[season.history - season.back[i] + k] =
          static_cast<char>('0' + season.design.runs[i].level);
  return text;
}

TEST(SeasonalDesign, OneLevelComparesWithTheWindowsAlone) {
  EXPECT_EQ(drawn({.frequency = 12, .years = 2, .half_window = 1}), "000.........000..........");
}

TEST(SeasonalDesign, CutsTheTimeBetweenWindowsTheFirstRunsLonger) {
  EXPECT_EQ(drawn({.frequency = 12, .years = 2, .half_window = 1, .levels = 5, .exclude = 0}),
            "4440001122334440001122334");
  EXPECT_EQ(drawn({.frequency = 12, .years = 1, .half_window = 4, .levels = 6, .exclude = 0}),
            "5555555550125555");
}

TEST(SeasonalDesign, LeavesOutTheNewestPeriods) {
  EXPECT_EQ(drawn({.frequency = 12, .years = 2, .half_window = 1, .levels = 5, .exclude = 7}),
            "444000112233444000.......");
}

TEST(SeasonalDesign, CountsTimeFromTheMiddleOfTheHistory) {
  const SeasonalDesign season({.frequency = 12, .years = 2, .half_window = 1, .exclude = 2});
  EXPECT_EQ(season.design.runs.front().x, -11);
  EXPECT_EQ(season.x_now, 14);
  EXPECT_EQ(season.design.reach, 11.5);
}

}  // namespace
}  // namespace acta::warning
