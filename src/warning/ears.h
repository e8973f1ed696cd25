#pragma once

#include <cstddef>
#include <span>

#include "warning/verdict.h"

// The Early Aberration Reporting System's three rules for short histories (Hutwagner, Thompson,
// Seeman, Treadwell 2003, "The bioterrorism preparedness and response Early Aberration Reporting
// System (EARS)", J. Urban Health 80, i89–i96). With m and s the mean and the standard deviation
// (n−1) of `baseline` counts, s at least `min_sigma`:
//
//   C1  m + z·s over t−7 … t−1
//   C2  m + z·s over t−9 … t−3, so that a rise does not hide itself
//   C3  m + s·(z − Σ max(0, C2(t−i) − 1)), i = 1, 2, over the same, C2(t) = (y − m)/s, at least 0
//
// The compatible form of C3 has the current count in the place of m, as surveillance::earsC does:
// its alarm then depends on the two counts before alone.
namespace acta::warning {

struct EarsOptions {
  enum Rule { c1, c2, c3 };
  Rule rule = c1;
  double alpha = 0.001;  // 0 < alpha < 1; 0.025 is usual for C3
  int baseline = 7;      // counts, at least 2
  double min_sigma = 0;
  Form form = Form::compatible;
};

std::size_t ears_first(const EarsOptions& options);  // index of the first count that is judged

// A verdict for each count; a missing one is NaN, and no bound is given over a gap.
// verdicts.size() == counts.size().
void ears(std::span<const double> counts, const EarsOptions& options, std::span<Verdict> verdicts);

}  // namespace acta::warning
