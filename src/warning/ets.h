#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace acta::warning {

// Exponential smoothing as a state space model with additive errors (Hyndman, Koehler, Ord &
// Snyder, Forecasting with Exponential Smoothing, 2008; p. 46):
//   y_t = l + φb + s_{t-m} + e,  l ← l + φb + αe,  b ← φb + βe,  s_t = s_{t-m} + γe.
// Within 0 < β < α < 1, 0 < γ < 1 - α and 0.8 ≤ φ ≤ 0.98.
enum class Trend : std::uint8_t { none, additive, damped };

struct EtsForm {
  Trend trend = Trend::none;
  bool season = false;
};

struct EtsParameters {
  double alpha = 0.5, beta = 0, gamma = 0, phi = 1;
};

constexpr std::size_t most_seasons =
    24;  // of a season that is a state; longer ones are taken out before

struct EtsStates {
  double level = 0;
  double slope = 0;
  std::array<double, most_seasons> season{};  // from the season of the next period on
};

struct EtsModel {
  EtsForm form;
  EtsParameters parameters;
  std::size_t period = 1;
  EtsStates first;  // before the first value
  EtsStates last;   // after the last one
  double squares = 0;
  double log_likelihood = 0;  // -n/2 log(squares), as R's forecast::ets counts it
  double aicc = 0;
  double sigma = 0;   // squares over the degrees of freedom, its root
  double recent = 0;  // the same of the last errors: weights that fall by 5 % a period
};

// Whether n values are enough for the form: more than its parameters and states, and two, and two
// seasons.
bool ets_possible(std::size_t n, std::size_t period, EtsForm form);

// The states after y, from given parameters and first states.
EtsModel ets_at(std::span<const double> y, std::size_t period, EtsForm form,
                const EtsParameters& parameters, const EtsStates& first);

// Greatest likelihood. The errors are linear in the first states, which are therefore solved for at
// each trial of the one to four smoothing parameters.
EtsModel ets_fit(std::span<const double> y, std::size_t period, EtsForm form);

// The best by AICc of {ANN, AAdN, ANA, AAdA} as far as possible; ANN failing all.
EtsModel ets_select(std::span<const double> y, std::size_t period);

// The forecasts 1, 2, … periods ahead, and their standard deviations (ibid., table 6.1).
void ets_mean(const EtsModel& model, std::span<double> mean);
void ets_deviation(const EtsModel& model, std::span<double> deviation);

}  // namespace acta::warning
