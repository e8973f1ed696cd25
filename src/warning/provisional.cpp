#include "warning/provisional.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "warning/nowcast.h"

namespace acta::warning {
namespace {

using record::FlowHistory;

constexpr std::size_t longest = 12;  // months after which a correction is no late report
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

double value_of(const record::FlowCount& count) {
  if (count.mark == record::FlowCount::Mark::missing) return unknown;
  return (static_cast<double>(count.low) + static_cast<double>(count.high)) / 2;
}

std::int64_t month_of(const record::Claim& claim) {
  return record::month_number(day_of(claim.recorded));
}

// Months between the end of the one that is counted and the file.
std::size_t delay_of(const record::Claim& claim, std::int64_t month) {
  return static_cast<std::size_t>(std::max<std::int64_t>(month_of(claim) - month - 1, 0));
}

// The delay from which on fewer than `least` months have been corrected.
std::size_t settled_after(const FlowHistory& history, std::size_t least) {
  std::array<std::size_t, longest + 2> corrected{};  // months, at this delay or a later one
  for (const FlowHistory::Cell& cell : history.cells) {
    std::size_t last = 0;
    const auto see = [&](const record::Claim& correction) {
      const std::size_t delay = delay_of(correction, record::month_number(cell.count.period));
      if (delay <= longest) last = std::max(last, delay);
    };
    for (std::size_t i = 1; i < cell.before.size(); ++i) see(*cell.before[i].known);
    if (!cell.before.empty()) see(*cell.known);
    for (std::size_t delay = 1; delay <= last; ++delay) ++corrected[delay];
  }
  std::size_t delay = 0;
  while (corrected[delay + 1] >= least) ++delay;
  return delay;
}

// What was said of a cell when a file had come.
double said_by(const FlowHistory::Cell& cell, const record::Claim& file) {
  if (cell.known->number <= file.number) return value_of(cell.count);
  for (auto version = cell.before.rbegin(); version != cell.before.rend(); ++version)
    if (version->known->number <= file.number) return value_of(version->count);
  return unknown;
}

// What each delay added, the last one with all that came later.
void fill_row(const FlowHistory& history, const FlowHistory::Cell& cell, std::span<double> row) {
  const std::int64_t month = record::month_number(cell.count.period);
  double before = 0;
  for (const record::Claim* const file : history.files) {
    const double said = said_by(cell, *file);
    if (std::isnan(said)) continue;
    double& added = row[std::min(delay_of(*file, month), row.size() - 1)];
    added = (std::isnan(added) ? 0 : added) + said - before;
    before = said;
  }
}

}  // namespace

std::vector<ProvisionalMonth> provisional_months(const FlowHistory& history, std::int64_t ended) {
  const NowcastOptions options;
  std::vector<ProvisionalMonth> provisional;
  const std::size_t settled = settled_after(history, options.least);
  if (settled == 0 || history.flow.frequency != name_of(record::Frequency::month))
    return provisional;
  const std::size_t delays = settled + 1;
  const std::int64_t first = record::month_number(history.cells.front().count.period);
  std::vector<double> triangle;
  for (const FlowHistory::Cell& cell : history.cells) {
    const std::int64_t month = record::month_number(cell.count.period);
    if (month > ended || std::isnan(value_of(cell.count))) continue;
    triangle.resize((static_cast<std::size_t>(month - first) + 1) * delays, unknown);
    fill_row(history, cell, std::span(triangle).last(delays));
  }
  for (const Nowcast& now : nowcast({triangle, delays}, options)) {
    if (!now.known) continue;
    std::array<double, Predictive::size> quantiles{};
    for (std::size_t i = 0; i < quantiles.size(); ++i)
      quantiles[i] = now.quantile(Predictive::levels()[i]);
    const bool certain = quantiles.back() - quantiles.front() < 1;
    if (!certain)
      provisional.push_back(
          {first + static_cast<std::int64_t>(now.row), *now.known, Predictive(quantiles)});
  }
  return provisional;
}

void weigh_cases(TrackRecord& record, std::span<const TrackRecord> cases) {
  for (std::size_t i = 0; i < record.next.size(); ++i) {
    std::vector<Predictive> outlooks;
    for (const TrackRecord& one : cases)
      if (i < one.next.size()) outlooks.push_back(one.next[i].outlook);
    if (!outlooks.empty()) record.next[i].outlook = mixture(outlooks);
  }
}

}  // namespace acta::warning
