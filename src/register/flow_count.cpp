#include "register/flow_count.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <tuple>

namespace acta::record {
namespace {

constexpr std::array<std::string_view, 4> marks{"counted", "rounded", "suppressed", "missing"};

bool same_figure(const FlowCount& a, const FlowCount& b) {
  return a.mark == b.mark && a.low == b.low && a.high == b.high;
}

}  // namespace

std::string_view name_of(FlowCount::Mark mark) { return marks[static_cast<std::size_t>(mark)]; }

std::optional<FlowCount::Mark> mark_named(std::string_view name) {
  const auto found = std::find(marks.begin(), marks.end(), name);
  if (found == marks.end()) return std::nullopt;
  return static_cast<FlowCount::Mark>(found - marks.begin());
}

void sort_counts(FlowCounts& counts) {
  std::sort(counts.begin(), counts.end(), [](const FlowCount& a, const FlowCount& b) {
    return std::tie(a.flow, a.nationality, a.period) < std::tie(b.flow, b.nationality, b.period);
  });
}

Hash digest_of(const FlowCounts& sorted) {
  Sha256 hash;
  std::string line;
  for (const FlowCount& count : sorted) {
    line = count.flow;
    ((line += ',') += count.nationality) += ',';
    (line += format_day(count.period)) += ',';
    ((line += name_of(count.mark)) += ',') += std::to_string(count.low);
    ((line += ',') += std::to_string(count.high)) += '\n';
    hash.update(line);
  }
  return hash.finish();
}

FlowRecord read_flows(const View& view, const CountsOf& counts_of, std::string_view language) {
  FlowRecord record;
  record.deliveries = flow_deliveries(view);
  struct Series {
    std::map<Day, FlowHistory::Cell> cells;
    std::vector<const Claim*> files;
  };
  std::map<std::string, std::map<std::string, Series>, std::less<>> known;  // by flow, nationality
  for (const FlowDelivery& delivery : record.deliveries) {
    const auto counts = counts_of ? counts_of(delivery.counts) : nullptr;
    if (!counts) {
      record.lost.push_back(delivery.claim);
      continue;
    }
    for (const FlowCount& count : *counts) {
      Series& series = known[count.flow][count.nationality];
      if (series.files.empty() || series.files.back() != delivery.claim)
        series.files.push_back(delivery.claim);
      const FlowHistory::Version version{count, delivery.claim};
      const auto [at, fresh] =
          series.cells.try_emplace(count.period, FlowHistory::Cell{version, {}});
      FlowHistory::Cell& cell = at->second;
      if (fresh || same_figure(cell.count, count)) continue;
      cell.before.push_back(static_cast<const FlowHistory::Version&>(cell));
      static_cast<FlowHistory::Version&>(cell) = version;
    }
  }
  for (const Subject* const subject : view.subjects("flow")) {
    const Flow described = flow(view, *subject, language);
    auto& series = known[std::string(subject->id())];
    series[""];  // everybody, also where nothing is known
    for (auto& [nationality, it] : series) {
      FlowHistory history{described, nationality, {}, std::move(it.files)};
      for (auto& [period, cell] : it.cells) history.cells.push_back(std::move(cell));
      record.flows.push_back(std::move(history));
    }
  }
  return record;
}

std::int64_t month_number(Day day) { return period_number(Frequency::month, day); }

Day first_day_of_month(std::int64_t month) { return first_day(Frequency::month, month); }

std::string month_text(std::int64_t month) { return period_text(Frequency::month, month); }

SeriesValues series_values(const FlowHistory& history) {
  SeriesValues series;
  const auto every = frequency_named(history.flow.frequency);
  if (history.cells.empty() || !every) return series;
  const auto number = [&](const FlowHistory::Cell& cell) {
    return period_number(*every, cell.count.period);
  };
  series.first = number(history.cells.front());
  series.values.assign(static_cast<std::size_t>(number(history.cells.back()) - series.first + 1),
                       std::numeric_limits<double>::quiet_NaN());
  for (const FlowHistory::Cell& cell : history.cells)
    if (cell.count.mark != FlowCount::Mark::missing)
      series.values[static_cast<std::size_t>(number(cell) - series.first)] =
          (static_cast<double>(cell.count.low) + static_cast<double>(cell.count.high)) / 2;
  return series;
}

MonthlyValues monthly_values(const FlowHistory& history) {
  return history.flow.frequency == name_of(Frequency::month) ? series_values(history)
                                                             : MonthlyValues{};
}

}  // namespace acta::record
