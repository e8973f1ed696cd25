#include "warning/season.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/check.h"

namespace acta::warning {
namespace {

double mean(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

bool multiplies(SeasonForm form) { return form == SeasonForm::multiplicative; }

// So that the indices together neither raise nor lower a series.
void normalise(SeasonForm form, std::span<double> indices) {
  const double centre = mean(indices);
  for (double& index : indices) index = multiplies(form) ? index / centre : index - centre;
}

// The moving average over one period; of an even period the two ends count half. Calls
// each(t, average) for every t that has half a period on both sides.
template <class Each>
void for_each_trend(std::span<const double> y, std::size_t period, Each&& each) {
  const std::size_t half = period / 2;
  const bool even = period % 2 == 0;
  if (y.size() < 2 * half + 1) return;
  double window =
      std::accumulate(y.begin(), y.begin() + static_cast<std::ptrdiff_t>(2 * half + 1), 0.0);
  for (std::size_t t = half; t + half < y.size(); ++t) {
    if (t > half) window += y[t + half] - y[t - half - 1];
    const double ends = even ? 0.5 * (y[t - half] + y[t + half]) : 0.0;
    each(t, (window - ends) / static_cast<double>(period));
  }
}

}  // namespace

bool has_season(std::span<const double> y, std::size_t period, const SeasonTest& test) {
  const std::size_t n = y.size();
  if (period < 2 || n < test.least_periods * period || n <= period) return false;
  const double centre = mean(y);
  double variance = 0;
  for (const double value : y) variance += (value - centre) * (value - centre);
  // Rounding of the mean must not make a constant series look like noise.
  if (!(variance > 1e-24 * static_cast<double>(n) * centre * centre)) return false;
  double squares = 0;
  double r = 0;
  for (std::size_t lag = 1; lag <= period; ++lag) {
    double product = 0;
    for (std::size_t t = lag; t < n; ++t) product += (y[t] - centre) * (y[t - lag] - centre);
    r = product / variance;
    if (lag < period) squares += r * r;
  }
  return std::abs(r) > test.z * std::sqrt((1 + 2 * squares) / static_cast<double>(n));
}

bool season_indices(std::span<const double> y, SeasonForm form, std::span<double> indices) {
  const std::size_t period = indices.size();
  const std::size_t n = y.size();
  const double neutral = multiplies(form) ? 1.0 : 0.0;
  std::fill(indices.begin(), indices.end(), neutral);
  if (period < 2 || n < 2 * period) return false;

  std::fill(indices.begin(), indices.end(), 0.0);
  std::vector<std::size_t> seen(period, 0);
  for_each_trend(y, period, [&](std::size_t t, double trend) {
    const double index = multiplies(form) ? y[t] / trend : y[t] - trend;
    if (std::isnan(index)) return;  // a whole period of zeros says nothing of its seasons
    indices[t % period] += index;
    ++seen[t % period];
  });
  for (std::size_t season = 0; season < period; ++season)
    indices[season] /= static_cast<double>(seen[season]);
  normalise(form, indices);
  const bool usable = std::all_of(indices.begin(), indices.end(), [&](double index) {
    return std::isfinite(index) && (!multiplies(form) || index > 1e-10);
  });
  if (!usable) std::fill(indices.begin(), indices.end(), neutral);
  return usable;
}

void shrink_indices(SeasonForm form, double power, std::span<double> indices) {
  for (double& index : indices) index = multiplies(form) ? std::pow(index, power) : index * power;
  normalise(form, indices);
}

void remove_season(std::span<const double> y, SeasonForm form, std::span<const double> indices,
                   std::span<double> adjusted) {
  check(adjusted.size() == y.size(), "a series keeps its length without its season");
  const std::size_t period = indices.size();
  for (std::size_t t = 0, season = 0; t < y.size();
       ++t, season = season + 1 == period ? 0 : season + 1)
    adjusted[t] = multiplies(form) ? y[t] / indices[season] : y[t] - indices[season];
}

void restore_season(SeasonForm form, std::span<const double> indices, std::size_t first,
                    std::span<double> values) {
  for (std::size_t h = 0; h < values.size(); ++h) {
    const double index = indices[(first + h) % indices.size()];
    values[h] = multiplies(form) ? values[h] * index : values[h] + index;
  }
}

void SeasonSplit::take(std::span<const double> y, std::size_t period, const SeasonTest& test,
                       double power) {
  values.resize(y.size());
  indices.assign(std::max<std::size_t>(period, 1), 1.0);
  found = has_season(y, period, test) && season_indices(y, SeasonForm::multiplicative, indices);
  if (!found) {
    std::copy(y.begin(), y.end(), values.begin());
    return;
  }
  if (power != 1) shrink_indices(SeasonForm::multiplicative, power, indices);
  remove_season(y, SeasonForm::multiplicative, indices, values);
}

void SeasonSplit::restore(std::span<double> forecast) const {
  if (found) restore_season(SeasonForm::multiplicative, indices, values.size(), forecast);
}

double SeasonSplit::strength(std::span<const double> y) const {
  if (!found) return 0;
  const std::size_t period = indices.size();
  // Sums of the logarithms without trend, and of those without season too.
  double count = 0, both = 0, both_squares = 0, rest = 0, rest_squares = 0;
  for_each_trend(y, period, [&](std::size_t t, double trend) {
    if (!(y[t] > 0 && trend > 0)) return;
    const double detrended = std::log(y[t] / trend);
    const double remainder = detrended - std::log(indices[t % period]);
    count += 1;
    both += detrended;
    both_squares += detrended * detrended;
    rest += remainder;
    rest_squares += remainder * remainder;
  });
  if (count < 2) return 0;
  const double whole = both_squares - both * both / count;
  return whole > 0 ? std::max(0.0, 1 - (rest_squares - rest * rest / count) / whole) : 0;
}

}  // namespace acta::warning
