#pragma once

#include <optional>

#include "warning/verdict.h"

namespace acta::warning {

// What can be chosen of Farrington's method; the names of surveillance's control list behind it.
//
// Form::compatible computes as farringtonFlexible does: it stops iterating where R stops, takes
// standard errors after reweighting from Σω((y−μ)/μ)², and alarms by a score in which the mean of
// a negative binomial bound stands as its logarithm; it judges nothing where one of the newest
// few_periods is not known, and takes the upper limit for the bound even where alpha is above a
// half. Form::sound iterates to convergence, takes standard errors from Pearson's statistic, alarms
// where a count is beyond its bound, and lets half a count stand in a season that never had one
// (the mean of Jeffreys' prior), so that it has a bound.
struct FarringtonOptions {
  enum class Bound {
    delta,               // Farrington 1996: on a power of the counts
    negative_binomial,   // nbPlugin, Noufaily 2013: quantile at the fitted mean
    beyond_uncertainty,  // muan: quantile at the upper limit of the mean
  };
  enum class Power { two_thirds, half, one };

  int frequency = 52;               // periods a year
  int years = 5;                    // b
  int half_window = 3;              // w, with 2·w + 1 ≤ frequency
  int levels = 1;                   // noPeriods; 1: the windows alone are compared with
  std::optional<int> exclude = {};  // pastWeeksNotIncluded: newest periods left out; w if not given
  bool trend = true;
  double trend_p = 0.05;  // pThresholdTrend: a trend stands below this p value
  bool reweight = true;
  double weights_threshold = 2.58;
  Bound bound = Bound::delta;
  Power power = Power::two_thirds;
  double alpha = 0.05;  // one-sided
  int few_cases = 5;    // limit54: below so many cases …
  int few_periods = 4;  // … in so many newest periods nothing is judged
  Form form = Form::compatible;
};

// The regression's word on the count at t.
struct BaselineFit {
  double eta = 0;  // log of the mean
  double mean = 0;
  double standard_error = 0;  // of eta
  double dispersion = 1;      // φ, at least 1
  double sigma = 1;           // root of the dispersion that standard errors are taken with
};

// The upper bound, null where it is beyond every number. `z` is the normal quantile of 1 − alpha.
std::optional<double> upper_bound(const BaselineFit& fit, const FarringtonOptions& options,
                                  double z);

}  // namespace acta::warning
