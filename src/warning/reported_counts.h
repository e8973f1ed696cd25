#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "warning/nowcast.h"

namespace acta::warning {

double median(std::vector<double> values);  // of at least one

// What was known of each row of a triangle at each delay: its cells added up, NaN where nothing was
// published, which is not a report of nothing. So a first report of 0 is not one where those of the
// rows before are usually 10 or more, and a publication in which that is so and nothing new is said
// of any other row was skipped: the next one holds what it would have said.
class ReportedCounts {
 public:
  explicit ReportedCounts(const Triangle& triangle);

  std::size_t rows() const { return rows_; }
  std::size_t delays() const { return delays_; }
  double at(std::size_t row, std::size_t delay) const { return sums_[row * delays_ + delay]; }
  double final(std::size_t row) const { return at(row, delays_ - 1); }
  std::optional<std::size_t> age(std::size_t row) const;  // the last delay that is known

 private:
  std::size_t rows_, delays_;
  std::vector<double> sums_;
};

}  // namespace acta::warning
