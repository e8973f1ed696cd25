#pragma once

#include <cstddef>
#include <vector>

#include "warning/farrington_options.h"
#include "warning/quasi_poisson.h"

namespace acta::warning {

// Which past counts a count is compared with, and in which season each of them lies (Noufaily et
// al. 2013, section 3.2). The windows of ±w periods round the same period of the last b years, and
// the newest w periods, are one level; the time between two windows is cut into `levels` − 1 runs,
// the first of them one longer where it does not come out even. The newest `exclude` periods and t
// itself are left out.
//
//   frequency 12, years 1, half_window 1, levels 3, exclude 2:
//   t−13 … t−11 window, t−10 … t−6 level 0, t−5 … t−3 level 1 (t−2 of it is left out)
struct SeasonalDesign {
  explicit SeasonalDesign(const FarringtonOptions& options);

  Design design;                  // x counts from the middle of the history
  std::vector<std::size_t> back;  // by run: how many periods before t it begins
  std::size_t history;            // periods before t that are needed
  std::size_t level_now;          // of t
  double x_now;                   // of t
};

}  // namespace acta::warning
