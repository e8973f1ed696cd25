#include <algorithm>
#include <ostream>

#include "base/json.h"
#include "cli/commands/all.h"
#include "cli/session.h"
#include "cli/text_table.h"
#include "cli/warn/detection_plan.h"
#include "cli/warn/number_text.h"
#include "cli/warn/option_values.h"
#include "exchange/csv.h"
#include "exchange/input_file.h"

namespace acta::cli {
namespace {

using exchange::CountMatrix;
using warning::Verdict;

// What was judged, and from which period on it is told.
struct Judged {
  const CountMatrix& matrix;
  std::size_t first;
  std::vector<std::vector<Verdict>> verdicts;
};

template <class Each>
void for_each_count(const Judged& judged, Each&& each) {
  const CountMatrix& matrix = judged.matrix;
  for (std::size_t s = 0; s < matrix.names.size(); ++s)
    for (std::size_t t = judged.first; t < matrix.periods.size(); ++t)
      each(matrix.names[s], matrix.periods[t], matrix.counts[s][t], judged.verdicts[s][t]);
}

void print_csv(const Judged& judged, std::ostream& out) {
  exchange::CsvWriter csv(exchange::CsvMode::data, "\n");
  for (const char* name : {"series", "t", "observed", "expected", "upperbound", "alarm"})
    csv.cell(name);
  csv.end_record();
  for_each_count(judged, [&](const std::string& series, const std::string& period, double count,
                             const Verdict& verdict) {
    csv.cell(series).cell(period).cell(number_text(count));
    csv.cell(number_text(verdict.expected)).cell(number_text(verdict.bound));
    csv.cell(verdict.alarm ? "1" : "0").end_record();
  });
  out << csv.take();
}

void print_json(const Judged& judged, std::ostream& out) {
  JsonWriter json;
  const auto number = [&](std::optional<double> value) {
    if (value) json.number(*value);
    else json.null();
  };
  json.object().key("verdicts").array();
  for_each_count(judged, [&](const std::string& series, const std::string& period, double count,
                             const Verdict& verdict) {
    json.object().key("series").text(series).key("t").text(period);
    json.key("observed").number(count);
    json.key("expected");
    number(verdict.expected);
    json.key("upperbound");
    number(verdict.bound);
    json.key("alarm").boolean(verdict.alarm).end();
  });
  json.end().end();
  out << json.take();
}

// People read the alarms; the rest is a number.
void print_text(const Judged& judged, Session& session) {
  const Messages& t = session.t;
  TextTable table({{std::string(t("column.series"))},
                   {std::string(t("column.period"))},
                   {std::string(t("column.observed")), TextTable::right},
                   {std::string(t("column.expected-count")), TextTable::right},
                   {std::string(t("column.upperbound")), TextTable::right}});
  std::int64_t bounds = 0, alarms = 0;
  for_each_count(judged, [&](const std::string& series, const std::string& period, double count,
                             const Verdict& verdict) {
    bounds += verdict.bound.has_value();
    if (!verdict.alarm) return;
    ++alarms;
    table.row({series, period, t.number(count), t.number(*verdict.expected, 1),
               t.number(*verdict.bound, 1)});
  });
  session.say(t("cli.warn-detect.done",
                {{"series", judged.matrix.names.size()}, {"judged", bounds}, {"alarms", alarms}}));
  if (alarms > 0) session.world.out << '\n' << table.print(session.world.columns);
}

int detect(const Arguments& arguments, Session& session) {
  const auto plan = read_detection_plan(arguments);
  if (!plan) return session.refuse(plan.error());
  if (arguments.has("--json") && arguments.has("--csv"))
    return session.refuse(Error{ErrorKind::invalid, "error.cli.json-and-csv", "--csv", {}, {}});
  const std::string path = arguments.value("FILE");
  const auto text = exchange::read_input(path, most_input);
  if (!text) return session.refuse(text.error());
  const auto matrix = exchange::read_count_matrix(*text, path, exchange::parse_known_count);
  if (!matrix) return session.refuse(matrix.error());

  for (const std::string_view option : unused_options(arguments, *plan))
    session.warn(session.t("cli.warn-detect.unused", {{"option", option}, {"method", plan->name}}));
  const bool newest = arguments.has("--newest");
  const std::size_t periods = matrix->periods.size(), first = first_judged(*plan);
  if (first >= periods)
    session.warn(
        session.t("cli.warn-detect.too-short", {{"periods", periods}, {"needed", first + 1}}));
  const Judged judged{*matrix, newest ? std::max(first, periods - 1) : first,
                      judge(*matrix, *plan, newest)};
  if (arguments.has("--csv")) print_csv(judged, session.world.out);
  else if (arguments.has("--json")) print_json(judged, session.world.out);
  else print_text(judged, session);
  return done;
}

}  // namespace

Command warn_detect_command() {
  return {.name = "warn detect",
          .positionals = {{"FILE"}},
          .options = {{"--method",
                       "METHOD",
                       false,
                       {"farrington", "ears-c1", "ears-c2", "ears-c3", "native"}},
                      {"--freq", "N"},
                      {"--b", "YEARS"},
                      {"--w", "N"},
                      {"--no-periods", "N"},
                      {"--exclude", "N"},
                      {"--weights-threshold", "X"},
                      {"--no-reweight"},
                      {"--p-trend", "P"},
                      {"--no-trend"},
                      {"--threshold", "BOUND", false, {"delta", "nbPlugin", "muan"}},
                      {"--powertrans", "POWER", false, {"2/3", "1/2", "none"}},
                      {"--limit54", "CASES,N"},
                      {"--alpha", "ALPHA"},
                      {"--baseline", "N"},
                      {"--min-sigma", "X"},
                      {"--sound"},
                      {"--newest"},
                      {.name = "--json", .sentence = "cli.warn.json"},
                      {.name = "--csv", .sentence = "cli.common.csv"}},
          .examples = {"acta warn detect --freq 12 --w 1 border.csv",
                       "acta warn detect --freq 52 --b 4 --no-periods 10 --exclude 26 --p-trend 1 "
                       "--threshold nbPlugin --alpha 0.005 weekly.csv --csv",
                       "acta warn detect --method ears-c2 daily.csv --csv",
                       "acta warn detect --method native --freq 12 --alpha 0.005 borders.csv"},
          .run = detect};
}

}  // namespace acta::cli
