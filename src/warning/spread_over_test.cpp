#include "warning/spread_over.h"

#include <stdexcept>

#include <gtest/gtest.h>

namespace acta::warning {
namespace {

struct Nothing {};

TEST(SpreadOver, DoesEachOnceWhateverTheThreads) {
  for (const unsigned threads : {0u, 1u, 2u, 7u}) {
    std::vector<int> times(100, 0);
    spread_over<Nothing>(threads, times.size(), [&](std::size_t i, Nothing&) { ++times[i]; });
    EXPECT_EQ(times, std::vector<int>(100, 1)) << threads;
  }
}

TEST(SpreadOver, ThrowsWhatOneOfThemThrewWhenAllHaveEnded) {
  std::atomic<int> others = 0;
  const auto work = [&](std::size_t i, Nothing&) {
    if (i == 3) throw std::runtime_error("the fourth");
    ++others;
  };
  EXPECT_THROW(spread_over<Nothing>(2, 50, work), std::runtime_error);
  EXPECT_EQ(others, 49);
}

}  // namespace
}  // namespace acta::warning
