#include <algorithm>
#include <charconv>
#include <ostream>

#include "base/json.h"
#include "cli/commands/all.h"
#include "cli/session.h"
#include "cli/text_table.h"
#include "cli/warn/count_matrix.h"
#include "cli/warn/number_text.h"
#include "cli/warn/option_values.h"
#include "exchange/csv.h"
#include "warning/ears.h"
#include "warning/farrington.h"

namespace acta::cli {
namespace {

using warning::EarsOptions;
using warning::FarringtonOptions;
using warning::Verdict;

constexpr std::string_view farringtons[] = {
    "--b",       "--w",        "--no-periods", "--weights-threshold",
    "--exclude", "--p-trend",  "--threshold",  "--powertrans",
    "--limit54", "--no-trend", "--no-reweight"};
constexpr std::string_view ears_own[] = {"--baseline", "--min-sigma"};

struct Plan {
  bool ears = false;
  EarsOptions of_ears;
  FarringtonOptions of_farrington;
  bool newest = false;
};

// "5,4": fewer than 5 cases in 4 periods.
void read_few(const Arguments& arguments, OptionValues& values, FarringtonOptions& options) {
  if (!arguments.has("--limit54")) return;
  const std::string text = arguments.value("--limit54");
  const char* const end = text.data() + text.size();
  int cases = 0, periods = 0;
  const auto [comma, first] = std::from_chars(text.data(), end, cases);
  if (first == std::errc{} && comma != end && *comma == ',') {
    const auto [stop, second] = std::from_chars(comma + 1, end, periods);
    if (second == std::errc{} && stop == end && cases >= 0 && periods >= 1) {
      options.few_cases = cases;
      options.few_periods = periods;
      return;
    }
  }
  values.refuse({ErrorKind::invalid, "error.warn.limit", "--limit54", text, "5,4"});
}

void read_farrington(const Arguments& arguments, OptionValues& values, FarringtonOptions& options) {
  using Bound = FarringtonOptions::Bound;
  using Power = FarringtonOptions::Power;
  constexpr int most = 100'000;
  if (!arguments.has("--freq"))
    values.refuse({ErrorKind::invalid, "error.warn.needs-option", "--freq", "farrington", {}});
  options.frequency = values.whole("--freq", options.frequency, 1, most);
  options.years = values.whole("--b", options.years, 1, 100);
  options.half_window = values.whole("--w", options.half_window, 0, most);
  options.levels = values.whole("--no-periods", options.levels, 1, most);
  if (arguments.has("--exclude")) options.exclude = values.whole("--exclude", 0, 0, most);
  options.weights_threshold = values.real("--weights-threshold", options.weights_threshold, 0, 1e6);
  options.trend_p = values.real("--p-trend", options.trend_p, 0, 1);
  options.alpha = values.between("--alpha", options.alpha, 0, 1);
  options.trend = !arguments.has("--no-trend");
  options.reweight = !arguments.has("--no-reweight");
  const std::string bound = arguments.value("--threshold", "delta");
  options.bound = bound == "muan"       ? Bound::beyond_uncertainty
                  : bound == "nbPlugin" ? Bound::negative_binomial
                                        : Bound::delta;
  const std::string power = arguments.value("--powertrans", "2/3");
  options.power = power == "none" ? Power::one : power == "1/2" ? Power::half : Power::two_thirds;
  if (arguments.has("--sound")) options.form = warning::Form::sound;
  read_few(arguments, values, options);
  if (!values.errors().empty()) return;
  if (2 * options.half_window + 1 > options.frequency)
    values.refuse({ErrorKind::invalid, "error.warn.window", "--w",
                   std::to_string(options.half_window),
                   std::to_string((options.frequency - 1) / 2)});
  const int excluded = options.exclude.value_or(options.half_window);
  const int longest = options.years * options.frequency - options.half_window - 1;
  if (excluded > longest)
    values.refuse({ErrorKind::invalid, "error.warn.nothing-left", "--exclude",
                   std::to_string(excluded), std::to_string(longest)});
}

void read_ears(const Arguments& arguments, OptionValues& values, char rule, EarsOptions& options) {
  options.rule = rule == '1' ? EarsOptions::c1 : rule == '2' ? EarsOptions::c2 : EarsOptions::c3;
  values.whole("--freq", 1, 1, 100'000);
  options.alpha = values.between("--alpha", rule == '3' ? 0.025 : 0.001, 0, 1);
  options.baseline = values.whole("--baseline", options.baseline, 2, 100'000);
  options.min_sigma = values.real("--min-sigma", options.min_sigma, 0, 1e15);
  if (arguments.has("--sound")) options.form = warning::Form::sound;
}

Checked<Plan> plan_of(const Arguments& arguments, Session& session) {
  const std::string method = arguments.value("--method", "farrington");
  Plan plan;
  plan.ears = method.starts_with("ears-c");
  plan.newest = arguments.has("--newest");
  OptionValues values(arguments);
  if (plan.ears) read_ears(arguments, values, method.back(), plan.of_ears);
  else read_farrington(arguments, values, plan.of_farrington);
  if (!values.errors().empty()) return tl::unexpected(values.errors());
  const auto say_unused = [&](std::string_view option) {
    if (arguments.has(option))
      session.warn(session.t("cli.warn-detect.unused", {{"option", option}, {"method", method}}));
  };
  if (plan.ears) std::for_each(std::begin(farringtons), std::end(farringtons), say_unused);
  else std::for_each(std::begin(ears_own), std::end(ears_own), say_unused);
  return plan;
}

std::size_t first_of(const Plan& plan) {
  return plan.ears ? warning::ears_first(plan.of_ears)
                   : warning::SeasonalDesign(plan.of_farrington).history;
}

// Only the verdicts from index `first` on mean anything.
std::vector<std::vector<Verdict>> judge(const CountMatrix& matrix, const Plan& plan) {
  std::vector<std::vector<Verdict>> verdicts;
  verdicts.reserve(matrix.counts.size());
  std::optional<warning::Farrington> farrington;
  if (!plan.ears) farrington.emplace(plan.of_farrington);
  for (const std::vector<double>& counts : matrix.counts) {
    auto& of_series = verdicts.emplace_back(counts.size());
    if (plan.ears) warning::ears(counts, plan.of_ears, of_series);
    else if (plan.newest && !counts.empty()) of_series.back() = farrington->newest(counts);
    else farrington->judge(counts, of_series);
  }
  return verdicts;
}

template <class Each>
void for_each_judged(const CountMatrix& matrix, const Plan& plan,
                     const std::vector<std::vector<Verdict>>& verdicts, Each&& each) {
  const std::size_t periods = matrix.periods.size();
  const std::size_t first = plan.newest ? std::max(first_of(plan), periods - 1) : first_of(plan);
  for (std::size_t s = 0; s < verdicts.size(); ++s)
    for (std::size_t t = first; t < periods; ++t)
      each(matrix.names[s], matrix.periods[t], matrix.counts[s][t], verdicts[s][t]);
}

void print_csv(const CountMatrix& matrix, const Plan& plan,
               const std::vector<std::vector<Verdict>>& verdicts, std::ostream& out) {
  exchange::CsvWriter csv(exchange::CsvMode::data, "\n");
  for (const char* name : {"series", "t", "observed", "expected", "upperbound", "alarm"})
    csv.cell(name);
  csv.end_record();
  for_each_judged(matrix, plan, verdicts,
                  [&](const std::string& series, const std::string& period, double count,
                      const Verdict& verdict) {
                    csv.cell(series).cell(period).cell(number_text(count));
                    csv.cell(number_text(verdict.expected)).cell(number_text(verdict.bound));
                    csv.cell(verdict.alarm ? "1" : "0").end_record();
                  });
  out << csv.take();
}

void print_json(const CountMatrix& matrix, const Plan& plan,
                const std::vector<std::vector<Verdict>>& verdicts, std::ostream& out) {
  JsonWriter json;
  const auto number = [&](std::optional<double> value) {
    if (value) json.number(*value);
    else json.null();
  };
  json.object().key("verdicts").array();
  for_each_judged(matrix, plan, verdicts,
                  [&](const std::string& series, const std::string& period, double count,
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
void print_text(const CountMatrix& matrix, const Plan& plan,
                const std::vector<std::vector<Verdict>>& verdicts, Session& session) {
  const Messages& t = session.t;
  TextTable table({{std::string(t("column.series"))},
                   {std::string(t("column.period"))},
                   {std::string(t("column.observed")), TextTable::right},
                   {std::string(t("column.expected-count")), TextTable::right},
                   {std::string(t("column.upperbound")), TextTable::right}});
  std::int64_t judged = 0, alarms = 0;
  for_each_judged(matrix, plan, verdicts,
                  [&](const std::string& series, const std::string& period, double count,
                      const Verdict& verdict) {
                    judged += verdict.bound.has_value();
                    if (!verdict.alarm) return;
                    ++alarms;
                    table.row({series, period, t.number(count), t.number(*verdict.expected, 1),
                               t.number(*verdict.bound, 1)});
                  });
  session.say(t("cli.warn-detect.done", {{"series", static_cast<std::int64_t>(matrix.names.size())},
                                         {"judged", judged},
                                         {"alarms", alarms}}));
  if (alarms > 0) session.world.out << '\n' << table.print(session.world.columns);
}

int detect(const Arguments& arguments, Session& session) {
  const auto plan = plan_of(arguments, session);
  if (!plan) return session.refuse(plan.error());
  if (arguments.has("--json") && arguments.has("--csv"))
    return session.refuse(Error{ErrorKind::invalid, "error.cli.json-and-csv", "--csv", {}, {}});
  const std::string path = arguments.value("FILE");
  const auto text = read_input(path);
  if (!text) return session.refuse(text.error());
  const auto matrix = read_count_matrix(*text, path);
  if (!matrix) return session.refuse(matrix.error());

  const auto verdicts = judge(*matrix, *plan);
  if (first_of(*plan) >= matrix->periods.size())
    session.warn(session.t("cli.warn-detect.too-short",
                           {{"periods", static_cast<std::int64_t>(matrix->periods.size())},
                            {"needed", static_cast<std::int64_t>(first_of(*plan) + 1)}}));
  if (arguments.has("--csv")) print_csv(*matrix, *plan, verdicts, session.world.out);
  else if (arguments.has("--json")) print_json(*matrix, *plan, verdicts, session.world.out);
  else print_text(*matrix, *plan, verdicts, session);
  return done;
}

}  // namespace

Command warn_detect_command() {
  return {
      .name = "warn detect",
      .positionals = {{"FILE"}},
      .options = {{"--method", "METHOD", false, {"farrington", "ears-c1", "ears-c2", "ears-c3"}},
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
                   "acta warn detect --method ears-c2 daily.csv --csv"},
      .run = detect};
}

}  // namespace acta::cli
