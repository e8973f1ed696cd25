#include "procedure/unit_change.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace acta::procedure {
namespace {

using record::FlowCount;
using record::FlowHistory;
using Cells = std::vector<FlowHistory::Cell>;

constexpr std::size_t enough = 3, newest = 12;
constexpr double beyond_newest = 300, beyond_year = 30;

double size_of(const FlowCount& count) { return static_cast<double>(count.high); }

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

const FlowHistory::Cell* cell_of(const Cells& cells, Day period) {
  const auto at = std::lower_bound(
      cells.begin(), cells.end(), period,
      [](const FlowHistory::Cell& cell, Day wanted) { return cell.count.period < wanted; });
  return at != cells.end() && at->count.period == period ? &*at : nullptr;
}

// Of the known counts before `period` the newest that are more than nobody, oldest first.
std::vector<double> year_before(const Cells& cells, Day period) {
  std::vector<double> year;
  for (auto cell = cells.rbegin(); cell != cells.rend() && year.size() < newest; ++cell)
    if (cell->count.period < period && cell->count.high > 0) year.push_back(size_of(cell->count));
  std::reverse(year.begin(), year.end());
  return year;
}

// Whether somebody has said what to think of the time from `after` to `until`.
bool answered(const record::Flow& flow, Day after, Day until) {
  const auto between = [&](Day day) { return after < day && day <= until; };
  return std::any_of(flow.breaks.begin(), flow.breaks.end(),
                     [&](const record::Flow::Break& each) { return between(each.from); }) ||
         std::any_of(flow.no_breaks.begin(), flow.no_breaks.end(), between);
}

bool beyond(double now, const std::vector<double>& year) {
  const auto [least, most] = std::minmax_element(year.begin(), year.end());
  return (now >= beyond_newest * year.back() && now >= beyond_year * *most) ||
         (now * beyond_newest <= year.back() && now * beyond_year <= *least);
}

// The same cells, most of them in another unit.
bool rescaled(std::span<const FlowCount> sent, const Cells& cells) {
  std::vector<double> ratios;
  for (const FlowCount& count : sent)
    if (const auto* const former = cell_of(cells, count.period);
        former && former->count.high > 0 && count.high > 0)
      ratios.push_back(size_of(count) / size_of(former->count));
  if (ratios.size() < enough) return false;
  const double ratio = median(std::move(ratios));
  return ratio >= beyond_newest || ratio * beyond_newest <= 1;
}

}  // namespace

std::optional<std::size_t> unit_change(std::span<const FlowCount> sent, const FlowHistory& known) {
  const Cells& cells = known.cells;
  const auto changed = std::find_if(sent.begin(), sent.end(), [&](const FlowCount& count) {
    const auto* const former = cell_of(cells, count.period);
    return !former || former->count != count;
  });
  if (changed == sent.end()) return std::nullopt;
  const auto found = static_cast<std::size_t>(changed - sent.begin());
  const std::vector<double> year = year_before(cells, changed->period);
  if (year.size() < enough) return rescaled(sent, cells) ? std::optional(found) : std::nullopt;
  const auto after = std::lower_bound(
      cells.begin(), cells.end(), changed->period,
      [](const FlowHistory::Cell& cell, Day period) { return cell.count.period < period; });
  if (answered(known.flow, std::prev(after)->count.period, changed->period)) return std::nullopt;
  std::vector<double> now;
  for (auto count = changed; count != sent.end(); ++count)
    if (count->high > 0) now.push_back(size_of(*count));
  if (now.empty() || !beyond(median(std::move(now)), year)) return std::nullopt;
  return found;
}

}  // namespace acta::procedure
