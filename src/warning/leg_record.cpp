#include "warning/leg_record.h"

#include <algorithm>
#include <cmath>

#include "warning/corridor_backtest.h"

namespace acta::warning {
namespace {

std::vector<Term> terms_of(const CorridorForecast& forecast) {
  std::vector<Term> terms;
  double rest = forecast.change;
  for (std::size_t i = 0; i < corridor_inputs; ++i) {
    rest -= forecast.contributions[i];
    const std::string_view what = corridor_input(i);
    const auto same = std::find_if(terms.begin(), terms.end(),
                                   [&](const Term& term) { return term.what == what; });
    if (same == terms.end()) terms.push_back({what, forecast.contributions[i]});
    else same->change += forecast.contributions[i];
  }
  terms.push_back({"usual-change", rest});
  std::erase_if(terms, [](const Term& term) { return term.change == 0; });
  std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
    return std::abs(a.change) > std::abs(b.change);
  });
  return terms;
}

}  // namespace

LegRecord leg_record(std::span<const CorridorSeries> leg, std::span<const std::size_t> breaks,
                     const LegOptions& options) {
  LegRecord answer;
  const std::vector<double>& here = leg.front().here;
  const auto broken = [&](std::size_t after, std::size_t until) {
    return std::any_of(breaks.begin(), breaks.end(),
                       [&](std::size_t month) { return month > after && month <= until; });
  };
  for (std::size_t ahead = 1; ahead <= options.horizon; ++ahead) {
    BacktestOptions backtest = adaptive_backtest({.ahead = ahead, .edge = options.edge});
    backtest.outcomes_to_come = true;
    for (const BacktestForecast& said : backtest_corridor(leg, backtest)) {
      if (said.series != 0) continue;
      IssuedForecast issued;
      issued.origin = said.now;
      issued.ahead = ahead;
      issued.naive = said.naive_point;
      issued.outlook = said.issued;
      if (issued.target() >= options.period && issued.target() - options.period < here.size() &&
          !std::isnan(here[issued.target() - options.period]))
        issued.seasonal = here[issued.target() - options.period];
      if (!std::isnan(said.actual) && issued.target() < options.provisional &&
          !broken(issued.origin, issued.target()))
        issued.actual = said.actual;
      if (issued.origin + 1 < here.size()) {
        answer.record.past.push_back(std::move(issued));
        continue;
      }
      if (ahead == 1) answer.why = terms_of(said.explained);
      answer.record.next.push_back(std::move(issued));
    }
  }
  std::stable_sort(answer.record.past.begin(), answer.record.past.end(),
                   [](const auto& a, const auto& b) { return a.origin < b.origin; });
  answer.record.enough = !answer.record.past.empty() && !answer.record.next.empty();
  if (answer.record.enough)
    for (std::size_t ahead = 1; ahead <= options.horizon; ++ahead)
      answer.record.skill.push_back(skill_at(answer.record.past, ahead));
  return answer;
}

}  // namespace acta::warning
