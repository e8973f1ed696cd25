#include "warning/route_backtest.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>

#include "warning/surges.h"

namespace acta::warning {
namespace {

constexpr std::size_t season = 12;
constexpr std::size_t soon = 3;  // months ahead within which a rise is announced
constexpr std::array baselines{Method::theta, Method::naive, Method::seasonal_naive};

struct Model {
  std::string_view name;
  const TrackRecord* record;
};

// The simplest rules say what they say; what others say is the middle of their futures.
double point_of(std::string_view model, const IssuedForecast& issued) {
  if (model == name_of(Method::naive)) return issued.naive;
  if (model == name_of(Method::seasonal_naive) && issued.seasonal) return *issued.seasonal;
  return issued.outlook.median();
}

// The mean change over a year up to a month, by month; NaN while none is known.
std::vector<double> yearly_changes(const std::vector<double>& values) {
  std::vector<double> means(values.size(), std::nan(""));
  double sum = 0, known = 0;
  for (std::size_t t = 0; t < values.size(); ++t) {
    if (t >= season && !std::isnan(values[t]) && !std::isnan(values[t - season]))
      sum += std::abs(values[t] - values[t - season]), ++known;
    if (known > 0) means[t] = sum / known;
  }
  return means;
}

// The last value without its season (naive2) 1, 2, … months after each month.
std::vector<std::vector<double>> naive2_after(const std::vector<double>& values,
                                              std::size_t horizon) {
  std::vector<std::vector<double>> after(values.size());
  ForecastScratch scratch;
  Outlook outlook;
  outlook.mean.resize(horizon);
  for (std::size_t t = 0; t < values.size(); ++t) {
    if (std::isnan(values[t])) continue;
    forecast(std::span(values).first(t + 1), season, Method::naive2, scratch, outlook);
    after[t] = outlook.mean;
  }
  return after;
}

double percent_error(double said, double actual) {
  return smape(std::span(&said, 1), std::span(&actual, 1));
}

class Scorer {
 public:
  Scorer(const Corridor& corridor, std::size_t horizon)
      : series_(corridor.expected),
        scale_(yearly_changes(corridor.expected.values)),
        naive2_(naive2_after(corridor.expected.values, horizon)) {}

  ModelScore score(const Model& model, std::size_t ahead) const {
    ModelScore score{.model = model.name, .ahead = ahead};
    PointScore naive2;
    for (const IssuedForecast& issued : model.record->past) {
      if (issued.ahead != ahead || !issued.actual || !issued.seasonal) continue;
      const double actual = *issued.actual, point = point_of(model.name, issued);
      const double unit = scale_[issued.origin];
      if (!(unit > 0)) continue;
      ++score.forecasts;
      score.error += std::abs(point - actual);
      score.naive_error += std::abs(issued.naive - actual);
      score.mase += std::abs(point - actual) / unit;
      const double without_season = naive2_[issued.origin][ahead - 1];
      naive2.mase += std::abs(without_season - actual) / unit;
      naive2.smape += percent_error(without_season, actual);
      score.smape += percent_error(point, actual);
      score.wis += wis(issued.outlook, actual);
      score.log_wis += log_wis(issued.outlook, actual);
      const auto within = [&](double coverage) {
        const auto [low, high] = issued.outlook.interval(coverage);
        return low <= actual && actual <= high;
      };
      score.within_50 += within(0.5);
      score.within_80 += within(0.8);
      score.within_95 += within(0.95);
    }
    if (score.forecasts == 0) return score;
    score.owa = owa({score.smape, score.mase}, naive2);
    const auto many = static_cast<double>(score.forecasts);
    for (double* const sum :
         {&score.error, &score.naive_error, &score.mase, &score.smape, &score.wis, &score.log_wis})
      *sum /= many;
    score.pinball = score.wis / 2;  // the mean over quantiles of half a quantile score
    return score;
  }

  RiseScore rises(const Model& model, std::size_t ahead) const {
    RiseScore score{.model = model.name, .ahead = ahead, .calls = {}};
    for (const SurgeMonth& month : surge_record(series_, *model.record, ahead).judged) {
      score.calls.push_back({month.chance, month.came()});
      score.came += month.came();
      score.hits += month.announced() && month.came();
      score.false_alarms += month.announced() && !month.came();
    }
    return score;
  }

  LeadTime lead(const Model& model) const {
    LeadTime lead{.model = model.name};
    const std::size_t months = series_.values.size();
    const auto warned = std::make_unique<bool[]>(months);
    const auto rose = std::make_unique<bool[]>(months);
    std::vector<std::size_t> came;
    for (std::size_t ahead = 1; ahead <= soon; ++ahead)
      for (const SurgeMonth& month : surge_record(series_, *model.record, ahead).judged) {
        warned[month.month - ahead] |= month.announced();
        if (ahead != 1 || !month.came()) continue;
        rose[month.month] = true;
        came.push_back(month.month);
      }
    for (const std::size_t month : came) {
      if (rose[month - 1]) continue;  // it goes on
      ++lead.rises;
      const int before = lead_time({warned.get(), months}, month - 1) + 1;
      if (before == 0) continue;
      ++lead.announced;
      lead.months += before;
    }
    if (lead.announced > 0) lead.months /= static_cast<double>(lead.announced);
    return lead;
  }

 private:
  const TrackedSeries& series_;
  const std::vector<double> scale_;
  const std::vector<std::vector<double>> naive2_;
};

}  // namespace

std::vector<CorridorScores> route_backtest(const Publication& publication) {
  std::vector<TrackedSeries> all;
  for (const Judgement& one : publication.corridors) all.push_back(one.corridor.expected);
  std::vector<std::vector<TrackRecord>> simple;
  simple.reserve(baselines.size());
  for (const Method method : baselines) simple.push_back(track_records(all, {.method = method}));

  std::vector<CorridorScores> answer;
  for (std::size_t i = 0; i < publication.corridors.size(); ++i) {
    const Judgement& one = publication.corridors[i];
    std::vector<Model> models;
    for (const Said& said : one.models) models.push_back({said.model, &said.record});
    for (std::size_t k = 0; k < baselines.size(); ++k)
      models.push_back({name_of(baselines[k]), &simple[k][i]});
    CorridorScores& scores = answer.emplace_back();
    scores.corridor = &one.corridor;
    std::size_t horizon = 0;
    for (const Model& model : models) horizon = std::max(horizon, model.record->skill.size());
    const Scorer scorer(one.corridor, horizon);
    for (const Model& model : models) {
      for (const SkillAtHorizon& at : model.record->skill) {
        if (at.forecasts == 0) continue;
        scores.scores.push_back(scorer.score(model, at.ahead));
        scores.rises.push_back(scorer.rises(model, at.ahead));
      }
      scores.leads.push_back(scorer.lead(model));
    }
  }
  return answer;
}

}  // namespace acta::warning
