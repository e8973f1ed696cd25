#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace acta::warning {

// What may happen, as 21 quantiles; everything that is shown of the future of a series is a reading
// of it. The quantiles never fall. Between two of them the distribution is taken as even; beyond
// the outermost ones it has normal tails.
class Predictive {
 public:
  static constexpr std::size_t size = 21;
  // 0.025, 0.05, 0.10, …, 0.95, 0.975
  static const std::array<double, size>& levels();

  Predictive() = default;
  explicit Predictive(const std::array<double, size>& quantiles);  // sorted here
  static Predictive normal(double mean, double deviation);

  const std::array<double, size>& quantiles() const { return quantiles_; }
  double quantile(double level) const;  // 0 < level < 1
  double median() const { return quantiles_[size / 2]; }

  struct Interval {
    double low, high;
  };
  Interval interval(
      double coverage) const;        // the middle of it: 0.8 from the 0.1 to the 0.9 quantile
  double below(double value) const;  // P(Y ≤ value)
  double above(double value) const { return 1 - below(value); }
  // How surprising a count is from above: P(Y > count) and half of P(Y = count) (mid-p).
  double p_value(double count) const;
  double p_value(const Predictive& count) const;  // of one that is itself not certain

  void not_below(double floor);  // a count is not negative

 private:
  std::array<double, size> quantiles_{};
};

// Of which each is as likely as the others.
Predictive mixture(std::span<const Predictive> parts);

}  // namespace acta::warning
