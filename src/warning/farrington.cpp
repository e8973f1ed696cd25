#include "warning/farrington.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "warning/distributions.h"

namespace acta::warning {
namespace {

QuasiPoisson::Stop stop_of(Form form) {
  return form == Form::compatible ? QuasiPoisson::Stop::as_r : QuasiPoisson::Stop::converged;
}

}  // namespace

Farrington::Farrington(const FarringtonOptions& options)
    : options_(options),
      season_(options),
      model_(season_.design, stop_of(options.form)),
      z_(normal_quantile(1 - options.alpha)) {
  for (auto* rows : {&row_y_, &row_log_start_, &row_y_log_y_, &present_, &weights_})
    rows->resize(season_.design.rows);
}

void Farrington::judge(std::span<const double> counts, std::span<Verdict> verdicts) {
  check(verdicts.size() == counts.size(), "a verdict for each count");
  std::fill(verdicts.begin(), verdicts.end(), Verdict{});
  if (counts.size() <= first()) return;
  prepare(counts);
  for (std::size_t t = first(); t < counts.size(); ++t) verdicts[t] = at(t);
}

Verdict Farrington::newest(std::span<const double> counts) {
  if (counts.size() <= first()) return {};
  const auto recent = static_cast<std::size_t>(options_.few_periods);
  counts = counts.last(std::min(counts.size(), std::max(first() + 1, recent)));
  prepare(counts);
  return at(counts.size() - 1);
}

void Farrington::prepare(std::span<const double> counts) {
  counts_.assign(counts.begin(), counts.end());
  for (auto* of_time : {&log_start_, &y_log_y_}) of_time->resize(counts.size());
  for (std::size_t t = 0; t < counts.size(); ++t) {
    const double y = std::isnan(counts[t]) ? 0 : counts[t];
    log_start_[t] = std::log(y + 0.1);
    y_log_y_[t] = y > 0 ? y * std::log(y) : 0;
  }
}

void Farrington::gather(std::size_t t) {
  for (std::size_t i = 0; i < season_.back.size(); ++i) {
    const Run& run = season_.design.runs[i];
    const auto from = static_cast<std::ptrdiff_t>(t - season_.back[i]);
    const auto size = static_cast<std::ptrdiff_t>(run.size);
    const auto row = static_cast<std::ptrdiff_t>(run.begin);
    const auto copy = [&](const std::vector<double>& of_time, std::vector<double>& of_row) {
      std::copy_n(of_time.begin() + from, size, of_row.begin() + row);
    };
    copy(counts_, row_y_);
    copy(log_start_, row_log_start_);
    copy(y_log_y_, row_y_log_y_);
  }
  for (std::size_t i = 0; i < row_y_.size(); ++i) {
    present_[i] = std::isnan(row_y_[i]) ? 0 : 1;
    if (present_[i] == 0) row_y_[i] = 0;
  }
}

// A season in which nothing was ever counted has no logarithm: half a count stands in it.
void Farrington::fill_empty_seasons() {
  const Design& design = season_.design;
  std::vector<double> sum(design.levels, 0), rows(design.levels, 0);
  for (const Run& run : design.runs)
    for (std::size_t i = run.begin; i < run.begin + run.size; ++i) {
      sum[run.level] += row_y_[i];
      rows[run.level] += present_[i];
    }
  for (const Run& run : design.runs) {
    if (sum[run.level] > 0) continue;
    const double y = 0.5 / rows[run.level];
    for (std::size_t i = run.begin; i < run.begin + run.size; ++i) {
      if (present_[i] == 0) continue;
      row_y_[i] = y;
      row_log_start_[i] = std::log(y + 0.1);
      row_y_log_y_[i] = y * std::log(y);
    }
  }
}

Verdict Farrington::at(std::size_t t) {
  const std::size_t recent = std::min(static_cast<std::size_t>(options_.few_periods), t + 1);
  double cases = 0;
  for (std::size_t s = t + 1 - recent; s <= t; ++s) {
    if (!std::isnan(counts_[s])) cases += counts_[s];
    else if (options_.form == Form::compatible) return {};
  }
  gather(t);
  if (options_.form == Form::sound) fill_empty_seasons();
  const auto fit = baseline();
  if (!fit) return {};
  Verdict verdict{.expected = fit->mean};
  if (cases < options_.few_cases) return verdict;
  verdict.bound = upper_bound(*fit, options_, z_);
  if (verdict.bound) verdict.alarm = alarms(counts_[t], *fit, *verdict.bound);
  return verdict;
}

bool Farrington::alarms(double y, const BaselineFit& fit, double bound) const {
  if (options_.form == Form::sound) return y > bound;
  const bool delta = options_.bound == FarringtonOptions::Bound::delta;
  const double middle = delta ? fit.mean : fit.eta;
  return y > 0 && (y - middle) / (bound - middle) > 1;
}

std::optional<BaselineFit> Farrington::baseline() {
  if (options_.trend && options_.years >= 3) {
    const auto fit = baseline(true);
    const double most = *std::max_element(row_y_.begin(), row_y_.end());
    if (fit && fit->mean <= most) {
      const double t = model_.slope() / (fit->sigma * std::sqrt(model_.variance_of_slope()));
      // Every p value is below 1 but that of a slope of exactly 0.
      if (options_.trend_p >= 1 ||
          student_two_sided(t, model_.degrees_of_freedom()) < options_.trend_p)
        return fit;
    }
  }
  return baseline(false);
}

std::optional<BaselineFit> Farrington::baseline(bool trend) {
  const Rows rows{row_y_, row_log_start_, row_y_log_y_};
  weights_ = present_;
  if (!model_.fit(rows, weights_, trend)) return {};
  const bool as_r = options_.form == Form::compatible;
  double variance = as_r ? relative(model_.information()) : pearson();
  double dispersion = std::max(1.0, variance);
  if (options_.reweight) {
    weigh_down(dispersion);
    if (!model_.fit(rows, weights_, trend)) return {};
    dispersion = std::max(1.0, as_r ? relative(model_.information()) : pearson());
    variance = as_r ? relative(weights_) : pearson();
  }
  const double eta = model_.eta(season_.level_now, season_.x_now);
  const double unscaled = model_.variance_of_eta(season_.level_now, season_.x_now);
  const BaselineFit fit{.eta = eta,
                        .mean = std::exp(eta),
                        .standard_error = std::sqrt(variance * unscaled),
                        .dispersion = dispersion,
                        .sigma = std::sqrt(variance)};
  if (!std::isfinite(fit.mean) || !std::isfinite(fit.standard_error)) return {};
  return fit;
}

// Counts far above the fit are outbreaks of the past; they weigh s⁻², with s Anscombe's residual
// 1.5·(y^(2/3)·μ^(−1/6) − μ^(1/2)) / √(φ(1−h)) (Farrington 1996, section 3.4), and all weights add
// up to the number of rows.
void Farrington::weigh_down(double dispersion) {
  const std::span<const double> mu = model_.fitted(), information = model_.information();
  const double threshold = options_.weights_threshold * options_.weights_threshold;
  double sum = 0, rows = 0;
  for (const Run& run : season_.design.runs) {
    double x = run.x;
    for (std::size_t i = run.begin; i < run.begin + run.size; ++i, x += 1) {
      const double leverage = information[i] * model_.variance_of_eta(run.level, x);
      const double scale = dispersion * (1 - leverage), above = row_y_[i] - mu[i];
      weights_[i] = present_[i];
      // Anscombe's numerator is at most Pearson's, (y − μ)/√μ, which needs no root: few are left.
      if (above > 0 && above * above > threshold * scale * mu[i]) {
        const double ratio = std::cbrt(row_y_[i] / mu[i]);
        const double anscombe = 2.25 * mu[i] * std::pow(ratio * ratio - 1, 2);
        if (anscombe > threshold * scale) weights_[i] = scale / anscombe;
      }
      sum += weights_[i];
      rows += present_[i];
    }
  }
  for (double& weight : weights_) weight *= rows / sum;
}

double Farrington::pearson() const {
  const double *const mu = model_.fitted().data(), *const y = row_y_.data();
  double sum = 0;
  for (std::size_t i = 0; i < row_y_.size(); ++i)
    sum += weights_[i] * (y[i] - mu[i]) * (y[i] - mu[i]) / mu[i];
  return sum / model_.degrees_of_freedom();
}

double Farrington::relative(std::span<const double> weights) const {
  const double *const mu = model_.fitted().data(), *const y = row_y_.data();
  const double* const weight = weights.data();
  double sum = 0;
  for (std::size_t i = 0; i < row_y_.size(); ++i) {
    const double off = (y[i] - mu[i]) / mu[i];
    sum += weight[i] * off * off;
  }
  return sum / model_.degrees_of_freedom();
}

}  // namespace acta::warning
