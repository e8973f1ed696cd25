#include "exchange/flow_sums.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "exchange/figure_text.h"

namespace acta::exchange {
namespace {

using record::FlowCount;
using Mark = FlowCount::Mark;

// Two hundred nationalities on every day of thirty years; what is beyond is no file of counts.
constexpr std::size_t most_cells = 2'200'000;
constexpr std::uint32_t made_here = 0;  // the line of a cell that no line tells

}  // namespace

FlowSums::Group* FlowSums::find(std::string_view written) {
  if (wordings_.empty()) return nullptr;
  std::uint32_t wording = wordings_[before_].follower;
  if (wordings_[wording].text != written) {
    const auto known = written_.find(written);
    if (known == written_.end()) return nullptr;
    wording = known->second;
  }
  follow(wording);
  return &groups_[wordings_[wording].group];
}

void FlowSums::also(std::string_view written, const Group& group) {
  const auto next = static_cast<std::uint32_t>(wordings_.size());
  const auto added = written_.emplace(written, next).first;
  wordings_.push_back({added->first, static_cast<std::uint32_t>(&group - groups_.data()), next});
  follow(next);
}

void FlowSums::follow(std::uint32_t wording) {
  wordings_[before_].follower = wording;
  before_ = wording;
}

FlowSums::Group* FlowSums::refuse(std::string_view written) {
  Group& refused = groups_.emplace_back();
  also(written, refused);
  return &refused;
}

FlowSums::Group* FlowSums::add(std::string_view written, std::string_view meant, std::string flow,
                               std::string nationality) {
  const auto next = static_cast<std::uint32_t>(groups_.size());
  const auto [group, fresh] = meant_.try_emplace(std::string(meant), next);
  if (fresh) {
    Group& added = groups_.emplace_back();
    series_of(flow, nationality, added.series);
  }
  Group& found = groups_[group->second];
  also(written, found);
  return &found;
}

FlowSums::Series& FlowSums::series_of(const std::string& flow, const std::string& nationality,
                                      std::uint32_t& index) {
  const auto next = static_cast<std::uint32_t>(series_.size());
  const auto [known, fresh] = index_.try_emplace(flow + '\x1f' + nationality, next);
  index = known->second;
  if (fresh) series_.push_back({flow, nationality, {}});
  return series_[index];
}

// Files go forward in time: the place after the last one is nearly always right.
std::size_t FlowSums::place_of(const std::vector<Cell>& cells, std::size_t likely, Day period) {
  const bool after = likely == 0 || (likely <= cells.size() && cells[likely - 1].period < period);
  const bool before = likely >= cells.size() || period <= cells[likely].period;
  if (after && before) return std::min(likely, cells.size());
  const auto place =
      std::lower_bound(cells.begin(), cells.end(), period,
                       [](const Cell& cell, Day wanted) { return cell.period < wanted; });
  return static_cast<std::size_t>(place - cells.begin());
}

FlowSums::Taken FlowSums::follow(Group& group, Day period) {
  const bool begun = std::exchange(group.begun, true);
  const std::int32_t before = std::exchange(group.newest, period.number);
  if (leave_.any_order) {
    const auto number = static_cast<std::uint64_t>(&group - groups_.data()) << 32U;
    const bool fresh = seen_.insert(number | static_cast<std::uint32_t>(period.number)).second;
    return fresh || leave_.repeat ? Taken::yes : Taken::twice;
  }
  if (!begun || period.number > before) return Taken::yes;
  if (period.number == before) return leave_.repeat ? Taken::yes : Taken::twice;
  group.newest = before;
  return Taken::unordered;
}

FlowSums::Taken FlowSums::take(Group& group, const FlowCount& figure, std::uint32_t line) {
  if (const Taken followed = follow(group, figure.period); followed != Taken::yes) return followed;
  std::vector<Cell>& cells = series_[group.series].cells;
  const std::size_t place = place_of(cells, group.next, figure.period);
  group.next = static_cast<std::uint32_t>(place + 1);
  const Cell cell{figure.period, line, figure.mark, figure.low, figure.high};
  if (place < cells.size() && cells[place].period == figure.period)
    return sum(cells[place], cell) ? Taken::yes : Taken::too_large;
  if (cells_ == most_cells) return Taken::too_many;
  ++cells_;
  cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(place), cell);
  return Taken::yes;
}

bool FlowSums::sum(Cell& cell, const Cell& part) {
  if (cell.mark == Mark::missing || part.mark == Mark::missing) {
    cell = {cell.period, cell.line, Mark::missing, 0, 0};
    return true;
  }
  cell.low += part.low;
  cell.high += part.high;
  if (cell.mark != Mark::counted || part.mark != Mark::counted) cell.mark = Mark::rounded;
  return static_cast<std::uint64_t>(cell.high) <= most_counted;
}

FlowSums::Clash FlowSums::add_totals() {
  const std::size_t parts = series_.size();
  for (std::size_t i = 0; i < parts; ++i) {
    if (series_[i].nationality.empty()) continue;
    std::uint32_t whole = none;
    series_of(std::string(series_[i].flow), {}, whole);
    std::vector<Cell>& cells = series_[whole].cells;
    std::size_t place = 0;
    for (const Cell& cell : series_[i].cells) {
      place = place_of(cells, place, cell.period);
      if (place == cells.size() || cells[place].period != cell.period)
        cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(place),
                     {cell.period, made_here, cell.mark, cell.low, cell.high});
      else if (cells[place].line == made_here) sum(cells[place], cell);
      else return {cell.line, cell.period};
      ++place;
    }
  }
  return {};
}

FlowSums::Told FlowSums::told() {
  std::sort(series_.begin(), series_.end(), [](const Series& a, const Series& b) {
    return std::tie(a.flow, a.nationality) < std::tie(b.flow, b.nationality);
  });
  Told told;
  told.counts.reserve(cells_);
  told.lines.reserve(cells_);
  for (Series& series : series_) {
    for (const Cell& cell : series.cells) {
      told.counts.push_back(
          {series.flow, series.nationality, cell.period, cell.mark, cell.low, cell.high});
      told.lines.push_back(cell.line);
    }
    series.cells = {};
  }
  return told;
}

}  // namespace acta::exchange
