#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "warning/distributions.h"

// What recent counts will be once all of them have been reported: Mack's chain ladder (Mack 1993,
// "Distribution-free calculation of the standard error of chain ladder reserve estimates", ASTIN
// Bulletin 23, 213–225), made robust against what offices really do.
//
//  * A publication that an office skipped (a holiday: nothing for any period) is not a report of
//    nothing: what it would have said is unknown, and the next one holds it.
//  * Factors come from the newest rows alone, without those whose ratio lies beyond three scaled
//    median deviations.
//  * What is still to come is negative binomial, of a size fitted by maximum likelihood to what was
//    still to come of past rows at the same age. Where offices take back more than they add, it is
//    normal with the spread of past errors.
namespace acta::warning {

// What was added to the count of each period by each delay, oldest period first, a row a period.
// Corrections may be negative. NaN: not reported (yet).
struct Triangle {
  std::span<const double> cells;  // rows × delays
  std::size_t delays = 0;         // of a row

  std::size_t rows() const { return cells.size() / delays; }
  double at(std::size_t row, std::size_t delay) const { return cells[row * delays + delay]; }
};

struct NowcastOptions {
  std::size_t window = 30;  // rows that factors and spread come from
  std::size_t least = 5;    // complete rows without which nothing is said
  double outlier = 3;       // scaled median deviations
};

// The final count of a period. Quantiles never fall and are never below 0.
struct Nowcast {
  std::size_t row = 0;
  std::optional<double> known = {};  // reported so far; null: nothing was published of the row, and
                                     // it is taken to be as the one before
  CountDistribution rest = {};       // what is still to come, where that is not negative
  double mean = 0;                   // of the final count
  double deviation = 0;              // 0: `rest` is the distribution; else normal round the mean

  double quantile(double level) const;
};

// Of each of the newest rows of which not all delays are reported, oldest first; rows of which the
// past says too little are left out. Pure, and linear in the cells.
std::vector<Nowcast> nowcast(const Triangle& triangle, const NowcastOptions& options = {});

}  // namespace acta::warning
