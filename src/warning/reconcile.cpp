#include "warning/reconcile.h"

#include <algorithm>
#include <cmath>

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include "base/check.h"

namespace acta::warning {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

// S: which leaves a node sums.
Matrix summing(const Hierarchy& hierarchy) {
  Matrix s = Matrix::Zero(index(hierarchy.nodes()), index(hierarchy.leaves));
  for (std::size_t total = 0; total < hierarchy.totals.size(); ++total)
    for (const std::size_t leaf : hierarchy.totals[total]) {
      check(leaf < hierarchy.leaves, "a total sums leaves that are there");
      s(index(total), index(leaf)) = 1;
    }
  for (std::size_t leaf = 0; leaf < hierarchy.leaves; ++leaf)
    s(index(hierarchy.totals.size() + leaf), index(leaf)) = 1;
  return s;
}

// The share of the diagonal of least expected error, for correlations (Schäfer & Strimmer 2005,
// table 1, target D).
double shrinkage(const Matrix& standard, const Matrix& correlation) {
  const double n = static_cast<double>(standard.rows());
  const Matrix squares = standard.cwiseProduct(standard);
  const Matrix products = standard.transpose() * standard;
  const Matrix variance =
      (squares.transpose() * squares - products.cwiseProduct(products) / n) / (n * (n - 1));
  double uncertain = 0;
  double correlated = 0;
  for (Eigen::Index i = 0; i < correlation.rows(); ++i)
    for (Eigen::Index j = 0; j < correlation.cols(); ++j) {
      if (i == j) continue;
      uncertain += variance(i, j);
      correlated += correlation(i, j) * correlation(i, j);
    }
  return correlated > 0 ? std::clamp(uncertain / correlated, 0.0, 1.0) : 1;
}

// Residuals are errors of forecasts, so their mean is taken as 0.
Matrix shrunk_covariance(std::span<const double> residuals, std::size_t nodes, double& lambda) {
  check(nodes > 0 && residuals.size() % nodes == 0 && residuals.size() / nodes >= 2,
        "residuals are whole rows, two at least");
  using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const Matrix x =
      Eigen::Map<const Rows>(residuals.data(), index(residuals.size() / nodes), index(nodes));
  const Matrix covariance = x.transpose() * x / static_cast<double>(x.rows());
  // A node that was always met is trusted much, but not beyond all others.
  const double floor = std::max(covariance.diagonal().maxCoeff() * 1e-8, 1e-300);
  const Vector variance = covariance.diagonal().cwiseMax(floor);
  const Vector inverse = variance.cwiseSqrt().cwiseInverse();
  const Matrix standard = x * inverse.asDiagonal();
  const Matrix correlation = inverse.asDiagonal() * covariance * inverse.asDiagonal();
  lambda = shrinkage(standard, correlation);
  Matrix shrunk = (1 - lambda) * covariance;
  shrunk.diagonal() = variance;
  return shrunk;
}

// Least (½ bᵀGb - cᵀb) with b ≥ 0 (Lawson & Hanson 1974, algorithm NNLS).
Vector not_negative_solution(const Matrix& g, const Vector& c) {
  const Eigen::Index n = c.size();
  Vector b = Vector::Zero(n);
  std::vector<Eigen::Index> free;
  const auto solve_free = [&] {
    Matrix sub(index(free.size()), index(free.size()));
    Vector right(index(free.size()));
    for (std::size_t i = 0; i < free.size(); ++i) {
      right(index(i)) = c(free[i]);
      for (std::size_t j = 0; j < free.size(); ++j) sub(index(i), index(j)) = g(free[i], free[j]);
    }
    return Vector(sub.ldlt().solve(right));
  };
  const double tolerance = 1e-11 * std::max(1.0, c.cwiseAbs().maxCoeff());
  for (Eigen::Index step = 0; step < 3 * n + 10; ++step) {
    const Vector pull = c - g * b;
    Eigen::Index next = -1;
    for (Eigen::Index i = 0; i < n; ++i)
      if (std::find(free.begin(), free.end(), i) == free.end() && pull(i) > tolerance &&
          (next < 0 || pull(i) > pull(next)))
        next = i;
    if (next < 0) break;
    free.push_back(next);
    for (;;) {
      const Vector trial = solve_free();
      double reach = 1;
      for (std::size_t i = 0; i < free.size(); ++i)
        if (trial(index(i)) <= 0)
          reach = std::min(reach, b(free[i]) / std::max(b(free[i]) - trial(index(i)), 1e-300));
      for (std::size_t i = 0; i < free.size(); ++i)
        b(free[i]) += reach * (trial(index(i)) - b(free[i]));
      if (reach >= 1) break;
      for (std::size_t i = free.size(); i-- > 0;)
        if (b(free[i]) <= tolerance) {
          b(free[i]) = 0;
          free.erase(free.begin() + static_cast<std::ptrdiff_t>(i));
        }
      if (free.empty()) break;
    }
  }
  return b;
}

}  // namespace

Reconciled reconcile(const Hierarchy& hierarchy, std::span<const double> forecasts, Weights weights,
                     std::span<const double> residuals, bool not_negative) {
  const std::size_t nodes = hierarchy.nodes();
  check(forecasts.size() == nodes && hierarchy.leaves > 0, "each node has its forecast");
  Reconciled result;
  const Matrix s = summing(hierarchy);
  const Vector y = Eigen::Map<const Vector>(forecasts.data(), index(nodes));
  Matrix weighted;  // W⁻¹S
  if (weights == Weights::mint_shrink) {
    weighted = shrunk_covariance(residuals, nodes, result.shrinkage).ldlt().solve(s);
  } else if (weights == Weights::structural) {
    weighted = s.rowwise().sum().cwiseInverse().asDiagonal() * s;
  } else {
    weighted = s;
  }
  const Matrix g = weighted.transpose() * s;
  const Vector c = weighted.transpose() * y;
  Vector leaves = g.ldlt().solve(c);
  if (not_negative && leaves.minCoeff() < 0) leaves = not_negative_solution(g, c);

  for (const auto& total : hierarchy.totals) {
    double sum = 0;
    for (const std::size_t leaf : total) sum += leaves(index(leaf));
    result.nodes.push_back(sum);
  }
  result.nodes.insert(result.nodes.end(), leaves.begin(), leaves.end());
  return result;
}

// Each node is told by its own forecast and by the sum of its parts; from the leaves up they are
// weighed by their variances, and from the root down what is left over is shared out by variance.
std::vector<double> reconcile_tree(std::span<const std::size_t> parent,
                                   std::span<const double> forecasts) {
  const std::size_t n = parent.size();
  check(forecasts.size() == n, "each node has its forecast");
  std::vector<double> under(n), estimate(n), variance(n), sum(n), sum_variance(n);
  std::vector<bool> has_parts(n);
  for (std::size_t i = n; i-- > 0;) {
    check(parent[i] <= i, "a node stands after its parent");
    if (under[i] == 0) under[i] = 1;
    if (has_parts[i]) {
      const double own = under[i] / (under[i] + sum_variance[i]);
      estimate[i] = own * sum[i] + (1 - own) * forecasts[i];
      variance[i] = own * sum_variance[i];
    } else {
      estimate[i] = forecasts[i];
      variance[i] = 1;
    }
    const std::size_t up = parent[i];
    if (up == i) continue;
    has_parts[up] = true;
    under[up] += under[i];
    sum[up] += estimate[i];
    sum_variance[up] += variance[i];
  }
  for (std::size_t i = 0; i < n; ++i)
    if (parent[i] != i) {
      const std::size_t up = parent[i];
      estimate[i] += (estimate[up] - sum[up]) * variance[i] / sum_variance[up];
    }
  // The sums of the parts, not what differs from them in the last bit.
  std::vector<double> whole(n);
  for (std::size_t i = n; i-- > 0;) {
    if (has_parts[i]) estimate[i] = whole[i];
    if (parent[i] != i) whole[parent[i]] += estimate[i];
  }
  return estimate;
}

}  // namespace acta::warning
