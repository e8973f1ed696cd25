#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "warning/verdict.h"

// Acta's own detector: a count is an alarm where it is more surprising than all but a share alpha
// of what the whole panel has surprised us with before.
//
// Each count is forecast one step ahead on the scale log(y + 10) (one_step.h). Its surprise is how
// far it lies above the forecast, in units of the forecast's volatility and the noise of counting.
// The threshold is a quantile of the surprises of all series of the panel, past ones only, its own
// five-fold (split conformal prediction, Vovk, Gammerman & Shafer 2005, "Algorithmic Learning in a
// Random World"); the share that is asked for follows the share that came (Gibbs & Candès 2021,
// "Adaptive conformal inference under distribution shift", NeurIPS, eq. 2), so that the rate of
// alarms holds when the panel changes its ways.
namespace acta::warning {

struct SurpriseOptions {
  std::size_t frequency = 12;  // seasons a year; 1: none
  double alpha = 0.05;         // of ordinary counts that are to be alarms, 0 < alpha < 1
  std::size_t history = 24;    // known counts without which nothing is judged
  int few_cases = 5;           // with fewer cases …
  int few_periods = 4;         // … in so many newest periods a count is not judged
};

struct Surprise {
  Verdict verdict = {};          // expected: the median
  std::optional<double> p = {};  // the share of past surprises as great; where it is judged
};

// By series, by period. All series have the same periods; NaN is missing. Nothing is judged before
// the pool is large enough to hold its promise, that is of 1/alpha surprises. The answer does not
// depend on the order of the series.
std::vector<std::vector<Surprise>> surprises(std::span<const std::vector<double>> panel,
                                             const SurpriseOptions& options);

}  // namespace acta::warning
