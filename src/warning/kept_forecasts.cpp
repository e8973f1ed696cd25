#include "warning/kept_forecasts.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "warning/provisional.h"

namespace acta::warning {
namespace {

using record::FlowCount;
using record::FlowHistory;

using Cells = std::map<std::string, const FlowHistory::Cell*>;  // by month

// What is not all in scores nothing.
std::map<std::string, Cells> everybody(const record::FlowRecord& flows, std::int64_t ended) {
  std::map<std::string, Cells> known;
  for (const FlowHistory& history : flows.flows) {
    if (!history.nationality.empty()) continue;
    Cells& cells = known[std::string(history.flow.subject->id())];
    for (const FlowHistory::Cell& cell : history.cells)
      if (cell.count.mark != FlowCount::Mark::missing)
        cells.emplace(record::month_text(record::month_number(cell.count.period)), &cell);
    for (const ProvisionalMonth& month : provisional_months(history, ended))
      cells.erase(record::month_text(month.month));
  }
  return known;
}

// Counted otherwise since the forecast was made: it is not compared.
bool broken(const record::FlowRecord& flows, const IssuedRun::Forecast& said) {
  return std::any_of(flows.flows.begin(), flows.flows.end(), [&](const FlowHistory& history) {
    if (history.flow.subject->id() != said.flow) return false;
    return std::any_of(
        history.flow.breaks.begin(), history.flow.breaks.end(), [&](const auto& one) {
          const std::string month = record::month_text(record::month_number(one.from));
          return month > said.origin && month <= said.target;
        });
  });
}

}  // namespace

std::vector<KeptForecast> kept_forecasts(const record::View& view, const record::FlowRecord& flows,
                                         const IssuedOf& issued_of) {
  std::vector<KeptForecast> kept;
  const auto known = everybody(flows, record::month_number(view.valid()) - 1);
  std::set<std::tuple<std::string, std::string, std::string, std::string>> seen;
  for (const record::ForecastRun& run : record::forecast_runs(view)) {
    const auto text = issued_of(run.issued);
    const auto issued = text ? read_issued(*text) : Result<IssuedRun>(IssuedRun{});
    if (!issued) continue;
    for (const IssuedRun::Forecast& said : issued->forecasts) {
      if (!seen.emplace(said.flow, said.model, said.origin, said.target).second) continue;
      KeptForecast forecast{run.claim, said};
      if (const auto series = known.find(said.flow); series != known.end())
        if (const auto cell = series->second.find(said.target); cell != series->second.end()) {
          const FlowHistory::Cell& came = *cell->second;
          if (came.revisions() == 0 && came.known->number < run.claim->number) continue;
          if (!broken(flows, said))
            forecast.actual =
                (static_cast<double>(came.count.low) + static_cast<double>(came.count.high)) / 2;
        }
      kept.push_back(std::move(forecast));
    }
  }
  return kept;
}

}  // namespace acta::warning
