#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace acta::warning {

// What linear regression needs of its rows, so that a row is read once and rows can be added as
// time goes on.
class Moments {
 public:
  explicit Moments(std::size_t inputs);
  // `weight` > 0: a row of a quiet series says more than one of a restless series.
  void add(std::span<const double> row, double target, double weight = 1);

  std::size_t inputs() const { return inputs_; }
  bool empty() const { return weight_ == 0; }
  double mean(std::size_t input) const;
  double target_mean() const;
  double covariance(std::size_t a, std::size_t b) const;  // over the weight, not n - 1
  double target_covariance(std::size_t input) const;
  double target_variance() const;

 private:
  std::size_t inputs_;
  double weight_ = 0;
  // About the first row, because sums of squares of large numbers lose their differences.
  std::vector<double> origin_, sums_, products_, target_products_;
  double target_origin_ = 0, target_sum_ = 0, target_squares_ = 0;
};

// Elastic net (Zou & Hastie, JRSS B 67, 2005) by coordinate descent on covariances (Friedman,
// Hastie & Tibshirani, J. Statistical Software 33, 2010): least
//   1/(2n) Σ(y - b₀ - xb)² + λ Σ(α|b_j| + (1 - α)/2 b_j²/s)
// of standardised inputs, where s is the standard deviation of y, as glmnet's penalty has it.
struct Penalty {
  double lambda = 0;
  double alpha = 0.5;  // 1: lasso, 0: ridge
};

struct LinearModel {
  double intercept = 0;
  std::vector<double> coefficients;  // in the inputs' own units
  double at(std::span<const double> row) const;
};

// `not_negative[j]`: coefficient j is 0 or more; empty: all are free. `start`, if not null, are the
// coefficients to begin with: those of the next larger λ.
LinearModel elastic_net(const Moments& moments, const Penalty& penalty,
                        std::span<const bool> not_negative = {},
                        const LinearModel* start = nullptr);

// The least λ at which every coefficient is 0.
double largest_lambda(const Moments& moments, double alpha,
                      std::span<const bool> not_negative = {});

}  // namespace acta::warning
