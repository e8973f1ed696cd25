#include "warning/distributions.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace acta::warning {
namespace {

// In double, which is what the processor is fast in, and with values instead of exceptions.
using InDouble = boost::math::policies::policy<
    boost::math::policies::promote_double<false>,
    boost::math::policies::domain_error<boost::math::policies::ignore_error>,
    boost::math::policies::pole_error<boost::math::policies::ignore_error>,
    boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
    boost::math::policies::evaluation_error<boost::math::policies::ignore_error>>;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double slack = 1 - 64 * std::numeric_limits<double>::epsilon();
constexpr double expansion_from = 1e11;  // mean; up to it exact counts cost microseconds
constexpr double skewed_from = 0.01;     // variance over the square of the mean

double size_of(const CountDistribution& y) { return y.mean / (y.dispersion - 1); }

// Cornish and Fisher's normal-power expansion to the third order.
double expanded(const CountDistribution& y, double p) {
  const double z = normal_quantile(p);
  const double sigma = std::sqrt(y.dispersion * y.mean), d = y.dispersion;
  const double skewness = (2 * d - 1) / sigma;
  const double excess = (6 * d * (d - 1) + 1) / (sigma * sigma);
  const double normal = z + skewness * (z * z - 1) / 6 + excess * z * (z * z - 3) / 24 -
                        skewness * skewness * z * (2 * z * z - 5) / 36;
  return std::max(0.0, std::round(y.mean + sigma * normal));
}

// A large count of great variance is as good as continuous, and an expansion would cross itself.
double as_gamma(const CountDistribution& y, double p) {
  return std::round(boost::math::gamma_p_inv(size_of(y), p, InDouble()) * y.dispersion);
}

// The answer lies in (low, high]: halved until one is left. Beyond 2^53 halves meet by themselves.
double bisect(const CountDistribution& y, double target, double low, double high) {
  while (high - low > 1) {
    const double middle = std::floor(low + (high - low) / 2);
    if (middle <= low || middle >= high) break;
    (y.below(middle) >= target ? high : low) = middle;
  }
  return high;
}

double search(const CountDistribution& y, double target, double from) {
  double step = std::max(1.0, std::floor(from / 100));
  double low = from, high = from;
  if (y.below(from) >= target) {
    do {
      high = low;
      low = high - step;
      step *= 2;
      if (low < 0) return bisect(y, target, -1, high);
    } while (y.below(low) >= target);
  } else {
    do {
      low = high;
      high = low + step;
      step *= 2;
      if (high > 1e15) return high;
    } while (y.below(high) < target);
  }
  return bisect(y, target, low, high);
}

}  // namespace

double normal_cdf(double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; }

double normal_quantile(double p) {
  if (p <= 0) return -infinity;
  if (p >= 1) return infinity;
  const boost::math::normal_distribution<double, InDouble> standard;
  return quantile(standard, p);
}

double student_two_sided(double t, double degrees_of_freedom) {
  if (std::isnan(t) || std::isinf(t)) return std::isnan(t) ? t : 0;
  const double square = t * t;
  return boost::math::ibeta(degrees_of_freedom / 2, 0.5,
                            degrees_of_freedom / (degrees_of_freedom + square), InDouble());
}

double CountDistribution::mass(double k) const {
  if (k < 0) return 0;
  if (mean <= 0) return k == 0 ? 1 : 0;
  if (dispersion <= 1) return boost::math::gamma_p_derivative(k + 1, mean, InDouble());
  const double size = size_of(*this), success = 1 / dispersion;
  return success / (size + k) * boost::math::ibeta_derivative(size, k + 1, success, InDouble());
}

double CountDistribution::below(double k) const {
  if (k < 0) return 0;
  if (mean <= 0) return 1;
  if (dispersion <= 1) return boost::math::gamma_q(k + 1, mean, InDouble());
  return boost::math::ibeta(size_of(*this), k + 1, 1 / dispersion, InDouble());
}

double CountDistribution::above(double k) const {
  if (k <= 0) return 1;
  if (mean <= 0) return 0;
  if (dispersion <= 1) return boost::math::gamma_p(k, mean, InDouble());
  return boost::math::ibetac(size_of(*this), k, 1 / dispersion, InDouble());
}

double CountDistribution::quantile(double p) const {
  if (std::isnan(p) || std::isnan(mean) || std::isnan(dispersion)) return p + mean + dispersion;
  if (mean <= 0 || p <= 0) return 0;
  if (p >= 1) return infinity;
  double k = expanded(*this, p);
  if (mean > expansion_from) return dispersion < skewed_from * mean ? k : as_gamma(*this, p);

  const double target = p * slack;
  double sum = below(k), at_k = mass(k);
  // Newton's steps while the answer is far; each costs a distribution function.
  for (int i = 0; i < 4 && std::abs(target - sum) > 8 * at_k && at_k > 0; ++i) {
    k = std::max(0.0, std::round(k + std::clamp((target - sum) / at_k, -1 - k, 2 * mean + 10)));
    sum = below(k);
    at_k = mass(k);
  }
  constexpr int walk = 24;
  const double size = size_of(*this), failure = 1 - 1 / dispersion;
  const bool poisson = dispersion <= 1;
  for (int i = 0; i < walk; ++i) {
    if (sum < target) {
      k += 1;
      at_k *= poisson ? mean / k : (k - 1 + size) / k * failure;
      sum += at_k;
      if (sum >= target) return k;
    } else {
      if (k == 0 || sum - at_k < target) return k;
      sum -= at_k;
      at_k *= poisson ? k / mean : k / ((k - 1 + size) * failure);
      k -= 1;
    }
  }
  return search(*this, target, k);
}

}  // namespace acta::warning
