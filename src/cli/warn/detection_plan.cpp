#include "cli/warn/detection_plan.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "cli/warn/option_values.h"

namespace acta::cli {
namespace {

using warning::EarsOptions;
using warning::FarringtonOptions;
using warning::SurpriseOptions;
using warning::Verdict;

constexpr int most = 100'000;

// Options that not every method understands, and who does.
struct Own {
  std::string_view option;
  bool farrington, ears, native;
};
constexpr Own own_options[] = {
    {"--b", true, false, false},          {"--w", true, false, false},
    {"--no-periods", true, false, false}, {"--weights-threshold", true, false, false},
    {"--exclude", true, false, false},    {"--p-trend", true, false, false},
    {"--threshold", true, false, false},  {"--powertrans", true, false, false},
    {"--no-trend", true, false, false},   {"--no-reweight", true, false, false},
    {"--limit54", true, false, true},     {"--baseline", false, true, false},
    {"--min-sigma", false, true, false},  {"--sound", true, true, false},
};

// "5,4": fewer than 5 cases in 4 periods.
void read_few(const Arguments& arguments, OptionValues& values, int& few_cases, int& few_periods) {
  if (!arguments.has("--limit54")) return;
  const std::string text = arguments.value("--limit54");
  const char* const end = text.data() + text.size();
  int cases = 0, periods = 0;
  const auto [comma, first] = std::from_chars(text.data(), end, cases);
  if (first == std::errc{} && comma != end && *comma == ',') {
    const auto [stop, second] = std::from_chars(comma + 1, end, periods);
    if (second == std::errc{} && stop == end && cases >= 0 && periods >= 1) {
      few_cases = cases;
      few_periods = periods;
      return;
    }
  }
  values.refuse({ErrorKind::invalid, "error.warn.limit", "--limit54", text, "5,4"});
}

void read_farrington(const Arguments& arguments, OptionValues& values, FarringtonOptions& options) {
  using Bound = FarringtonOptions::Bound;
  using Power = FarringtonOptions::Power;
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
  read_few(arguments, values, options.few_cases, options.few_periods);
}

// Whether the windows fit, and leave something to compare with.
void check_history(OptionValues& values, const FarringtonOptions& options) {
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
  values.whole("--freq", 1, 1, most);
  options.alpha = values.between("--alpha", rule == '3' ? 0.025 : 0.001, 0, 1);
  options.baseline = values.whole("--baseline", options.baseline, 2, most);
  options.min_sigma = values.real("--min-sigma", options.min_sigma, 0, 1e15);
  if (arguments.has("--sound")) options.form = warning::Form::sound;
}

void read_native(const Arguments& arguments, OptionValues& values, SurpriseOptions& options) {
  options.frequency = static_cast<std::size_t>(values.whole("--freq", 12, 1, most));
  options.alpha = values.between("--alpha", options.alpha, 0, 1);
  read_few(arguments, values, options.few_cases, options.few_periods);
}

std::vector<std::vector<Verdict>> judge_natively(const exchange::CountMatrix& matrix,
                                                 const SurpriseOptions& options) {
  std::vector<std::vector<Verdict>> verdicts;
  for (const auto& series : warning::surprises(matrix.counts, options)) {
    auto& of_series = verdicts.emplace_back();
    for (const warning::Surprise& surprise : series) of_series.push_back(surprise.verdict);
  }
  return verdicts;
}

}  // namespace

Checked<DetectionPlan> read_detection_plan(const Arguments& arguments) {
  DetectionPlan plan;
  plan.name = arguments.value("--method", "farrington");
  OptionValues values(arguments);
  if (plan.name.starts_with("ears-c")) plan.method = DetectionPlan::ears;
  else if (plan.name == "native") plan.method = DetectionPlan::native;
  if (plan.method != DetectionPlan::ears && !arguments.has("--freq"))
    values.refuse({ErrorKind::invalid, "error.warn.needs-option", "--freq", plan.name, {}});
  switch (plan.method) {
    case DetectionPlan::ears: read_ears(arguments, values, plan.name.back(), plan.of_ears); break;
    case DetectionPlan::native: read_native(arguments, values, plan.of_native); break;
    case DetectionPlan::farrington:
      read_farrington(arguments, values, plan.of_farrington);
      check_history(values, plan.of_farrington);
      break;
  }
  if (!values.errors().empty()) return tl::unexpected(values.errors());
  return plan;
}

std::vector<std::string_view> unused_options(const Arguments& arguments,
                                             const DetectionPlan& plan) {
  std::vector<std::string_view> unused;
  for (const Own& own : own_options) {
    const bool understood = plan.method == DetectionPlan::farrington ? own.farrington
                            : plan.method == DetectionPlan::ears     ? own.ears
                                                                     : own.native;
    if (!understood && arguments.has(own.option)) unused.push_back(own.option);
  }
  return unused;
}

std::size_t first_judged(const DetectionPlan& plan) {
  switch (plan.method) {
    case DetectionPlan::ears: return warning::ears_first(plan.of_ears);
    case DetectionPlan::native: return plan.of_native.history;
    case DetectionPlan::farrington: break;
  }
  return warning::SeasonalDesign(plan.of_farrington).history;
}

std::vector<std::vector<Verdict>> judge(const exchange::CountMatrix& matrix,
                                        const DetectionPlan& plan, bool newest) {
  if (plan.method == DetectionPlan::native) return judge_natively(matrix, plan.of_native);
  std::vector<std::vector<Verdict>> verdicts;
  verdicts.reserve(matrix.counts.size());
  std::optional<warning::Farrington> farrington;
  if (plan.method == DetectionPlan::farrington) farrington.emplace(plan.of_farrington);
  for (const std::vector<double>& counts : matrix.counts) {
    auto& of_series = verdicts.emplace_back(counts.size());
    if (!farrington) warning::ears(counts, plan.of_ears, of_series);
    else if (newest) of_series.back() = farrington->newest(counts);
    else farrington->judge(counts, of_series);
  }
  return verdicts;
}

}  // namespace acta::cli
