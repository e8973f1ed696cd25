#include "warning/surges.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "warning/alert_level.h"

namespace acta::warning {
namespace {

constexpr double rise = 1.3;
constexpr double least = 200;
constexpr std::size_t months_before = 3;

std::optional<double> threshold_at(const TrackedSeries& series, std::size_t origin) {
  if (origin + 1 < months_before) return {};
  const std::size_t first = origin + 1 - months_before;
  double sum = 0;
  for (std::size_t month = first; month <= origin; ++month) sum += series.values[month];
  const bool broken =
      std::any_of(series.breaks.begin(), series.breaks.end(),
                  [&](std::size_t month) { return month > first && month <= origin; });
  if (std::isnan(sum) || broken) return {};
  return std::max(rise * sum / static_cast<double>(months_before), least);
}

}  // namespace

bool SurgeMonth::announced() const { return chance >= AlertRule{}.exceeds; }

SurgeRecord surge_record(const TrackedSeries& series, const TrackRecord& record,
                         std::size_t ahead) {
  SurgeRecord surges;
  for (const IssuedForecast& issued : record.past) {
    if (issued.ahead != ahead || !issued.actual) continue;
    const auto threshold = threshold_at(series, issued.origin);
    if (!threshold) continue;
    const SurgeMonth month{issued.target(), *threshold, issued.outlook.above(*threshold),
                           *issued.actual};
    surges.hits += month.announced() && month.came();
    surges.misses += !month.announced() && month.came();
    surges.false_alarms += month.announced() && !month.came();
    surges.judged.push_back(month);
  }
  return surges;
}

}  // namespace acta::warning
