#include "procedure/unit_change.h"

#include <gtest/gtest.h>

#include "warning/testing.h"

namespace acta::procedure {
namespace {

using record::FlowCount;
using record::FlowCounts;
using record::FlowHistory;

Day month(std::size_t number) {
  return record::first_day_of_month(24'240 + static_cast<std::int64_t>(number));
}

// A count a month from `first` on; nothing is negative, so -1 is a month without a cell.
FlowCounts counts(const std::vector<std::int64_t>& values, std::size_t first = 0) {
  FlowCounts all;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i] >= 0)
      all.push_back({"X", "", month(first + i), FlowCount::Mark::counted, values[i], values[i]});
  return all;
}

FlowHistory history(const std::vector<std::int64_t>& values) {
  FlowHistory known;
  for (FlowCount& count : counts(values)) {
    FlowHistory::Cell cell;
    cell.count = std::move(count);
    known.cells.push_back(std::move(cell));
  }
  return known;
}

const std::vector<std::int64_t> year = {9100, 8700, 9900, 12000, 8100, 7600,
                                        9400, 8800, 9000, 8500,  7900, 8200};

TEST(UnitChange, IsSeenInASingleCount) {
  EXPECT_EQ(unit_change(counts({9}, 12), history(year)), 0U);
  EXPECT_EQ(unit_change(counts({8'600'000}, 12), history(year)), 0U);
  EXPECT_FALSE(unit_change(counts({8600}, 12), history(year)));
}

TEST(UnitChange, IsSeenFromTheFirstNewCountOnInAFileThatRepeatsOldOnes) {
  std::vector<std::int64_t> sent = year;
  sent.insert(sent.end(), {8, 9, 9});
  EXPECT_EQ(unit_change(counts(sent), history(year)), year.size());
}

TEST(UnitChange, OfAWholeTableIsSeenCellByCell) {
  std::vector<std::int64_t> thousands;
  for (const std::int64_t count : year) thousands.push_back(count / 1000);
  EXPECT_EQ(unit_change(counts(thousands), history(year)), 0U);
}

TEST(UnitChange, IsNoBorderThatClosedOrOpensAgain) {
  // As in Darién in 2025: from 4,849 to 73 within four months, and as if it came back.
  const FlowHistory closed =
      history({31000, 20000, 16600, 25100, 22900, 11400, 4849, 2229, 408, 194});
  EXPECT_FALSE(unit_change(counts({73}, 10), closed));
  EXPECT_FALSE(unit_change(counts({60'000}, 10), closed));
  EXPECT_FALSE(unit_change(counts({0}, 12), history(year))) << "nobody came";
}

TEST(UnitChange, IsNoneWhereSomebodyHasAnswered) {
  FlowHistory known = history(year);
  known.flow.no_breaks = {month(12)};
  EXPECT_FALSE(unit_change(counts({9}, 12), known));
  known.flow.no_breaks = {month(11)};
  EXPECT_TRUE(unit_change(counts({9}, 12), known)) << "that was another month";
  known.flow.breaks.push_back({month(12), nullptr, {}});
  EXPECT_FALSE(unit_change(counts({9}, 12), known));
}

TEST(UnitChange, LetsAWrongCountBeCorrected) {
  std::vector<std::int64_t> wrong = year;
  wrong.push_back(8);
  EXPECT_FALSE(unit_change(counts({8300}, 12), history(wrong)));
}

TEST(UnitChange, NeedsThreeCountsToCompareWith) {
  EXPECT_FALSE(unit_change(counts({9}, 2), history({9000, 8000})));
  EXPECT_FALSE(unit_change(counts({9}), history({})));
}

// Every month of the panels of real borders as it was sent, and as it would be in thousands.
TEST(UnitChange, AsksAboutFewRealMonthsAndFindsNearlyAllThousands) {
  ACTA_NEEDS_GOLDEN_CASES();
  std::size_t months = 0, asked = 0, large = 0, multiplied = 0, divided = 0;
  for (const char* const name : {"usbp_sector", "usbp_citizenship", "frontex_route", "frontex_nat",
                                 "honduras_nat", "mexico_nat", "darien_total", "germany_eu"}) {
    const auto panel =
        warning::testing::read_golden("golden/detect/input_" + std::string(name) + ".csv");
    for (std::size_t series = 1; series < panel.rows.front().size(); ++series) {
      FlowHistory known;
      for (std::size_t t = 0; t < panel.rows.size(); ++t) {
        const double value = warning::testing::number(panel.rows[t][series]);
        const auto count = value >= 0 ? static_cast<std::int64_t>(value) : -1;
        const FlowCounts now = counts({count}, t);
        if (now.empty()) continue;
        if (t >= 12) {
          ++months;
          asked += unit_change(now, known).has_value();
          if (count >= 1000) {
            ++large;
            multiplied += unit_change(counts({count * 1000}, t), known).has_value();
            divided += unit_change(counts({count / 1000}, t), known).has_value();
          }
        }
        FlowHistory::Cell cell;
        cell.count = now.front();
        known.cells.push_back(std::move(cell));
      }
    }
  }
  RecordProperty("months", static_cast<int>(months));
  RecordProperty("asked", static_cast<int>(asked));
  RecordProperty("large", static_cast<int>(large));
  RecordProperty("multiplied", static_cast<int>(multiplied));
  RecordProperty("divided", static_cast<int>(divided));
  EXPECT_LE(static_cast<double>(asked), 0.0005 * static_cast<double>(months));
  EXPECT_GE(static_cast<double>(multiplied), 0.98 * static_cast<double>(large));
  EXPECT_GE(static_cast<double>(divided), 0.9 * static_cast<double>(large));
}

}  // namespace
}  // namespace acta::procedure
