#include "warning/ears.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "warning/distributions.h"

namespace acta::warning {
namespace {

struct Baseline {
  double mean = 0;
  double sigma = 0;
};

// Added up anew at every count: a sliding sum would depend on where it began.
Baseline baseline_of(std::span<const double> counts, double min_sigma) {
  const double n = static_cast<double>(counts.size());
  double sum = 0, squares = 0;
  for (const double y : counts) sum += y;
  const double mean = sum / n;
  for (const double y : counts) squares += (y - mean) * (y - mean);
  return {mean, std::max(std::sqrt(squares / (n - 1)), min_sigma)};
}

double at_least_zero(double x) { return x < 0 ? 0 : x; }  // and NaN stays NaN

// How far C2 is beyond 1. A constant baseline leaves 0/0, which must not pass for "not beyond".
double exceedance(double y, const Baseline& before) {
  return at_least_zero((y - before.mean) / before.sigma - 1);
}

}  // namespace

std::size_t ears_first(const EarsOptions& options) {
  const auto baseline = static_cast<std::size_t>(options.baseline);
  return baseline + (options.rule == EarsOptions::c1 ? 0 : options.rule == EarsOptions::c2 ? 2 : 4);
}

void ears(std::span<const double> counts, const EarsOptions& options, std::span<Verdict> verdicts) {
  check(options.baseline >= 2 && verdicts.size() == counts.size(), "EARS over such arrays");
  const auto width = static_cast<std::size_t>(options.baseline);
  const std::size_t lag = options.rule == EarsOptions::c1 ? 0 : 2;
  const double z = normal_quantile(1 - options.alpha);
  const std::size_t first = ears_first(options);

  std::fill(verdicts.begin(), verdicts.end(), Verdict{});
  double before = 0, before_that = 0;  // C2 beyond 1 at t−1 and t−2
  for (std::size_t t = width + lag; t < counts.size(); ++t) {
    const Baseline now = baseline_of(counts.subspan(t - lag - width, width), options.min_sigma);
    const double y = counts[t];
    double bound = now.mean + z * now.sigma;
    if (options.rule == EarsOptions::c3) {
      const double middle = options.form == Form::compatible ? y : now.mean;
      bound = at_least_zero(middle + now.sigma * (z - (before + before_that)));
      before_that = before;
      before = exceedance(y, now);
    }
    if (t < first) continue;
    Verdict& verdict = verdicts[t];
    if (!std::isnan(now.mean)) verdict.expected = now.mean;
    if (!std::isnan(bound)) verdict.bound = bound;
    verdict.alarm = y > bound;
  }
}

}  // namespace acta::warning
