#include "warning/quasi_poisson.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace acta::warning {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double steepest = 300;  // |slope·x| up to which growth may be multiplied on

}  // namespace

QuasiPoisson::QuasiPoisson(const Design& design, Stop stop)
    : design_(design),
      stop_(stop),
      levels_(design.levels),
      mu_(design.rows),
      information_(design.rows),
      information_before_(design.rows) {}

bool QuasiPoisson::fit(const Rows& rows, std::span<const double> weights, bool trend) {
  trend_ = trend;
  add_up(rows, weights);
  if (degrees_of_freedom_ <= 0) return false;
  double before = start(rows, weights);
  const int most = stop_ == Stop::as_r ? 25 : 100;
  for (int i = 0; i < most; ++i) {
    if (!border()) return false;
    const double moved = step();
    evaluate(weights);
    const double now = deviance();
    if (!std::isfinite(now)) return false;
    if (stop_ == Stop::converged && moved < 1e-10) {
      information_.swap(information_before_);
      return border();
    }
    if (stop_ == Stop::as_r && std::abs(now - before) < 1e-8 * (std::abs(now) + 0.1)) return true;
    before = now;
  }
  return false;
}

// What the counts contribute to every step, whatever the coefficients.
void QuasiPoisson::add_up(const Rows& rows, std::span<const double> weights) {
  std::fill(levels_.begin(), levels_.end(), Level{});
  slope_ = sum_yx_ = sum_y_ = sum_y_log_y_ = 0;
  double present = 0;
  for (const Run& run : design_.runs) {
    const double* const y = rows.y.data() + run.begin;
    const double* const y_log_y = rows.y_log_y.data() + run.begin;
    const double* const weight = weights.data() + run.begin;
    double x = run.x, sum = 0, with_x = 0, with_log = 0, counted = 0;
    for (std::size_t i = 0; i < run.size; ++i, x += 1) {
      const double weighted = weight[i] * y[i];
      sum += weighted;
      with_x += weighted * x;
      with_log += weight[i] * y_log_y[i];
      counted += weight[i] > 0 ? 1 : 0;
    }
    Level& level = levels_[run.level];
    level.y += sum;
    if (counted > 0) level.empty = false;
    sum_yx_ += with_x;
    sum_y_log_y_ += with_log;
    present += counted;
  }
  degrees_of_freedom_ = present - (trend_ ? 1 : 0);
  for (const Level& level : levels_) {
    sum_y_ += level.y;
    if (!level.empty) degrees_of_freedom_ -= 1;
  }
}

// Sets up the first step, which begins at μ = y + 0.1 and so outside of the model: it has to
// explain log μ + (y − μ)/μ with information μ. Answers the deviance there.
double QuasiPoisson::start(const Rows& rows, std::span<const double> weights) {
  double deviance = 0;
  score_x_ = 0;
  for (const Run& run : design_.runs) {
    const double* const y = rows.y.data() + run.begin;
    const double* const log_start = rows.log_start.data() + run.begin;
    const double* const y_log_y = rows.y_log_y.data() + run.begin;
    const double* const weight = weights.data() + run.begin;
    double* const information = information_.data() + run.begin;
    double x = run.x, w = 0, wx = 0, wxx = 0, sum = 0, with_x = 0, half = 0;
    for (std::size_t i = 0; i < run.size; ++i, x += 1) {
      const double mu = y[i] + 0.1, log_mu = log_start[i];
      const double of_row = weight[i] * mu, score = weight[i] * (mu * log_mu - 0.1);
      information[i] = of_row;
      w += of_row;
      wx += of_row * x;
      wxx += of_row * x * x;
      sum += score;
      with_x += score * x;
      half += weight[i] * (y_log_y[i] - y[i] * log_mu + 0.1);
    }
    Level& level = levels_[run.level];
    level.w += w;
    level.wx += wx;
    level.wxx += wxx;
    level.score += sum;
    score_x_ += with_x;
    deviance += 2 * half;
  }
  return deviance;
}

// Eliminates the levels from the information: what is left is the slope's.
bool QuasiPoisson::border() {
  spread_ = 0;
  for (Level& level : levels_) {
    if (level.empty) continue;
    if (!(level.w > 0)) return false;
    level.variance = 1 / level.w;
    level.mean_x = level.wx * level.variance;
    spread_ += level.wxx - level.wx * level.mean_x;
  }
  if (!trend_) spread_ = infinity;
  variance_of_slope_ = 1 / spread_;
  return spread_ > 0;
}

// Answers how far the coefficient that moved most has moved.
double QuasiPoisson::step() {
  double slope = 0;
  if (trend_) {
    slope = score_x_;
    for (const Level& level : levels_) slope -= level.score * level.mean_x;
    slope /= spread_;
    slope_ += slope;
  }
  double most = std::abs(slope) * design_.reach;
  for (Level& level : levels_) {
    if (level.empty) continue;
    const double by = level.score * level.variance - level.mean_x * slope;
    level.a += by;
    most = std::max(most, std::abs(by));
  }
  return most;
}

// The mean of every row. Within a level it grows by a constant factor, unless that is so far from 1
// that the product would lose its digits or overflow.
void QuasiPoisson::expect() {
  if (std::abs(slope_) * design_.reach > steepest) {
    for (const Run& run : design_.runs)
      for (std::size_t i = 0; i < run.size; ++i)
        mu_[run.begin + i] =
            std::exp(levels_[run.level].a + slope_ * (run.x + static_cast<double>(i)));
    return;
  }
  for (Level& level : levels_) level.factor = std::exp(level.a);
  const double growth = std::exp(slope_);
  double grown = 0, next_x = infinity;  // exp(slope·x), and the x that it stands for
  for (const Run& run : design_.runs) {
    if (next_x != run.x) grown = std::exp(slope_ * run.x);
    const double factor = levels_[run.level].factor;
    double* const mu = mu_.data() + run.begin;
    for (std::size_t i = 0; i < run.size; ++i) {
      mu[i] = factor * grown;
      grown *= growth;
    }
    next_x = run.x + static_cast<double>(run.size);
  }
}

void QuasiPoisson::evaluate(std::span<const double> weights) {
  expect();
  information_.swap(information_before_);
  for (Level& level : levels_) level.w = level.wx = level.wxx = 0;
  for (const Run& run : design_.runs) {
    Level& level = levels_[run.level];
    const double* const mu = mu_.data() + run.begin;
    const double* const weight = weights.data() + run.begin;
    double* const information = information_.data() + run.begin;
    double x = run.x, w = 0, wx = 0, wxx = 0;
    for (std::size_t i = 0; i < run.size; ++i, x += 1) {
      const double of_row = weight[i] * mu[i];
      information[i] = of_row;
      w += of_row;
      wx += of_row * x;
      wxx += of_row * x * x;
    }
    level.w += w;
    level.wx += wx;
    level.wxx += wxx;
  }
  score_x_ = sum_yx_;
  for (Level& level : levels_) {
    level.score = level.y - level.w;
    score_x_ -= level.wx;
  }
}

double QuasiPoisson::deviance() const {
  double half = sum_y_log_y_ - sum_y_ - slope_ * sum_yx_;
  for (const Level& level : levels_) half += level.w - level.a * level.y;
  return 2 * half;
}

}  // namespace acta::warning
