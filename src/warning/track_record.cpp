#include "warning/track_record.h"

#include <algorithm>
#include <cmath>

#include "warning/conformal.h"
#include "warning/scores.h"

namespace acta::warning {
namespace {

constexpr double own_weight = 5;        // of a series' own errors beside its neighbours'
constexpr std::size_t least_pool = 20;  // below it the stated spread stands as it is
constexpr double offset = 10;           // before the logarithm: ten persons are no news
constexpr double memory = 0.9;          // of the volatility, a month
constexpr double least_spread = 0.05;   // of a logarithm
constexpr double beyond = 0.025;        // one of 40 futures on either side

struct PastError {
  std::size_t series, target;
  double score;  // on the scale of log(count + offset), in units of the spread
};

bool breaks_within(const TrackedSeries& series, std::size_t after, std::size_t until) {
  return std::any_of(series.breaks.begin(), series.breaks.end(),
                     [&](std::size_t month) { return month > after && month <= until; });
}

std::optional<double> value_at(const TrackedSeries& series, std::size_t month) {
  if (month >= series.values.size() || std::isnan(series.values[month])) return std::nullopt;
  return series.values[month];
}

double log_of(double count) { return std::log(std::max(count, 0.0) + offset); }

// The standard deviation of the monthly change of the logarithm, exponentially weighted; a gap of
// several months is as many steps of a walk, and a break is no step.
double volatility(const TrackedSeries& series, std::size_t origin) {
  const auto past = std::span(series.values).first(origin + 1);
  double sum = 0, weight = 0;
  std::optional<std::size_t> before;
  for (std::size_t i = 0; i < past.size(); ++i) {
    if (std::isnan(past[i])) continue;
    if (before && !breaks_within(series, *before, i)) {
      const double change = log_of(past[i]) - log_of(past[*before]);
      sum = memory * sum + change * change / static_cast<double>(i - *before);
      weight = memory * weight + 1;
    }
    before = i;
  }
  return weight > 0 ? std::max(std::sqrt(sum / weight), least_spread) : least_spread;
}

Predictive counts_of(const Predictive& logarithms) {
  auto quantiles = logarithms.quantiles();
  for (double& quantile : quantiles) quantile = std::exp(quantile) - offset;
  Predictive counts(quantiles);
  counts.not_below(0);
  return counts;
}

// Walks through the months; at each, all series are forecast, and the errors that have become known
// by then make the intervals.
class Walk {
 public:
  Walk(std::span<const TrackedSeries> series, const TrackOptions& options)
      : series_(series), options_(options), errors_(options.horizon), records_(series.size()) {}

  std::vector<TrackRecord> run() {
    std::size_t months = 0;
    for (const TrackedSeries& one : series_) months = std::max(months, one.values.size());
    std::vector<std::size_t> known(series_.size());
    for (std::size_t month = 0; month < months; ++month)
      for (std::size_t i = 0; i < series_.size(); ++i)
        if (value_at(series_[i], month) && ++known[i] >= least_history) issue(i, month);
    for (std::size_t i = 0; i < series_.size(); ++i) finish(i);
    return std::move(records_);
  }

 private:
  struct Stated {
    double middle, spread;  // of the logarithm
    Predictive outlook;
  };
  // What is said of a series from a month on, by months ahead.
  std::vector<Stated> state(const TrackedSeries& from, std::size_t series, std::size_t origin) {
    outlook_.mean.resize(options_.horizon);
    outlook_.deviation.resize(options_.horizon);
    const auto past = std::span(from.values).first(origin + 1);
    forecast(past, options_.period, options_.method, scratch_, outlook_);
    const double step = volatility(from, origin);
    std::vector<Stated> said;
    for (std::size_t h = 0; h < options_.horizon; ++h) {
      const double middle = log_of(outlook_.mean[h]);
      const double spread = step * std::sqrt(static_cast<double>(h + 1));
      said.push_back({middle, spread, counts_of(around(series, h, origin, middle, spread))});
    }
    return said;
  }

  void issue(std::size_t series, std::size_t origin) {
    const TrackedSeries& from = series_[series];
    const std::vector<Stated> said = state(from, series, origin);
    for (std::size_t h = 0; h < options_.horizon; ++h) {
      IssuedForecast issued;
      issued.origin = origin;
      issued.ahead = h + 1;
      issued.naive = from.values[origin];
      if (issued.target() >= options_.period)
        issued.seasonal = value_at(from, issued.target() - options_.period);
      issued.outlook = said[h].outlook;
      if (issued.target() < from.provisional && !breaks_within(from, origin, issued.target()))
        issued.actual = value_at(from, issued.target());
      if (issued.actual)
        errors_[h].push_back(
            {series, issued.target(), (log_of(*issued.actual) - said[h].middle) / said[h].spread});
      records_[series].past.push_back(std::move(issued));
    }
  }

  Predictive around(std::size_t series, std::size_t horizon, std::size_t origin, double middle,
                    double spread) const {
    ConformalPool pool;
    for (const PastError& error : errors_[horizon])
      if (error.target <= origin) pool.add(error.score, error.series == series ? own_weight : 1);
    if (pool.size() < least_pool) return Predictive::normal(middle, spread);
    pool.close();
    return pool.around(middle, spread);
  }

  void finish(std::size_t series) {
    TrackRecord& record = records_[series];
    record.enough = !record.past.empty();
    if (!record.enough) return;
    const auto newest = record.past.end() - static_cast<std::ptrdiff_t>(options_.horizon);
    record.next.assign(newest, record.past.end());
    record.past.erase(newest, record.past.end());
    for (std::size_t ahead = 1; ahead <= options_.horizon; ++ahead)
      record.skill.push_back(skill_at(record.past, ahead));
    if (series_[series].cases.empty()) return;
    std::vector<std::vector<Predictive>> cases(options_.horizon);
    TrackedSeries at = series_[series];
    for (const std::vector<double>& values : series_[series].cases) {
      at.values = values;
      const auto said = state(at, series, record.next.front().origin);
      for (std::size_t h = 0; h < said.size(); ++h) cases[h].push_back(said[h].outlook);
    }
    for (std::size_t h = 0; h < cases.size(); ++h) record.next[h].outlook = mixture(cases[h]);
  }

  std::span<const TrackedSeries> series_;
  const TrackOptions options_;
  std::vector<std::vector<PastError>> errors_;  // by horizon
  std::vector<TrackRecord> records_;
  ForecastScratch scratch_;
  Outlook outlook_;
};

}  // namespace

SkillAtHorizon skill_at(std::span<const IssuedForecast> past, std::size_t ahead) {
  SkillAtHorizon skill;
  skill.ahead = ahead;
  for (const IssuedForecast& issued : past) {
    if (issued.ahead != ahead || !issued.actual || !issued.seasonal) continue;
    const double actual = *issued.actual;
    ++skill.forecasts;
    skill.error += std::abs(issued.outlook.median() - actual);
    skill.naive_error += std::abs(issued.naive - actual);
    skill.seasonal_error += std::abs(*issued.seasonal - actual);
    skill.wis += log_wis(issued.outlook, actual);
    const auto within = [&](double coverage) {
      const auto [low, high] = issued.outlook.interval(coverage);
      return low <= actual && actual <= high;
    };
    skill.within_80 += within(0.8);
    skill.within_95 += within(0.95);
  }
  if (skill.forecasts == 0) return skill;
  const auto many = static_cast<double>(skill.forecasts);
  for (double* const sum : {&skill.error, &skill.naive_error, &skill.seasonal_error, &skill.wis})
    *sum /= many;
  return skill;
}

std::size_t months_of_skill(const TrackRecord& record) {
  std::size_t months = 0;
  for (const SkillAtHorizon& at : record.skill) {
    if (!at.beats_naive() || at.error >= at.seasonal_error) break;
    months = at.ahead;
  }
  return months;
}

std::vector<TrackRecord> track_records(std::span<const TrackedSeries> series,
                                       const TrackOptions& options) {
  return Walk(series, options).run();
}

NewestCount newest_count(const TrackedSeries& series, const TrackRecord& record,
                         const Predictive* final) {
  NewestCount newest;
  if (!record.enough) return newest;
  newest.month = record.next.front().origin;
  if (newest.month == 0 || breaks_within(series, newest.month - 1, newest.month)) {
    newest.standing = Standing::broken;
    return newest;
  }
  const auto said =
      std::find_if(record.past.begin(), record.past.end(), [&](const IssuedForecast& issued) {
        return issued.ahead == 1 && issued.target() == newest.month && (issued.actual || final);
      });
  if (said == record.past.end()) {
    newest.standing = Standing::unforecast;
    return newest;
  }
  newest.said = *said;
  if (!said->actual) {
    const double p = said->outlook.p_value(*final);
    newest.standing = p < beyond       ? Standing::high
                      : p > 1 - beyond ? Standing::low
                                       : Standing::ordinary;
    return newest;
  }
  const auto [low, high] = said->outlook.interval(0.95);
  newest.standing = *said->actual > high  ? Standing::high
                    : *said->actual < low ? Standing::low
                                          : Standing::ordinary;
  return newest;
}

}  // namespace acta::warning
