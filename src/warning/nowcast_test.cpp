#include "warning/nowcast.h"

#include <array>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "warning/testing.h"

namespace acta::warning {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

// Rows of which 100 are reported at once, 50 a period later and 10 after two, as known at the last.
std::vector<double> regular(std::size_t rows) {
  std::vector<double> cells;
  for (std::size_t row = 0; row < rows; ++row) {
    const double scale = 1 + static_cast<double>(row % 3);
    for (std::size_t delay = 0; delay < 3; ++delay) {
      const double cell = std::array{100.0, 50.0, 10.0}[delay] * scale;
      cells.push_back(row + delay < rows ? cell : unknown);
    }
  }
  return cells;
}

TEST(Nowcast, CompletesWhatIsIncompleteAndNothingElse) {
  const std::vector<double> cells = regular(31);
  const auto nowcasts = nowcast({cells, 3});
  ASSERT_EQ(nowcasts.size(), 2u);
  EXPECT_EQ(nowcasts[0].row, 29u);
  EXPECT_EQ(nowcasts[0].known, 450);
  EXPECT_NEAR(nowcasts[0].mean, 480, 1e-9);
  EXPECT_EQ(nowcasts[1].row, 30u);
  EXPECT_EQ(nowcasts[1].known, 100);
  EXPECT_NEAR(nowcasts[1].mean, 160, 1e-9);
  EXPECT_NEAR(nowcasts[1].quantile(0.5), 160, 2);
  EXPECT_GE(nowcasts[1].quantile(0.025), 100);
}

TEST(Nowcast, TakesASkippedPublicationForWhatItIs) {
  // Publication 20 was skipped: 0 of row 20, 0 more of rows 18 and 19; publication 21 made up for
  // it.
  std::vector<double> cells = regular(31);
  const auto at = [&](std::size_t row, std::size_t delay) -> double& {
    return cells[row * 3 + delay];
  };
  at(20, 1) += at(20, 0);
  at(19, 2) += at(19, 1);
  at(20, 0) = at(19, 1) = at(18, 2) = 0;
  EXPECT_NEAR(nowcast({cells, 3})[1].mean, 160, 1e-9);
}

TEST(Nowcast, CarriesTheLastCountOnWhereNothingIsPublished) {
  std::vector<double> cells = regular(31);
  cells[90] = 0;  // the newest publication of all
  cells[87 + 1] = cells[84 + 2] = 0;
  const auto nowcasts = nowcast({cells, 3});
  ASSERT_EQ(nowcasts.size(), 3u);
  EXPECT_FALSE(nowcasts[2].known);
  EXPECT_EQ(nowcasts[2].mean, nowcasts[1].mean);
  EXPECT_NEAR(nowcasts[1].mean, 480, 1e-9);
  EXPECT_LT(nowcasts[2].quantile(0.1), 320);
}

TEST(Nowcast, AnOutlierOfThePastDoesNotMoveTheFactor) {
  std::vector<double> cells = regular(31);
  for (std::size_t row = 0; row < 29; ++row) cells[row * 3 + 1] += static_cast<double>(row % 5) - 2;
  const double before = nowcast({cells, 3})[1].mean;
  cells[25 * 3 + 1] = 5000;
  EXPECT_NEAR(nowcast({cells, 3})[1].mean, before, 0.5);
}

TEST(Nowcast, CountsThatOfficesTakeBackGoDown) {
  std::vector<double> cells = regular(31);
  for (std::size_t row = 0; row < 31; ++row)
    cells[row * 3 + 1] = -cells[row * 3 + 1] / 5 + static_cast<double>(row % 2);
  const Nowcast now = nowcast({cells, 3}).back();
  EXPECT_NEAR(now.mean, 100, 1);
  EXPECT_LT(now.quantile(0.025), now.quantile(0.975));
}

TEST(Nowcast, NothingYetDoesNotMakeCertainThatNothingComes) {
  std::vector<double> cells = regular(31);
  for (double& cell : cells) cell = std::floor(cell / 50);  // 2, 1, 0: 0 is an ordinary report
  cells[90] = 0;
  EXPECT_GE(nowcast({cells, 3}).back().quantile(0.975), 1);
}

TEST(Nowcast, SaysNothingWithoutAPast) {
  EXPECT_TRUE(nowcast({regular(4), 3}).empty());
  EXPECT_TRUE(nowcast({{}, 3}).empty());
}

TEST(Nowcast, HasNoNaNAndNoCrossedQuantilesWhateverWasReported) {
  EXPECT_TRUE(rc::check([] {
    const std::size_t delays = *rc::gen::inRange<std::size_t>(1, 5);
    const std::size_t rows = *rc::gen::inRange<std::size_t>(0, 45);
    const double level = *rc::gen::element(0.0, 1.0, 40.0, 1e5, 1e9);
    std::vector<double> cells;
    for (std::size_t i = 0; i < rows * delays; ++i) {
      const int kind = *rc::gen::inRange(0, 12);
      const double cell = std::floor(level * *rc::gen::inRange(0, 50) / 25.0);
      cells.push_back(kind == 0 ? 0 : kind == 1 ? unknown : kind == 2 ? -cell : cell);
      if (i / delays + i % delays >= rows) cells.back() = unknown;
    }
    for (const Nowcast& now : nowcast({cells, delays})) {
      RC_ASSERT(std::isfinite(now.mean));
      double before = 0;
      for (const double q : {0.025, 0.25, 0.5, 0.75, 0.975}) {
        RC_ASSERT(now.quantile(q) >= before);
        before = now.quantile(q);
      }
      RC_ASSERT(std::isfinite(before));
    }
  }));
}

// The national triangles of RESPINOW, at each of the newest weeks that have become complete; scored
// with the quantiles of that hub at horizons -3 to 0.
struct Score {
  double wis = 0, inside = 0, nowcasts = 0;
};

Score score(const char* file, std::size_t delays, std::size_t before, std::size_t weeks) {
  constexpr std::array levels{0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975};
  const testing::Golden golden = testing::read_golden(std::string("data/respinow/") + file);
  std::vector<double> cells;
  for (const auto& row : golden.rows)
    if (row[0] == "DE" && row[1] == "00+")
      for (std::size_t d = 0; d < delays; ++d)
        cells.push_back(5 + d < row.size() ? testing::number(row[5 + d]) : unknown);
  std::size_t complete = cells.size() / delays;
  while (std::isnan(cells[complete * delays - 1])) --complete;
  Score sums;
  for (std::size_t now = complete - weeks; now < complete; ++now) {
    std::vector<double> seen(cells.begin(),
                             cells.begin() + static_cast<std::ptrdiff_t>((now + 1) * delays));
    for (std::size_t row = 0; row <= now; ++row)
      for (std::size_t d = 0; d < delays; ++d)
        if (row + d > now + before) seen[row * delays + d] = unknown;
    for (const Nowcast& one : nowcast({seen, delays})) {
      if (one.row + 3 < now) continue;
      double actual = 0, loss = 0;
      for (std::size_t d = 0; d < delays; ++d) actual += cells[one.row * delays + d];
      for (const double level : levels) {
        const double q = one.quantile(level);
        loss += 2 * ((actual <= q ? 1 : 0) - level) * (q - actual);
      }
      sums.wis += loss / levels.size();
      sums.inside += actual >= one.quantile(0.025) && actual <= one.quantile(0.975);
      sums.nowcasts += 1;
    }
  }
  return {sums.wis / sums.nowcasts, sums.inside / sums.nowcasts, sums.nowcasts};
}

TEST(Nowcast, BeatsTheHubsModelsOnTheTrianglesOfRespinow) {
  ACTA_NEEDS_GOLDEN_CASES();
  const char* const sari = "reporting_triangle-icosari-sari-preprocessed.csv";
  const char* const influenza = "reporting_triangle-survstat-influenza-preprocessed.csv";
  struct Bar {
    const char* file;
    std::size_t delays, before, weeks;
    double wis;
  };
  for (const Bar& bar :
       {Bar{sari, 5, 0, 48, 216}, {sari, 5, 0, 75, 195}, {influenza, 6, 1, 50, 28}}) {
    const Score found = score(bar.file, bar.delays, bar.before, bar.weeks);
    EXPECT_EQ(found.nowcasts, static_cast<double>(4 * bar.weeks));
    EXPECT_LE(found.wis, bar.wis) << bar.file << ' ' << bar.weeks;
    EXPECT_GE(found.inside, 0.89) << bar.file << ' ' << bar.weeks;
    EXPECT_LE(found.inside, 0.98) << bar.file << ' ' << bar.weeks;
  }
}

}  // namespace
}  // namespace acta::warning
