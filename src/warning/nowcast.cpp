#include "warning/nowcast.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "base/check.h"
#include "warning/reported_counts.h"

namespace acta::warning {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double normal_of_median_deviation = 1.4826;

struct Pair {
  double before, after;
};

// The newest rows of which both delays are known.
std::vector<Pair> pairs_of(const ReportedCounts& known, std::size_t from, std::size_t to,
                           const NowcastOptions& options) {
  std::vector<Pair> pairs;
  for (std::size_t row = known.rows(); row-- > 0 && pairs.size() < options.window;) {
    const Pair pair{known.at(row, from), known.at(row, to)};
    if (std::isnan(pair.before) || std::isnan(pair.after)) continue;
    pairs.push_back(pair);
  }
  return pairs;
}

void drop_outliers(std::vector<Pair>& pairs, double most) {
  std::vector<double> ratios;
  for (const Pair& pair : pairs)
    if (pair.before > 0) ratios.push_back(pair.after / pair.before);
  if (ratios.size() < 5) return;
  const double middle = median(ratios);
  for (double& ratio : ratios) ratio = std::abs(ratio - middle);
  const double deviation = normal_of_median_deviation * median(std::move(ratios));
  if (deviation <= 0) return;
  std::erase_if(pairs, [&](const Pair& pair) {
    return pair.before > 0 && std::abs(pair.after / pair.before - middle) > most * deviation;
  });
}

// From one delay to the next; null where no row tells it.
std::optional<double> factor(const ReportedCounts& known, std::size_t delay,
                             const NowcastOptions& options) {
  auto pairs = pairs_of(known, delay - 1, delay, options);
  drop_outliers(pairs, options.outlier);
  double before = 0, after = 0;
  for (const Pair& pair : pairs) {
    before += pair.before;
    after += pair.after;
  }
  if (!(before > 0)) return {};
  return after / before;
}

struct Past {
  double expected, came;  // of what was still to come
};

double log_likelihood(const std::vector<Past>& past, double log_size) {
  const double size = std::exp(log_size);
  double sum = 0;
  for (const Past& one : past) {
    const double mean = std::max(one.expected, 1e-9), y = one.came;
    sum += std::lgamma(y + size) - std::lgamma(size) - std::lgamma(y + 1) +
           size * std::log(size / (size + mean)) + y * std::log(mean / (size + mean));
  }
  return sum;
}

// By golden section on the logarithm; past 1e6 it is Poisson.
double size_of(const std::vector<Past>& past) {
  constexpr double golden = 0.6180339887498949;
  double low = std::log(0.01), high = std::log(1e6);
  double a = high - golden * (high - low), b = low + golden * (high - low);
  double at_a = log_likelihood(past, a), at_b = log_likelihood(past, b);
  while (high - low > 0.01) {
    if (at_a > at_b) {
      high = b;
      b = a;
      at_b = at_a;
      at_a = log_likelihood(past, a = high - golden * (high - low));
    } else {
      low = a;
      a = b;
      at_a = at_b;
      at_b = log_likelihood(past, b = low + golden * (high - low));
    }
  }
  return std::exp((low + high) / 2);
}

// What past rows tell of rows of one age.
struct Age {
  bool known = false;
  double ratio = 1;     // of the final count to what is known
  double size = 0;      // of what is still to come; 0: it may be negative
  double relative = 0;  // then: variance of the final count over what is known
};

Age learn(const ReportedCounts& known, std::size_t age, const NowcastOptions& options) {
  Age learned;
  for (std::size_t delay = age + 1; delay < known.delays(); ++delay) {
    const auto next = factor(known, delay, options);
    if (!next) return {};
    learned.ratio *= *next;
  }
  const auto pairs = pairs_of(known, age, known.delays() - 1, options);
  if (pairs.size() < options.least) return {};
  double before = 0, after = 0;
  for (const Pair& pair : pairs) {
    before += pair.before;
    after += pair.after;
  }
  // What the others would have said of each past row.
  std::vector<Past> past;
  bool negative = learned.ratio < 1;
  double squares = 0;
  for (const Pair& pair : pairs) {
    if (!(before > pair.before)) continue;
    const double ratio = (after - pair.after) / (before - pair.before);
    const double expected = pair.before * (ratio - 1), came = pair.after - pair.before;
    past.push_back({expected, came});
    negative = negative || came < 0 || expected < 0;
    if (pair.before > 0) squares += (came - expected) * (came - expected) / pair.before;
  }
  if (past.size() < options.least) return {};
  learned.known = true;
  if (negative) learned.relative = squares / static_cast<double>(past.size());
  else learned.size = size_of(past);
  return learned;
}

Nowcast developed(double known, const Age& learned, std::size_t row) {
  // Nothing so far does not make certain that nothing comes: half a count stands for it.
  const double base = std::max(known, 0.5);
  Nowcast now{.row = row, .known = known, .mean = known + base * (learned.ratio - 1)};
  if (learned.size > 0) {
    now.rest.mean = base * (learned.ratio - 1);
    now.rest.dispersion = 1 + now.rest.mean / learned.size;
  } else {
    now.mean = std::max(0.0, now.mean);
    now.deviation = std::max(std::sqrt(learned.relative * base), 1e-9);
  }
  return now;
}

// Nothing is published of a row: it is taken to be as the one before, with the spread of the steps
// between final counts of the past.
std::optional<Nowcast> carried(const ReportedCounts& known, std::size_t row,
                               const std::vector<Nowcast>& before, const NowcastOptions& options) {
  const bool estimated = !before.empty() && before.back().row + 1 == row;
  const double mean = estimated ? before.back().mean : row > 0 ? known.final(row - 1) : unknown;
  std::vector<Past> steps;
  for (std::size_t i = row; i-- > 1 && steps.size() < options.window;)
    if (!std::isnan(known.final(i)) && !std::isnan(known.final(i - 1)))
      steps.push_back({known.final(i - 1), known.final(i)});
  if (std::isnan(mean) || steps.size() < options.least) return {};
  return Nowcast{.row = row, .rest = {mean, 1 + mean / size_of(steps)}, .mean = mean};
}

}  // namespace

double Nowcast::quantile(double level) const {
  if (deviation > 0) return std::max(0.0, mean + normal_quantile(level) * deviation);
  return known.value_or(0) + rest.quantile(level);
}

std::vector<Nowcast> nowcast(const Triangle& triangle, const NowcastOptions& options) {
  check(triangle.delays >= 1 && triangle.cells.size() % triangle.delays == 0, "a triangle of rows");
  const ReportedCounts known(triangle);
  const std::size_t last = known.delays() - 1;
  std::vector<Nowcast> nowcasts;
  std::vector<std::optional<Age>> ages(known.delays());
  for (std::size_t row = known.rows() < known.delays() ? 0 : known.rows() - known.delays();
       row < known.rows(); ++row) {
    const auto age = known.age(row);
    if (age == last) continue;
    if (!age) {
      if (auto next = carried(known, row, nowcasts, options)) nowcasts.push_back(*next);
      continue;
    }
    if (!ages[*age]) ages[*age] = learn(known, *age, options);
    const Age& learned = *ages[*age];
    if (!learned.known) continue;
    nowcasts.push_back(developed(known.at(row, *age), learned, row));
  }
  return nowcasts;
}

}  // namespace acta::warning
