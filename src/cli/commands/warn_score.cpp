#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <ostream>

#include "base/json.h"
#include "cli/commands/all.h"
#include "cli/session.h"
#include "cli/text_table.h"
#include "cli/warn/forecast_rows.h"
#include "cli/warn/option_values.h"
#include "exchange/csv.h"
#include "exchange/input_file.h"
#include "exchange/series_rows.h"

namespace acta::cli {
namespace {

using exchange::SeriesRows;
using warning::ScoreRow;

std::string text_of(double number) {
  if (std::isnan(number)) return {};
  char buffer[32];
  return {buffer, std::to_chars(std::begin(buffer), std::end(buffer), number).ptr};
}

// Name of the column, and its figure; NaN where it cannot be told.
using Figures = std::vector<std::pair<const char*, double>>;

Figures figures_of(const ScoreRow& row) {
  return {{"mae", row.mae},
          {"smape", row.smape},
          {"mase", row.mase},
          {"owa", row.owa},
          {"wis", row.wis},
          {"log_wis", row.log_wis},
          {"coverage80", row.cover80},
          {"coverage95", row.cover95},
          {"msis", row.msis}};
}

std::string horizon_of(const ScoreRow& row) { return row.h == 0 ? "all" : std::to_string(row.h); }

void print_csv(const std::vector<ScoreRow>& rows, std::ostream& out) {
  exchange::CsvWriter csv(exchange::CsvMode::data, "\n");
  csv.cell("h").cell("forecasts");
  for (const auto& [name, unused] : figures_of({})) csv.cell(name);
  csv.end_record();
  for (const ScoreRow& row : rows) {
    csv.cell(horizon_of(row)).cell(std::to_string(row.forecasts));
    for (const auto& [unused, figure] : figures_of(row)) csv.cell(text_of(figure));
    csv.end_record();
  }
  out << csv.take();
}

void print_json(const std::vector<ScoreRow>& rows, std::ostream& out) {
  JsonWriter json;
  json.object().key("scores").array();
  for (const ScoreRow& row : rows) {
    json.object().key("h").text(horizon_of(row));
    json.key("forecasts").number(static_cast<std::int64_t>(row.forecasts));
    for (const auto& [name, figure] : figures_of(row)) json.key(name).number(figure);
    json.end();
  }
  json.end().end();
  out << json.take();
}

void print_text(const std::vector<ScoreRow>& rows, Session& session) {
  const Messages& t = session.t;
  const auto number = [&](double figure, int decimals) {
    return std::isnan(figure) ? std::string() : t.number(figure, decimals);
  };
  std::vector<TextTable::Column> columns{{std::string(t("column.ahead")), TextTable::right},
                                         {std::string(t("column.scored")), TextTable::right},
                                         {"sMAPE", TextTable::right},
                                         {"MASE", TextTable::right},
                                         {"OWA", TextTable::right},
                                         {"WIS", TextTable::right},
                                         {std::string(t("column.cover80")), TextTable::right},
                                         {std::string(t("column.cover95")), TextTable::right}};
  TextTable table(columns);
  for (const ScoreRow& row : rows)
    table.row({row.h == 0 ? std::string(t("cli.warn-score.all")) : std::to_string(row.h),
               t.number(static_cast<double>(row.forecasts)), number(row.smape, 2),
               number(row.mase, 3), number(row.owa, 3), number(row.wis, 1),
               number(100 * row.cover80, 1), number(100 * row.cover95, 1)});
  session.world.out << table.print(session.world.columns);
}

Checked<SeriesRows> read_rows(const std::string& path) {
  const auto text = exchange::read_input(path, most_input);
  if (!text) return tl::unexpected(Errors{text.error()});
  return exchange::read_series_rows(*text, path);
}

Checked<std::vector<warning::ScoredForecast>> read_forecasts(const std::string& path) {
  const auto text = exchange::read_input(path, most_input);
  if (!text) return tl::unexpected(Errors{text.error()});
  return read_forecast_rows(*text, path);
}

int score(const Arguments& arguments, Session& session) {
  OptionValues values(arguments);
  const auto period = static_cast<std::size_t>(values.whole("--freq", 1, 1, 366));
  if (arguments.has("--history") && !arguments.has("--freq"))
    values.refuse({ErrorKind::invalid, "error.warn.no-seasons", "--freq", {}, {}});
  if (!values.errors().empty()) return session.refuse(values.errors());
  if (arguments.has("--json") && arguments.has("--csv"))
    return session.refuse(Error{ErrorKind::invalid, "error.cli.json-and-csv", "--csv", {}, {}});
  const auto forecasts = read_forecasts(arguments.value("FORECASTS"));
  if (!forecasts) return session.refuse(forecasts.error());
  const auto actuals = read_rows(arguments.value("ACTUALS"));
  if (!actuals) return session.refuse(actuals.error());
  SeriesRows history;
  if (arguments.has("--history")) {
    auto read = read_rows(arguments.value("--history"));
    if (!read) return session.refuse(read.error());
    history = std::move(*read);
  }
  const warning::Scoring scored =
      warning::score_forecasts(*forecasts, actuals->by_id(), history.by_id(), period);
  if (scored.without_actual > 0)
    session.warn(session.t("cli.warn-score.without-actual", {{"count", scored.without_actual}}));
  if (arguments.has("--csv")) print_csv(scored.rows, session.world.out);
  else if (arguments.has("--json")) print_json(scored.rows, session.world.out);
  else print_text(scored.rows, session);
  return done;
}

}  // namespace

Command warn_score_command() {
  return {.name = "warn score",
          .positionals = {{"FORECASTS"}, {"ACTUALS"}},
          .options = {{"--history", "FILE"},
                      {"--freq", "N"},
                      {.name = "--json", .sentence = "cli.warn.json"},
                      {.name = "--csv", .sentence = "cli.common.csv"}},
          .examples =
              {"acta warn score forecasts.csv actuals.csv",
               "acta warn score --history borders.csv --freq 12 forecasts.csv actuals.csv --csv"},
          .run = score};
}

}  // namespace acta::cli
