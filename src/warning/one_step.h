#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace acta::warning {

// What the next value of a series will be, said before it is seen: a mean of six simple forecasts,
// each weighing by how well it has done of late (discounted squared errors to the power −8; mixing
// by past performance: Timmermann 2006, Handbook of Economic Forecasting 1, ch. 4). A random walk
// is hard to beat where policy moves a border, seasons where it does not: the weights tell which it
// is. With it the volatility of the errors, an exponentially weighted mean square. A step costs the
// same however long the series is.
class OneStep {
 public:
  explicit OneStep(std::size_t period);  // seasons a year; 1: none

  // NaN before the first value; the deviation also before the first error.
  double forecast() const { return forecast_; }
  double deviation() const;
  // NaN is a gap: the forecast stands for it, and nothing is learned.
  void see(double value);

 private:
  static constexpr std::size_t methods = 6;
  std::array<double, methods> say() const;
  double blend() const;

  std::size_t period_;
  std::vector<double> seen_;
  std::array<double, methods> said_{}, squares_{}, errors_{};  // discounted sums
  double quick_ = 0, slow_ = 0;                                // exponentially smoothed levels
  double square_ = 0, count_ = 0;                              // of the mean's own errors
  double forecast_;
};

}  // namespace acta::warning
