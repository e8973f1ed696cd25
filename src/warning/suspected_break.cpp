#include "warning/suspected_break.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace acta::warning {
namespace {

constexpr std::size_t compared = 3;  // values before, and after
constexpr double factor = 10;
constexpr double above_most = 2;
constexpr double nothing = 50;  // persons

double median_of_last(std::span<const double> known) {
  std::array<double, compared> last{};
  std::copy(known.end() - compared, known.end(), last.begin());
  std::sort(last.begin(), last.end());
  return last[compared / 2];
}

bool stays(std::span<const double> values, std::size_t from) {
  std::size_t seen = 0;
  for (std::size_t t = from + 1; t < values.size() && seen < compared; ++t) {
    if (std::isnan(values[t])) continue;
    if (values[t] < values[from] / 2) return false;
    ++seen;
  }
  return true;
}

}  // namespace

std::vector<std::size_t> suspected_breaks(std::span<const double> values, std::size_t season) {
  std::vector<std::size_t> breaks;
  std::vector<double> known;  // since the last break
  for (std::size_t t = 0; t < values.size(); ++t) {
    if (std::isnan(values[t])) continue;
    if (known.size() >= compared) {
      const auto year = known.end() - static_cast<std::ptrdiff_t>(std::min(season, known.size()));
      const double level = values[t] + nothing;
      if (level >= factor * (median_of_last(known) + nothing) &&
          level > above_most * (*std::max_element(year, known.end()) + nothing) &&
          stays(values, t)) {
        breaks.push_back(t);
        known.clear();
      }
    }
    known.push_back(values[t]);
  }
  return breaks;
}

bool answered(const record::Flow& flow, record::Frequency every, std::int64_t period) {
  const auto then = [&](Day from) { return record::period_number(every, from) == period; };
  return std::any_of(flow.breaks.begin(), flow.breaks.end(),
                     [&](const auto& broken) { return then(broken.from); }) ||
         std::any_of(flow.no_breaks.begin(), flow.no_breaks.end(), then);
}

std::vector<SuspectedBreak> suspected_breaks(const record::FlowRecord& flows) {
  std::vector<SuspectedBreak> suspected;
  for (const record::FlowHistory& history : flows.flows) {
    const auto every = record::frequency_named(history.flow.frequency);
    if (!history.nationality.empty() || !every || *every == record::Frequency::day) continue;
    const record::SeriesValues known = record::series_values(history);
    for (const std::size_t at : suspected_breaks(known.values, record::season_of(*every))) {
      const std::int64_t period = known.first + static_cast<std::int64_t>(at);
      if (!answered(history.flow, *every, period)) suspected.push_back({&history, period});
    }
  }
  return suspected;
}

}  // namespace acta::warning
