#include "warning/ets.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "warning/line_search.h"
#include "warning/simplex.h"

namespace acta::warning {
namespace {

constexpr double least = 1e-4;
constexpr double most = 1 - 1e-4;
constexpr double least_phi = 0.8;
constexpr double most_phi = 0.98;
constexpr double memory = 0.95;

bool has_trend(EtsForm form) { return form.trend != Trend::none; }

std::size_t smoothing_parameters(EtsForm form) {
  return 1 + (has_trend(form) ? 1 : 0) + (form.season ? 1 : 0) +
         (form.trend == Trend::damped ? 1 : 0);
}

// The seasons sum to 0, so that one of them is not free.
std::size_t free_states(EtsForm form, std::size_t period) {
  return 1 + (has_trend(form) ? 1 : 0) + (form.season ? period - 1 : 0);
}

// The errors one step ahead of several series at once: lane 0 is y with all first states 0, lane j
// ≥ 1 is 0 with the first state j at 1. The error of any first states x is lane 0 + Σ x_j lane j,
// and `products` what the least squares of x need.
template <std::size_t Width>
struct Response {
  std::array<std::array<double, Width>, Width> products{};

  Response(std::span<const double> y, std::size_t period, EtsForm form,
           const EtsParameters& parameters) {
    const double alpha = parameters.alpha;
    const double beta = has_trend(form) ? parameters.beta : 0;
    const double gamma = form.season ? parameters.gamma : 0;
    const double phi = has_trend(form) ? parameters.phi : 0;
    using Row = std::array<double, Width>;
    Row level{};
    Row slope{};
    std::array<Row, most_seasons> seasons{};
    const std::size_t slots = form.season ? period : 1;
    std::size_t lane = 1;
    level[lane++] = 1;
    if (has_trend(form)) slope[lane++ % Width] = 1;
    if (form.season)
      for (std::size_t s = 0; s + 1 < period; ++s, ++lane) {
        seasons[s][lane] = 1;
        seasons[period - 1][lane] = -1;
      }
    std::size_t slot = 0;
    for (const double value : y) {
      Row error;
      Row& season = seasons[slot];
      for (std::size_t j = 0; j < Width; ++j) error[j] = -(level[j] + phi * slope[j] + season[j]);
      error[0] += value;
      for (std::size_t j = 0; j < Width; ++j) {
        level[j] += phi * slope[j] + alpha * error[j];
        slope[j] = phi * slope[j] + beta * error[j];
        season[j] += gamma * error[j];
      }
      for (std::size_t i = 0; i < Width; ++i)
        for (std::size_t j = i & ~std::size_t{1}; j < Width; ++j)
          products[i][j] += error[i] * error[j];
      slot = slot + 1 == slots ? 0 : slot + 1;
    }
  }

  // The first states of least squared error into x, by Cholesky's factors; that least error.
  double solve(std::size_t states, std::array<double, Width>& x) const {
    std::array<std::array<double, Width>, Width> factor{};
    std::array<double, Width> right{};
    double squares = products[0][0];
    for (std::size_t i = 0; i < states; ++i) {
      double pivot = products[i + 1][i + 1];
      for (std::size_t k = 0; k < i; ++k) pivot -= factor[i][k] * factor[i][k];
      // A state that the data say nothing of is left at 0.
      const bool known = pivot > 1e-11 * products[i + 1][i + 1];
      factor[i][i] = known ? std::sqrt(pivot) : 0;
      const double inverse = known ? 1 / factor[i][i] : 0;
      for (std::size_t r = i + 1; r < states; ++r) {
        double sum = products[i + 1][r + 1];
        for (std::size_t k = 0; k < i; ++k) sum -= factor[i][k] * factor[r][k];
        factor[r][i] = sum * inverse;
      }
      double sum = -products[0][i + 1];
      for (std::size_t k = 0; k < i; ++k) sum -= factor[i][k] * right[k];
      right[i] = sum * inverse;
      squares -= right[i] * right[i];
    }
    for (std::size_t i = states; i-- > 0;) {
      double sum = right[i];
      for (std::size_t r = i + 1; r < states; ++r) sum -= factor[r][i] * x[r];
      x[i] = factor[i][i] > 0 ? sum / factor[i][i] : 0;
    }
    return std::max(squares, 0.0);
  }
};

EtsStates states_of(std::span<const double> x, EtsForm form, std::size_t period) {
  EtsStates states;
  std::size_t i = 0;
  states.level = x[i++];
  if (has_trend(form)) states.slope = x[i++];
  if (form.season)
    for (std::size_t s = 0; s + 1 < period; ++s) {
      states.season[s] = x[i++];
      states.season[period - 1] -= states.season[s];
    }
  return states;
}

double between(double low, double high, double x) {
  return low + (high - low) / (1 + std::exp(-x));
}

// Any point of the plane to parameters within their bounds.
EtsParameters parameters_of(std::span<const double> x, EtsForm form) {
  EtsParameters p;
  std::size_t i = 0;
  p.alpha = between(least, most, x[i++]);
  if (has_trend(form)) p.beta = between(least, std::max(p.alpha, 2 * least), x[i++]);
  if (form.season) p.gamma = between(least, std::max(1 - p.alpha, 2 * least), x[i++]);
  if (form.trend == Trend::damped) p.phi = between(least_phi, most_phi, x[i++]);
  return p;
}

template <std::size_t Width>
class Fit {
 public:
  Fit(std::span<const double> y, std::size_t period, EtsForm form)
      : y_(y), period_(period), form_(form), states_(free_states(form, period)) {}

  EtsModel best() {
    EtsParameters found;
    switch (smoothing_parameters(form_)) {
      case 1: found = search_line(); break;
      case 2: found = search<2>(); break;
      case 3: found = search<3>(); break;
      default: found = search<4>(); break;
    }
    std::array<double, Width> x{};
    Response<Width>(y_, period_, form_, found).solve(states_, x);
    return ets_at(y_, period_, form_, found, states_of(x, form_, period_));
  }

 private:
  double squares(const EtsParameters& parameters) const {
    std::array<double, Width> x{};
    return Response<Width>(y_, period_, form_, parameters).solve(states_, x);
  }

  EtsParameters search_line() const {
    EtsParameters found;
    const double root =
        least_between(std::sqrt(least), std::sqrt(most), 1e-7, [&](const Lanes& roots) {
          Lanes values;
          for (std::size_t i = 0; i < search_lanes; ++i)
            values[i] = squares({.alpha = roots[i] * roots[i]});
          return values;
        });
    found.alpha = root * root;
    return found;
  }

  template <std::size_t N>
  EtsParameters search() const {
    using Point = std::array<double, N>;
    const double n = static_cast<double>(y_.size());
    const auto value = [&](const Point& at) {
      return 0.5 * n * std::log(squares(parameters_of(at, form_)) + 1e-300);
    };
    // From the best of a few places: low and high smoothing, little and much damping.
    Point start{};
    double best = HUGE_VAL;
    for (const double alpha : {-3.0, -0.5, 2.0})
      for (const double others : {-4.0, -1.5}) {
        Point at;
        at.fill(others);
        at[0] = alpha;
        if (form_.trend == Trend::damped) at[N - 1] = 1;
        const double found = value(at);
        if (found < best) {
          best = found;
          start = at;
        }
      }
    const Point found = simplex_minimum<N>(start, 1.0, 1e-5, 90 * static_cast<int>(N), value);
    return parameters_of(found, form_);
  }

  std::span<const double> y_;
  std::size_t period_;
  EtsForm form_;
  std::size_t states_;
};

}  // namespace

bool ets_possible(std::size_t n, std::size_t period, EtsForm form) {
  if (form.season && (period < 2 || period > most_seasons || n < 2 * period)) return false;
  return n > smoothing_parameters(form) + free_states(form, period) + 2;
}

EtsModel ets_at(std::span<const double> y, std::size_t period, EtsForm form,
                const EtsParameters& parameters, const EtsStates& first) {
  EtsModel model{form, parameters, period, first, first, 0, 0, 0, 0, 0};
  if (!has_trend(form)) model.parameters.beta = model.parameters.phi = 0;
  if (!form.season) model.parameters.gamma = 0;
  const auto& [alpha, beta, gamma, phi] = model.parameters;
  EtsStates& now = model.last;
  const std::size_t slots = form.season ? period : 1;
  std::size_t slot = 0;
  double newest = 0;
  double weights = 0;
  for (const double value : y) {
    const double before = now.level + phi * now.slope;
    const double error = value - before - now.season[slot];
    model.squares += error * error;
    newest = memory * newest + error * error;
    weights = memory * weights + 1;
    now.level = before + alpha * error;
    now.slope = phi * now.slope + beta * error;
    now.season[slot] += gamma * error;
    slot = slot + 1 == slots ? 0 : slot + 1;
  }
  std::rotate(now.season.begin(), now.season.begin() + static_cast<std::ptrdiff_t>(slot),
              now.season.begin() + static_cast<std::ptrdiff_t>(slots));
  const double n = static_cast<double>(y.size());
  const double fitted = static_cast<double>(smoothing_parameters(form) + free_states(form, period));
  // A series that is met without error has no finite likelihood: bounded, the simplest form wins.
  model.log_likelihood = -0.5 * n * std::log(std::max(model.squares, 1e-300));
  const double counted = fitted + 1;
  model.aicc = n > counted + 1 ? -2 * model.log_likelihood + 2 * counted +
                                     2 * counted * (counted + 1) / (n - counted - 1)
                               : HUGE_VAL;
  if (n > fitted) {
    model.sigma = std::sqrt(model.squares / (n - fitted));
    model.recent = std::sqrt(newest / weights * n / (n - fitted));
  }
  return model;
}

EtsModel ets_fit(std::span<const double> y, std::size_t period, EtsForm form) {
  check(ets_possible(y.size(), period, form), "a model is fitted to enough values");
  const std::size_t width = free_states(form, period) + 1;
  if (width <= 2) return Fit<2>(y, period, form).best();
  if (width <= 4) return Fit<4>(y, period, form).best();
  if (width <= 8) return Fit<8>(y, period, form).best();
  if (width <= 14) return Fit<14>(y, period, form).best();
  return Fit<most_seasons + 2>(y, period, form).best();
}

EtsModel ets_select(std::span<const double> y, std::size_t period) {
  EtsModel best = ets_fit(y, period, {});
  for (const EtsForm form :
       {EtsForm{Trend::damped, false}, EtsForm{Trend::none, true}, EtsForm{Trend::damped, true}}) {
    if (!ets_possible(y.size(), period, form)) continue;
    const EtsModel model = ets_fit(y, period, form);
    if (model.aicc < best.aicc) best = model;
  }
  return best;
}

void ets_mean(const EtsModel& model, std::span<double> mean) {
  const std::size_t slots = model.form.season ? model.period : 1;
  double damping = model.parameters.phi;
  double slopes = 0;
  for (std::size_t h = 0; h < mean.size(); ++h) {
    slopes += damping;
    damping *= model.parameters.phi;
    mean[h] = model.last.level + slopes * model.last.slope + model.last.season[h % slots];
  }
}

void ets_deviation(const EtsModel& model, std::span<double> deviation) {
  const auto& [alpha, beta, gamma, phi] = model.parameters;
  double variance = 1;
  double damping = 1;
  double slopes = 0;
  for (std::size_t h = 0; h < deviation.size(); ++h) {
    deviation[h] = model.sigma * std::sqrt(variance);
    slopes += damping *= phi;
    const bool again = model.form.season && (h + 1) % model.period == 0;
    const double response = alpha + beta * slopes + (again ? gamma : 0);
    variance += response * response;
  }
}

}  // namespace acta::warning
