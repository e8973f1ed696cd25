#include "warning/forecast_scores.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "warning/forecast.h"
#include "warning/scores.h"

namespace acta::warning {
namespace {

// A mean that knows whether there was anything.
struct Mean {
  double sum = 0;
  std::size_t count = 0;
  void add(double value) {
    if (!std::isfinite(value)) return;
    sum += value;
    ++count;
  }
  double get() const { return count > 0 ? sum / static_cast<double>(count) : ScoreRow::unknown; }
};

struct Tally {
  std::size_t forecasts = 0;
  Mean mae, smape, mase, naive_smape, naive_mase, wis, log_wis, cover80, cover95, msis;

  void point(double forecast, double actual, double scale) {
    ++forecasts;
    mae.add(std::abs(forecast - actual));
    smape.add(warning::smape({&forecast, 1}, {&actual, 1}));
    if (scale > 0) mase.add(std::abs(forecast - actual) / scale);
  }
  void naive(double forecast, double actual, double scale) {
    naive_smape.add(warning::smape({&forecast, 1}, {&actual, 1}));
    if (scale > 0) naive_mase.add(std::abs(forecast - actual) / scale);
  }
  void limits(const ScoredForecast& f, double actual, double scale) {
    const auto covered = [&](const ScoredForecast::Limits& l) {
      return l.low <= actual && actual <= l.high ? 1.0 : 0.0;
    };
    if (f.middle) cover80.add(covered(*f.middle));
    if (!f.wide) return;
    cover95.add(covered(*f.wide));
    if (scale > 0)
      msis.add(warning::msis({&f.wide->low, 1}, {&f.wide->high, 1}, {&actual, 1}, 0.95, scale));
    if (!f.middle) return;
    std::array<double, 5> q = {f.wide->low, f.middle->low, f.mean, f.middle->high, f.wide->high};
    constexpr std::array<double, 5> levels = {0.025, 0.1, 0.5, 0.9, 0.975};
    wis.add(warning::wis(q, levels, actual));
    for (double& value : q) value = std::log1p(std::max(value, 0.0));
    log_wis.add(warning::wis(q, levels, std::log1p(actual)));
  }
  ScoreRow row(std::size_t h) const {
    ScoreRow row{
        h,         forecasts,     mae.get(),     smape.get(),   mase.get(), ScoreRow::unknown,
        wis.get(), log_wis.get(), cover80.get(), cover95.get(), msis.get()};
    row.owa = warning::owa({row.smape, row.mase}, {naive_smape.get(), naive_mase.get()});
    return row;
  }
};

// What a series' errors are measured against.
struct Yardstick {
  double scale = ScoreRow::unknown;
  std::vector<double> naive2;
};

std::map<std::string_view, Yardstick> yardsticks(const SeriesByName& history, std::size_t period,
                                                 std::size_t horizon) {
  std::map<std::string_view, Yardstick> all;
  ForecastScratch scratch;
  for (const auto& [name, values] : history) {
    Outlook outlook;
    outlook.mean.resize(horizon);
    forecast(values, period, Method::naive2, scratch, outlook);
    all.emplace(name, Yardstick{naive_error(values, period), std::move(outlook.mean)});
  }
  return all;
}

}  // namespace

Scoring score_forecasts(const std::vector<ScoredForecast>& forecasts, const SeriesByName& actuals,
                        const SeriesByName& history, std::size_t period) {
  std::size_t farthest = 0;
  for (const ScoredForecast& forecast : forecasts) farthest = std::max(farthest, forecast.h);
  const auto sticks = yardsticks(history, period, farthest);
  std::map<std::size_t, Tally> tallies;
  Tally whole;
  Scoring scoring;
  for (const ScoredForecast& forecast : forecasts) {
    const auto series = actuals.find(forecast.id);
    if (series == actuals.end() || series->second.size() < forecast.h ||
        std::isnan(series->second[forecast.h - 1])) {
      ++scoring.without_actual;
      continue;
    }
    const double actual = series->second[forecast.h - 1];
    const auto stick = sticks.find(forecast.id);
    const double scale = stick == sticks.end() ? ScoreRow::unknown : stick->second.scale;
    for (Tally* tally : {&tallies[forecast.h], &whole}) {
      tally->point(forecast.mean, actual, scale);
      tally->limits(forecast, actual, scale);
      if (stick != sticks.end()) tally->naive(stick->second.naive2[forecast.h - 1], actual, scale);
    }
  }
  for (const auto& [h, tally] : tallies) scoring.rows.push_back(tally.row(h));
  scoring.rows.push_back(whole.row(0));
  return scoring;
}

}  // namespace acta::warning
