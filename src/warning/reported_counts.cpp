#include "warning/reported_counts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace acta::warning {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t rows_before = 10;
constexpr double usual = 10;

bool is_late(const Triangle& triangle, std::size_t row) {
  if (triangle.at(row, 0) != 0) return false;
  std::vector<double> before;
  for (std::size_t i = row < rows_before ? 0 : row - rows_before; i < row; ++i)
    if (!std::isnan(triangle.at(i, 0))) before.push_back(triangle.at(i, 0));
  return !before.empty() && median(std::move(before)) >= usual;
}

// Publication number p is the one of row p's first report.
bool is_skipped(const Triangle& triangle, std::size_t p) {
  if (!is_late(triangle, p)) return false;
  for (std::size_t delay = 1; delay < triangle.delays && delay <= p; ++delay)
    if (const double cell = triangle.at(p - delay, delay); cell != 0 && !std::isnan(cell))
      return false;
  return true;
}

}  // namespace

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

ReportedCounts::ReportedCounts(const Triangle& triangle)
    : rows_(triangle.rows()), delays_(triangle.delays), sums_(triangle.cells.size(), unknown) {
  std::vector<bool> skipped(rows_ + delays_, false);
  for (std::size_t p = 0; p < rows_; ++p) skipped[p] = is_skipped(triangle, p);
  for (std::size_t row = 0; row < rows_; ++row) {
    double sum = 0;
    for (std::size_t delay = is_late(triangle, row) ? 1 : 0; delay < delays_; ++delay) {
      const double cell = triangle.at(row, delay);
      if (std::isnan(cell) || skipped[row + delay]) continue;
      sum += cell;
      sums_[row * delays_ + delay] = std::max(sum, 0.0);
    }
  }
}

std::optional<std::size_t> ReportedCounts::age(std::size_t row) const {
  for (std::size_t delay = delays_; delay-- > 0;)
    if (!std::isnan(at(row, delay))) return delay;
  return {};
}

}  // namespace acta::warning
