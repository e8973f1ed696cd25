#include "warning/elastic_net.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"

namespace acta::warning {
namespace {

constexpr double exactness = 1e-12;  // of a standardised coefficient, in units of the target
constexpr int most_sweeps = 100'000;

bool bound(std::span<const bool> not_negative, std::size_t input) {
  return !not_negative.empty() && not_negative[input];
}

// An input that does not vary says nothing.
bool varies(const Moments& moments, std::size_t input) {
  const double size = moments.mean(input);
  return moments.covariance(input, input) > 1e-20 * (1 + size * size);
}

}  // namespace

Moments::Moments(std::size_t inputs)
    : inputs_(inputs),
      origin_(inputs),
      sums_(inputs),
      products_(inputs * inputs),
      target_products_(inputs) {}

void Moments::add(std::span<const double> row, double target, double weight) {
  check(row.size() == inputs_ && weight > 0, "a row has a value for each input, and a weight");
  if (weight_ == 0) {
    std::copy(row.begin(), row.end(), origin_.begin());
    target_origin_ = target;
  }
  const double y = target - target_origin_;
  weight_ += weight;
  target_sum_ += weight * y;
  target_squares_ += weight * y * y;
  for (std::size_t i = 0; i < inputs_; ++i) {
    const double x = weight * (row[i] - origin_[i]);
    sums_[i] += x;
    target_products_[i] += x * y;
    for (std::size_t j = 0; j <= i; ++j) products_[i * inputs_ + j] += x * (row[j] - origin_[j]);
  }
}

double Moments::mean(std::size_t input) const { return origin_[input] + sums_[input] / weight_; }

double Moments::target_mean() const { return target_origin_ + target_sum_ / weight_; }

double Moments::covariance(std::size_t a, std::size_t b) const {
  const double product = products_[std::max(a, b) * inputs_ + std::min(a, b)];
  return product / weight_ - sums_[a] / weight_ * (sums_[b] / weight_);
}

double Moments::target_covariance(std::size_t input) const {
  return target_products_[input] / weight_ - sums_[input] / weight_ * (target_sum_ / weight_);
}

double Moments::target_variance() const {
  return std::max(0.0, target_squares_ / weight_ - target_sum_ / weight_ * (target_sum_ / weight_));
}

double LinearModel::at(std::span<const double> row) const {
  double sum = intercept;
  for (std::size_t i = 0; i < coefficients.size(); ++i) sum += coefficients[i] * row[i];
  return sum;
}

LinearModel elastic_net(const Moments& moments, const Penalty& penalty,
                        std::span<const bool> not_negative, const LinearModel* start) {
  check(!moments.empty(), "a regression has rows");
  const std::size_t p = moments.inputs();
  std::vector<double> deviation(p), with_target(p), between(p * p), b(p);
  for (std::size_t i = 0; i < p; ++i)
    deviation[i] = varies(moments, i) ? std::sqrt(moments.covariance(i, i)) : 0;
  for (std::size_t i = 0; i < p; ++i) {
    if (deviation[i] == 0) continue;
    with_target[i] = moments.target_covariance(i) / deviation[i];
    if (start) b[i] = start->coefficients[i] * deviation[i];
    for (std::size_t j = 0; j < p; ++j)
      if (deviation[j] > 0)
        between[i * p + j] = moments.covariance(i, j) / (deviation[i] * deviation[j]);
  }
  const double scale = std::sqrt(moments.target_variance());
  const double lasso = penalty.lambda * penalty.alpha;
  const double ridge = scale > 0 ? penalty.lambda * (1 - penalty.alpha) / scale : 0;

  // What the model leaves of each covariance with the target, kept as it moves: most coefficients
  // stay at nought in most sweeps (Friedman, Hastie & Tibshirani 2010, section 2.2).
  std::vector<double> left = with_target;
  for (std::size_t i = 0; i < p; ++i)
    for (std::size_t j = 0; j < p; ++j) left[i] -= between[i * p + j] * b[j];
  double moved = HUGE_VAL;
  for (int sweep = 0; sweep < most_sweeps && moved > exactness * scale; ++sweep) {
    moved = 0;
    for (std::size_t i = 0; i < p; ++i) {
      if (deviation[i] == 0) continue;
      const double gradient = left[i] + b[i];
      double next = std::max(std::abs(gradient) - lasso, 0.0) / (1 + ridge);
      if (gradient < 0) next = bound(not_negative, i) ? 0 : -next;
      const double step = next - b[i];
      if (step == 0) continue;
      for (std::size_t j = 0; j < p; ++j) left[j] -= between[i * p + j] * step;
      moved = std::max(moved, std::abs(step));
      b[i] = next;
    }
  }
  LinearModel model{moments.target_mean(), std::vector<double>(p)};
  for (std::size_t i = 0; i < p; ++i) {
    if (deviation[i] == 0) continue;
    model.coefficients[i] = b[i] / deviation[i];
    model.intercept -= model.coefficients[i] * moments.mean(i);
  }
  return model;
}

double largest_lambda(const Moments& moments, double alpha, std::span<const bool> not_negative) {
  double largest = 0;
  for (std::size_t i = 0; i < moments.inputs(); ++i) {
    if (!varies(moments, i)) continue;
    const double pull = moments.target_covariance(i) / std::sqrt(moments.covariance(i, i));
    largest = std::max(largest, bound(not_negative, i) ? pull : std::abs(pull));
  }
  return largest / std::max(alpha, 1e-3);
}

}  // namespace acta::warning
