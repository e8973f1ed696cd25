#include "warning/reconcile.h"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "warning/testing.h"

namespace acta::warning {
namespace {

// Two totals of three, and the total of both.
Hierarchy two_of_three() { return {6, {{0, 1, 2, 3, 4, 5}, {0, 1, 2}, {3, 4, 5}}}; }

TEST(Reconcile, IsThatOfR) {
  ACTA_NEEDS_GOLDEN_CASES();
  const auto golden = testing::read_golden("golden/exact/mint_forecasts.csv");
  const auto table = testing::read_golden("golden/exact/mint_residuals.csv");
  std::vector<double> base, residuals;
  for (const auto& row : golden.rows) base.push_back(testing::number(row[1]));
  for (const auto& row : table.rows)
    for (const std::string& cell : row) residuals.push_back(testing::number(cell));
  const Hierarchy hierarchy = two_of_three();
  const auto ordinary = reconcile(hierarchy, base, Weights::ordinary);
  const auto structural = reconcile(hierarchy, base, Weights::structural);
  const auto mint = reconcile(hierarchy, base, Weights::mint_shrink, residuals);
  EXPECT_NEAR(mint.shrinkage, 0.126821067975158, 1e-10);
  for (std::size_t i = 0; i < golden.rows.size(); ++i) {
    EXPECT_NEAR(ordinary.nodes[i], testing::number(golden.rows[i][2]), 1e-10) << i;
    EXPECT_NEAR(structural.nodes[i], testing::number(golden.rows[i][3]), 1e-10) << i;
    EXPECT_NEAR(mint.nodes[i], testing::number(golden.rows[i][4]), 1e-10) << i;
  }
}

TEST(Reconcile, OfATreeIsTheStructuralOne) {
  const std::vector<double> base = {100, 70, 40, 10, 20, 25, 12, 14, 9};
  const std::vector<std::size_t> parent = {0, 0, 0, 1, 1, 1, 2, 2, 2};
  const auto matrix = reconcile(two_of_three(), base, Weights::structural);
  const auto tree = reconcile_tree(parent, base);
  for (std::size_t i = 0; i < base.size(); ++i) EXPECT_NEAR(tree[i], matrix.nodes[i], 1e-10) << i;
}

TEST(Reconcile, KeepsCountsFromBecomingNegativeAtTheLeastCost) {
  const std::vector<double> base = {10, 3, 9, 5, 6, 1, 3, 3, 0.1};
  const auto free = reconcile(two_of_three(), base, Weights::ordinary);
  EXPECT_LT(*std::min_element(free.nodes.begin(), free.nodes.end()), 0);
  const auto held = reconcile(two_of_three(), base, Weights::ordinary, {}, true);
  EXPECT_GE(*std::min_element(held.nodes.begin(), held.nodes.end()), 0);
  const auto cost = [&](const std::vector<double>& nodes) {
    double sum = 0;
    for (std::size_t i = 0; i < base.size(); ++i)
      sum += (nodes[i] - base[i]) * (nodes[i] - base[i]);
    return sum;
  };
  // Cutting off at 0 and adding up again costs more.
  std::vector<double> cut = free.nodes;
  for (std::size_t i = 3; i < 9; ++i) cut[i] = std::max(cut[i], 0.0);
  cut[1] = cut[3] + cut[4] + cut[5];
  cut[2] = cut[6] + cut[7] + cut[8];
  cut[0] = cut[1] + cut[2];
  EXPECT_LT(cost(held.nodes), cost(cut) - 1e-6);
}

RC_GTEST_PROP(Reconcile, AddsUpToTheLastBit, ()) {
  std::vector<double> base;
  for (int i = 0; i < 9; ++i) base.push_back(*rc::gen::inRange(0, 1'000'000) / 7.0);
  std::vector<double> residuals;
  for (int i = 0; i < 5 * 9; ++i) residuals.push_back(*rc::gen::inRange(-1000, 1000));
  for (const Weights weights : {Weights::ordinary, Weights::structural, Weights::mint_shrink}) {
    const auto nodes = reconcile(two_of_three(), base, weights, residuals, true).nodes;
    RC_ASSERT(nodes[1] == nodes[3] + nodes[4] + nodes[5]);
    RC_ASSERT(nodes[0] == nodes[3] + nodes[4] + nodes[5] + nodes[6] + nodes[7] + nodes[8]);
    for (const double node : nodes) RC_ASSERT(std::isfinite(node) && node >= 0);
  }
}

}  // namespace
}  // namespace acta::warning
