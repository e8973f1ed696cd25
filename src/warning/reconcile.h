#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace acta::warning {

// Forecasts of parts and of their totals, each made by itself, so that the parts add up to the
// totals. Forecast reconciliation (Wickramasuriya, Athanasopoulos & Hyndman, JASA 114, 2019):
//   ỹ = S (SᵀW⁻¹S)⁻¹ SᵀW⁻¹ ŷ,
// with W = I (ordinary), the number of leaves in each total (structural) or the covariance of the
// residuals shrunk towards its diagonal (MinT-shrink; Schäfer & Strimmer, Stat. Appl. Genet. Mol.
// Biol. 4, 2005).
//
// Leaves are numbered from 0; a total names the leaves that it sums. Nodes are the totals in their
// order, then the leaves in theirs. Counts of persons: leaves that would be negative are held at 0
// and the others found anew (active set, Lawson & Hanson 1974, ch. 23), where `not_negative`.
struct Hierarchy {
  std::size_t leaves = 0;
  std::vector<std::vector<std::size_t>> totals;
  std::size_t nodes() const { return totals.size() + leaves; }
};

struct Reconciled {
  std::vector<double> nodes;  // totals are the sums of their leaves, to the last bit
  double shrinkage = 0;       // of MinT: 0 the covariance as it is, 1 its diagonal
};

enum class Weights { ordinary, structural, mint_shrink };

// `residuals`: row by row, one value a node; of mint_shrink alone. Rows ≥ 2.
Reconciled reconcile(const Hierarchy& hierarchy, std::span<const double> forecasts, Weights weights,
                     std::span<const double> residuals = {}, bool not_negative = false);

// The same as `structural` for a tree where each total sums all of its parts and one level lies
// above the next: `parent[i]` is the node above i, itself for the root, and stands before it. Exact
// and linear in the number of nodes, for hierarchies too large for a matrix. The leaves of node i
// count `leaves under it` as its weight.
std::vector<double> reconcile_tree(std::span<const std::size_t> parent,
                                   std::span<const double> forecasts);

}  // namespace acta::warning
