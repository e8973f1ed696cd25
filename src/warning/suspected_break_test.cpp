#include "warning/suspected_break.h"

#include <gtest/gtest.h>

#include <limits>

namespace acta::warning {
namespace {

using Breaks = std::vector<std::size_t>;
constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

TEST(SuspectedBreak, IsWhereASeriesIsAtOnceManyTimesWhatItWasAndStaysThere) {
  // Colombia, from January 2023 on the outflow to the Darién.
  const std::vector<double> colombia{169, 149, 207, 147, 206, 280, 21'891, 22'227, 32'929, 43'559};
  EXPECT_EQ(suspected_breaks(colombia, 12), Breaks{6});
  // Honduras, from February 2025 on with regular entries; the newest count is enough.
  const std::vector<double> honduras{24'123, 18'731, 21'484, 27'882,
                                     17'695, 10'410, 5'709,  190'155};
  EXPECT_EQ(suspected_breaks(honduras, 12), Breaks{7});
}

TEST(SuspectedBreak, AGapBeforeItChangesNothing) {
  EXPECT_EQ(suspected_breaks(std::vector<double>{169, 207, 147, not_known, 21'891}, 12), Breaks{4});
}

TEST(SuspectedBreak, ASurgeAPeakAndAReturnAreNone) {
  EXPECT_EQ(suspected_breaks(std::vector<double>{49'291, 55'387, 81'946, 75'268}, 12), Breaks{});
  EXPECT_EQ(suspected_breaks(std::vector<double>{90, 80, 95, 9'000, 100, 90}, 12), Breaks{});
  // A border that was closed for some months and opens again.
  const std::vector<double> reopened{2'000, 1'900, 2'100, 10, 5, 8, 1'950};
  EXPECT_EQ(suspected_breaks(reopened, 12), Breaks{});
  EXPECT_EQ(suspected_breaks(std::vector<double>{5'000, 5'100, 4'900, 40, 30, 20}, 12), Breaks{});
  EXPECT_EQ(suspected_breaks(std::vector<double>{0, 1, 0, 20}, 12), Breaks{});
}

}  // namespace
}  // namespace acta::warning
