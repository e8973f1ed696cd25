#include <algorithm>
#include <charconv>
#include <cmath>
#include <ostream>

#include "base/json.h"
#include "cli/commands/all.h"
#include "cli/session.h"
#include "cli/text_table.h"
#include "cli/warn/option_values.h"
#include "exchange/csv.h"
#include "exchange/input_file.h"
#include "exchange/series_rows.h"
#include "warning/panel.h"

namespace acta::cli {
namespace {

using exchange::SeriesRows;
using warning::PanelForecast;
using warning::PanelOptions;

constexpr unsigned threads = 2;

std::string text_of(double number) {
  char buffer[32];
  return {buffer, std::to_chars(std::begin(buffer), std::end(buffer), number).ptr};
}

std::size_t known(const std::vector<double>& values) {
  return static_cast<std::size_t>(
      std::count_if(values.begin(), values.end(), [](double v) { return !std::isnan(v); }));
}

// Takes out what is too short to be forecast, and says so.
SeriesRows long_enough(SeriesRows all, Session& session) {
  SeriesRows kept;
  for (std::size_t i = 0; i < all.ids.size(); ++i) {
    const std::size_t points = known(all.values[i]);
    if (points < warning::least_history) {
      session.warn(session.t(
          "cli.warn-forecast.insufficient",
          {{"series", all.ids[i]}, {"points", points}, {"needed", warning::least_history}}));
      continue;
    }
    kept.ids.push_back(std::move(all.ids[i]));
    kept.values.push_back(std::move(all.values[i]));
  }
  return kept;
}

struct Line {
  const std::string& id;
  std::size_t h;
  double mean;
  warning::Predictive::Interval middle, wide;  // 80 %, 95 %
};

template <class Each>
void for_each_line(const SeriesRows& rows, const std::vector<PanelForecast>& forecasts,
                   Each&& each) {
  for (std::size_t i = 0; i < forecasts.size(); ++i)
    for (std::size_t h = 0; h < forecasts[i].mean.size(); ++h)
      each(Line{rows.ids[i], h + 1, forecasts[i].mean[h], forecasts[i].outlook[h].interval(0.8),
                forecasts[i].outlook[h].interval(0.95)});
}

void print_csv(const SeriesRows& rows, const std::vector<PanelForecast>& forecasts,
               std::ostream& out) {
  exchange::CsvWriter csv(exchange::CsvMode::data, "\n");
  for (const char* name : {"id", "h", "mean", "lo80", "hi80", "lo95", "hi95"}) csv.cell(name);
  csv.end_record();
  for_each_line(rows, forecasts, [&](const Line& line) {
    csv.cell(line.id).cell(std::to_string(line.h)).cell(text_of(line.mean));
    csv.cell(text_of(line.middle.low)).cell(text_of(line.middle.high));
    csv.cell(text_of(line.wide.low)).cell(text_of(line.wide.high)).end_record();
  });
  out << csv.take();
}

void print_json(const SeriesRows& rows, const std::vector<PanelForecast>& forecasts,
                const PanelOptions& options, std::ostream& out) {
  JsonWriter json;
  json.object().key("method").text(warning::name_of(options.method)).key("forecasts").array();
  for_each_line(rows, forecasts, [&](const Line& line) {
    json.object().key("id").text(line.id).key("h").number(static_cast<std::int64_t>(line.h));
    json.key("mean").number(line.mean);
    json.key("lo80").number(line.middle.low).key("hi80").number(line.middle.high);
    json.key("lo95").number(line.wide.low).key("hi95").number(line.wide.high).end();
  });
  json.end().end();
  out << json.take();
}

void print_text(const SeriesRows& rows, const std::vector<PanelForecast>& forecasts,
                Session& session) {
  const Messages& t = session.t;
  TextTable table({{std::string(t("column.series"))},
                   {std::string(t("column.ahead")), TextTable::right},
                   {std::string(t("column.forecast")), TextTable::right},
                   {std::string(t("column.interval80")), TextTable::right},
                   {std::string(t("column.interval95")), TextTable::right}});
  const auto range = [&](warning::Predictive::Interval interval) {
    return t.number(interval.low) + " – " + t.number(interval.high);
  };
  for_each_line(rows, forecasts, [&](const Line& line) {
    table.row({line.id, std::to_string(line.h), t.number(line.mean), range(line.middle),
               range(line.wide)});
  });
  if (!forecasts.empty()) session.world.out << table.print(session.world.columns);
}

int forecast(const Arguments& arguments, Session& session) {
  OptionValues values(arguments);
  PanelOptions options;
  options.method = *warning::method_named(arguments.value("--method", "mean"));
  if (!arguments.has("--freq"))
    values.refuse({ErrorKind::invalid, "error.warn.no-seasons", "--freq", {}, {}});
  options.period = static_cast<std::size_t>(values.whole("--freq", 12, 1, 366));
  options.horizon = static_cast<std::size_t>(values.whole("--horizon", 12, 1, 1000));
  options.threads = threads;
  if (!values.errors().empty()) return session.refuse(values.errors());
  if (arguments.has("--json") && arguments.has("--csv"))
    return session.refuse(Error{ErrorKind::invalid, "error.cli.json-and-csv", "--csv", {}, {}});
  const std::string path = arguments.value("FILE");
  const auto text = exchange::read_input(path, most_input);
  if (!text) return session.refuse(text.error());
  auto all = exchange::read_series_rows(*text, path);
  if (!all) return session.refuse(all.error());
  const SeriesRows rows = long_enough(std::move(*all), session);
  const auto forecasts = warning::forecast_panel(rows.values, options);
  if (arguments.has("--csv")) print_csv(rows, forecasts, session.world.out);
  else if (arguments.has("--json")) print_json(rows, forecasts, options, session.world.out);
  else print_text(rows, forecasts, session);
  return done;
}

}  // namespace

Command warn_forecast_command() {
  return {
      .name = "warn forecast",
      .positionals = {{"FILE"}},
      .options = {{"--method",
                   "METHOD",
                   false,
                   {"mean", "theta", "dotm", "ets", "naive", "snaive", "naive2"}},
                  {"--freq", "N"},
                  {"--horizon", "N"},
                  {.name = "--json", .sentence = "cli.warn.json"},
                  {.name = "--csv", .sentence = "cli.common.csv"}},
      .examples = {"acta warn forecast --freq 12 --horizon 6 borders.csv",
                   "acta warn forecast --method theta --freq 12 --horizon 18 borders.csv --csv"},
      .run = forecast};
}

}  // namespace acta::cli
