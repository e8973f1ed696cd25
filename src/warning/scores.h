#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "warning/predictive.h"

// How right forecasts were. Pure functions of what was forecast and what came true; spans of one
// call have one length. Lower is better everywhere but in coverage and areas.
namespace acta::warning {

// Mean absolute difference of values `period` apart, of the series that a forecast was made from:
// the unit of MASE and MSIS (Hyndman & Koehler, Int. J. Forecasting 22, 2006). NaN if there are not
// so many values, 0 of a constant series.
double naive_error(std::span<const double> history, std::size_t period);
double mase(std::span<const double> forecast, std::span<const double> actual, double naive_error);

// 200 |a - f| / (|a| + |f|) on average, in per cent, and 0 where both are 0 (Makridakis & Hibon,
// 2000).
double smape(std::span<const double> forecast, std::span<const double> actual);

// The mean of sMAPE and MASE, each over that of Naive2 (Makridakis, Spiliotis & Assimakopoulos,
// Int. J. Forecasting 36, 2020).
struct PointScore {
  double smape = 0;
  double mase = 0;
};
double owa(const PointScore& method, const PointScore& naive2);

// Mean scaled interval score at `coverage` (Gneiting & Raftery, JASA 102, 2007, eq. 43, over
// naive_error).
double msis(std::span<const double> low, std::span<const double> high,
            std::span<const double> actual, double coverage, double naive_error);

// 2 (1{y ≤ q} - level)(q - y): twice the pinball loss, so that the mean over quantiles is the WIS.
double quantile_score(double quantile, double level, double actual);

// Weighted interval score (Bracher, Ray, Gneiting & Reich, PLoS Comput. Biol. 17, 2021): the mean
// quantile score of quantiles that are symmetric about a median. On the log scale of log(1 + x)
// (Bosse et al., ibid. 19, 2023) it is a score of relative error.
double wis(std::span<const double> quantiles, std::span<const double> levels, double actual);
double wis(const Predictive& issued, double actual);
double log_wis(const Predictive& issued, double actual);

double coverage(std::span<const double> low, std::span<const double> high,
                std::span<const double> actual);

// Forecasts of yes or no. An event that is not known yet has no place here.
struct Call {
  double probability;
  bool happened;
};
double brier(std::span<const Call> calls);
// 1 - Brier over that of always saying the base rate. NaN if everything or nothing happened.
double brier_skill(std::span<const Call> calls);
// The area under the curve of hits over false alarms: the chance that of two calls the one that
// came true had the higher probability, ties half. NaN if everything or nothing happened.
double area_under_curve(std::span<const Call> calls);

struct ReliabilityBin {
  double said = 0;  // mean probability
  double came = 0;  // share that happened
  std::size_t calls = 0;
};
// Calls by probability, in bins of equal width, empty ones left out.
std::vector<ReliabilityBin> reliability(std::span<const Call> calls, std::size_t bins = 10);

// How many periods before the first period of an event its first warning stood, without a break
// between; 0 if in the same period, -1 if there was none by then.
int lead_time(std::span<const bool> warned, std::size_t event);

}  // namespace acta::warning
