#include <algorithm>
#include <cmath>

#include "warning/distributions.h"
#include "warning/farrington_options.h"

namespace acta::warning {
namespace {

// Farrington et al. 1996, section 3.5: counts to the power k are nearly symmetric.
double delta_bound(const BaselineFit& fit, FarringtonOptions::Power power, double z) {
  const double mean = fit.mean;
  const double variance_of_mean = std::pow(fit.standard_error * mean, 2);
  const double tau = fit.dispersion + variance_of_mean / mean;
  switch (power) {
    case FarringtonOptions::Power::one: return mean + z * std::sqrt(mean * tau);
    case FarringtonOptions::Power::half: {
      const double root = std::sqrt(mean) + z * std::sqrt(tau / 4);
      return std::pow(std::max(root, 0.0), 2);
    }
    case FarringtonOptions::Power::two_thirds: break;
  }
  const double by = z * std::sqrt(4.0 / 9 * std::cbrt(mean) * tau);
  return std::pow(std::max(std::cbrt(mean * mean) + by, 0.0), 1.5);
}

}  // namespace

std::optional<double> upper_bound(const BaselineFit& fit, const FarringtonOptions& options,
                                  double z) {
  double bound = 0;
  if (options.bound == FarringtonOptions::Bound::delta) {
    // R takes the larger of the two limits, which beyond an alpha of a half is the lower one's.
    const bool as_r = options.form == Form::compatible;
    bound = delta_bound(fit, options.power, as_r ? std::abs(z) : z);
  } else {
    const bool beyond = options.bound == FarringtonOptions::Bound::beyond_uncertainty;
    const double mean = beyond ? std::exp(fit.eta + z * fit.standard_error) : fit.mean;
    if (!std::isfinite(mean)) return {};
    bound = CountDistribution{mean, fit.dispersion}.quantile(1 - options.alpha);
  }
  if (!std::isfinite(bound)) return {};
  return bound;
}

}  // namespace acta::warning
