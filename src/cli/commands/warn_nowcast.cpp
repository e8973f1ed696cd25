#include <ostream>

#include "base/json.h"
#include "cli/commands/all.h"
#include "cli/session.h"
#include "cli/text_table.h"
#include "cli/warn/number_text.h"
#include "cli/warn/option_values.h"
#include "exchange/count_matrix.h"
#include "exchange/csv.h"
#include "exchange/input_file.h"
#include "warning/nowcast.h"
#include "warning/predictive.h"

namespace acta::cli {
namespace {

using exchange::CountMatrix;
using warning::Nowcast;

// A row a period instead of a column a delay.
std::vector<double> by_period(const CountMatrix& matrix) {
  std::vector<double> cells;
  cells.reserve(matrix.periods.size() * matrix.counts.size());
  for (std::size_t row = 0; row < matrix.periods.size(); ++row)
    for (const auto& delay : matrix.counts) cells.push_back(delay[row]);
  return cells;
}

void print_csv(const CountMatrix& matrix, const std::vector<Nowcast>& nowcasts, std::ostream& out) {
  exchange::CsvWriter csv(exchange::CsvMode::data, "\n");
  for (const char* name : {"reference", "known", "quantile", "value"}) csv.cell(name);
  csv.end_record();
  for (const Nowcast& now : nowcasts)
    for (const double level : warning::Predictive::levels()) {
      csv.cell(matrix.periods[now.row]).cell(number_text(now.known)).cell(number_text(level));
      csv.cell(number_text(now.quantile(level))).end_record();
    }
  out << csv.take();
}

void print_json(const CountMatrix& matrix, const std::vector<Nowcast>& nowcasts,
                std::ostream& out) {
  JsonWriter json;
  json.object().key("nowcasts").array();
  for (const Nowcast& now : nowcasts) {
    json.object().key("reference").text(matrix.periods[now.row]).key("known");
    if (now.known) json.number(*now.known);
    else json.null();
    json.key("mean").number(now.mean).key("quantiles").object();
    for (const double level : warning::Predictive::levels())
      json.key(number_text(level)).number(now.quantile(level));
    json.end().end();
  }
  json.end().end();
  out << json.take();
}

void print_text(const CountMatrix& matrix, const std::vector<Nowcast>& nowcasts, Session& session) {
  const Messages& t = session.t;
  if (nowcasts.empty()) return session.say(t("cli.warn-nowcast.none"));
  TextTable table({{std::string(t("column.reference"))},
                   {std::string(t("column.known-count")), TextTable::right},
                   {std::string(t("column.median")), TextTable::right},
                   {std::string(t("column.half")), TextTable::right},
                   {std::string(t("column.most")), TextTable::right}});
  const auto between = [&](const Nowcast& now, double low, double high) {
    return t.number(now.quantile(low)) + "–" + t.number(now.quantile(high));
  };
  for (const Nowcast& now : nowcasts)
    table.row({matrix.periods[now.row], now.known ? t.number(*now.known) : "–",
               t.number(now.quantile(0.5)), between(now, 0.25, 0.75), between(now, 0.025, 0.975)});
  session.world.out << table.print(session.world.columns);
}

int nowcast(const Arguments& arguments, Session& session) {
  OptionValues values(arguments);
  warning::NowcastOptions options;
  options.window = static_cast<std::size_t>(
      values.whole("--window", static_cast<int>(options.window), 5, 10'000));
  if (!values.errors().empty()) return session.refuse(values.errors());
  if (arguments.has("--json") && arguments.has("--csv"))
    return session.refuse(Error{ErrorKind::invalid, "error.cli.json-and-csv", "--csv", {}, {}});
  const std::string path = arguments.value("FILE");
  const auto text = exchange::read_input(path, most_input);
  if (!text) return session.refuse(text.error());
  const auto matrix = exchange::read_count_matrix(*text, path, exchange::parse_increment);
  if (!matrix) return session.refuse(matrix.error());

  const std::vector<double> cells = by_period(*matrix);
  const auto nowcasts = warning::nowcast({cells, matrix->names.size()}, options);
  if (arguments.has("--csv")) print_csv(*matrix, nowcasts, session.world.out);
  else if (arguments.has("--json")) print_json(*matrix, nowcasts, session.world.out);
  else print_text(*matrix, nowcasts, session);
  return done;
}

}  // namespace

Command warn_nowcast_command() {
  return {.name = "warn nowcast",
          .positionals = {{"FILE"}},
          .options = {{"--window", "N"},
                      {.name = "--json", .sentence = "cli.warn.json"},
                      {.name = "--csv", .sentence = "cli.common.csv"}},
          .examples = {"acta warn nowcast triangle.csv", "acta warn nowcast triangle.csv --csv"},
          .run = nowcast};
}

}  // namespace acta::cli
