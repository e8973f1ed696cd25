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
    Level& level = levels_[run.level];
    double x = run.x;
    for (std::size_t i = run.begin; i < run.begin + run.size; ++i, x += 1) {
      const double weighted = weights[i] * rows.y[i];
      level.y += weighted;
      sum_yx_ += weighted * x;
      sum_y_log_y_ += weights[i] * rows.y_log_y[i];
      if (weights[i] > 0) {
        present += 1;
        level.empty = false;
      }
    }
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
  double sum = 0;
  score_x_ = 0;
  for (const Run& run : design_.runs) {
    Level& level = levels_[run.level];
    double x = run.x;
    for (std::size_t i = run.begin; i < run.begin + run.size; ++i, x += 1) {
      const double mu = rows.y[i] + 0.1, log_mu = rows.log_start[i];
      const double w = weights[i] * mu;
      const double score = weights[i] * (mu * log_mu - 0.1);
      information_[i] = w;
      level.w += w;
      level.wx += w * x;
      level.wxx += w * x * x;
      level.score += score;
      score_x_ += score * x;
      sum += weights[i] * (rows.y_log_y[i] - rows.y[i] * log_mu + 0.1);
    }
  }
  return 2 * sum;
}

// Eliminates the levels from the information: what is left is the slope's.
bool QuasiPoisson::border() {
  spread_ = 0;
  for (Level& level : levels_) {
    if (level.empty) continue;
    if (!(level.w > 0)) return false;
    level.sum = level.w;
    level.mean_x = level.wx / level.w;
    spread_ += level.wxx - level.wx * level.mean_x;
  }
  if (!trend_) spread_ = infinity;
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
    const double by = level.score / level.sum - level.mean_x * slope;
    level.a += by;
    most = std::max(most, std::abs(by));
  }
  return most;
}

void QuasiPoisson::evaluate(std::span<const double> weights) {
  information_.swap(information_before_);
  for (Level& level : levels_) level.w = level.wx = level.wxx = 0;
  const double growth = std::exp(slope_);
  const bool steep = std::abs(slope_) * design_.reach > steepest;
  double grown = 0, next_x = infinity;  // exp(slope·x), and the x that it stands for
  for (const Run& run : design_.runs) {
    Level& level = levels_[run.level];
    if (steep || next_x != run.x) grown = std::exp(slope_ * run.x);
    double x = run.x, w = 0, wx = 0, wxx = 0;
    const double factor = steep ? 0 : std::exp(level.a);
    for (std::size_t i = run.begin; i < run.begin + run.size; ++i, x += 1) {
      const double mu = steep ? std::exp(level.a + slope_ * x) : factor * grown;
      grown *= growth;
      const double information = weights[i] * mu;
      mu_[i] = mu;
      information_[i] = information;
      w += information;
      wx += information * x;
      wxx += information * x * x;
    }
    next_x = x;
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

double QuasiPoisson::variance_of_eta(std::size_t level, double x) const {
  const double from_mean = x - levels_[level].mean_x;
  return 1 / levels_[level].sum + from_mean * from_mean / spread_;
}

double QuasiPoisson::leverage(std::size_t level, double x, double information) const {
  return information * variance_of_eta(level, x);
}

}  // namespace acta::warning
