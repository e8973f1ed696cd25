#include "warning/route_counts.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "warning/provisional.h"

namespace acta::warning {
namespace {

constexpr double least_of_nationality = 70;  // persons a month that let a series into the pool
constexpr double none = std::numeric_limits<double>::quiet_NaN();

using record::FlowHistory;

// The counts of a series on the calendar of the publication; what is known no longer ends it. What
// is not all in is taken at a level of what it will be.
std::vector<double> on_calendar(const FlowHistory& history,
                                const std::vector<ProvisionalMonth>& provisional,
                                std::int64_t first, std::int64_t ended, double level) {
  std::vector<double> values;
  const record::MonthlyValues known = record::monthly_values(history);
  for (std::size_t i = 0; i < known.values.size(); ++i) {
    const std::int64_t month = known.first + static_cast<std::int64_t>(i);
    if (month < first || month > ended || std::isnan(known.values[i])) continue;
    values.resize(static_cast<std::size_t>(month - first) + 1, none);
    values.back() = known.values[i];
  }
  for (const ProvisionalMonth& month : provisional)
    if (month.month >= first)
      values[static_cast<std::size_t>(month.month - first)] = month.final.quantile(level);
  return values;
}

double mean_of_known(const std::vector<double>& values) {
  double sum = 0, known = 0;
  for (const double value : values)
    if (!std::isnan(value)) sum += value, ++known;
  return known == 0 ? 0 : sum / known;
}

}  // namespace

RouteCounts::RouteCounts(const record::FlowRecord& flows, const EarlyWarning& early,
                         std::int64_t ended, double level) {
  for (const FlowHistory& history : flows.flows)
    if (history.flow.release == "public" && history.flow.frequency == "month") {
      const auto provisional = provisional_months(history, ended);
      if (!provisional.empty()) partial_.insert(history.flow.subject);
      all_[history.flow.subject].emplace(
          history.nationality, on_calendar(history, provisional, early.first, ended, level));
    }
  // Until somebody has said that it is none, what is perhaps a break is one to those downstream.
  for (const Corridor& corridor : early.corridors) {
    auto& breaks = breaks_[corridor.flow.subject] = corridor.series.breaks;
    if (corridor.suspected) breaks.push_back(*corridor.suspected);
  }
  for (const FlowHistory& history : flows.flows)
    upstream_[history.flow.subject] = history.flow.upstream;
}

bool RouteCounts::partial(const record::Subject* here) const {
  for (std::size_t i = 0; here && i < 3; ++i) {
    if (partial_.contains(here)) return true;
    const auto before = upstream_.find(here);
    here = before == upstream_.end() ? nullptr : before->second;
  }
  return false;
}

std::vector<CorridorSeries> RouteCounts::leg(const record::Subject* here) const {
  const record::Subject* const before = upstream_.at(here);
  const auto own = all_.find(here), upstream = all_.find(before);
  std::vector<CorridorSeries> leg;
  if (!before || own == all_.end() || upstream == all_.end()) return leg;
  const auto further = upstream_.find(before);
  const auto beyond = further == upstream_.end() ? all_.end() : all_.find(further->second);
  std::vector<std::size_t> breaks;
  for (const auto& counted : {own, upstream, beyond})
    if (counted != all_.end())
      if (const auto of = breaks_.find(counted->first); of != breaks_.end())
        breaks.insert(breaks.end(), of->second.begin(), of->second.end());
  for (const auto& [nationality, values] : own->second) {
    const auto passing = upstream->second.find(nationality);
    if (passing == upstream->second.end() || values.empty()) continue;
    if (!nationality.empty() && (mean_of_known(values) < least_of_nationality ||
                                 mean_of_known(passing->second) < least_of_nationality))
      continue;
    CorridorSeries series{values, passing->second, {}, breaks};
    series.upstream.resize(std::max(series.upstream.size(), values.size()), none);
    if (beyond != all_.end())
      if (const auto far = beyond->second.find(nationality); far != beyond->second.end()) {
        series.beyond = far->second;
        series.beyond.resize(series.upstream.size(), none);
      }
    leg.push_back(std::move(series));
  }
  return leg;
}

}  // namespace acta::warning
