// Forecasts beside their peers: accuracy, intervals, speed and the route to the United States, on
// the series of
// ../shared/early-warning. bench/warning_forecast builds and runs it.
//
//   bench_warning_forecast              all tables
//   bench_warning_forecast speed        microseconds of processor time a series, for the script
//   bench_warning_forecast scale [MANY] [SOME]   MANY monthly series (a million) by theta, dynamic
//                                       theta and damped trend, and SOME (50,000) by mean
//   bench_warning_forecast panels       everything that is said of the panels of real borders

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <string_view>
#include <thread>

#include <sys/resource.h>

#include "warning/corridor_backtest.h"
#include "warning/ets.h"
#include "warning/panel.h"
#include "warning/scores.h"
#include "warning/surprise.h"
#include "warning/testing_competition.h"
#include "warning/testing_routes.h"

namespace {

using namespace acta::warning;
namespace cases = acta::warning::testing;

struct Set {
  const char *name, *file, *kind;
  std::size_t period, scale, horizon;
  double owa_goal, msis_goal, theta_owa, ets_owa;
};
constexpr Set sets[] = {
    {"M3 monthly", "m3_all", "MONTHLY", 12, 12, 18, 0.810, 6.6, 0.829, 0.838},
    {"tourism monthly", "tourism_all", "MONTHLY", 12, 12, 24, 0.822, 13.0, 0.878, 0.826},
    {"M4 weekly", "m4_weekly", "WEEKLY", 52, 1, 13, 0.841, 19.4, 0.971, 0.931}};

struct Result {
  PointScore point;
  double cover80 = 0, cover95 = 0, msis = 0;
};

Result judge(const std::vector<cases::CompetitionSeries>& all, const Set& set, Method method,
             std::size_t period) {
  std::vector<std::vector<double>> histories;
  for (const auto& series : all) histories.push_back(series.history);
  const auto forecasts = forecast_panel(histories, {method, period, set.horizon, 2});
  Result result;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& actual = all[i].future;
    const double scale = naive_error(all[i].history, set.scale);
    std::vector<double> low, high, low80, high80;
    for (const Predictive& outlook : forecasts[i].outlook) {
      const auto wide = outlook.interval(0.95), middle = outlook.interval(0.8);
      low.push_back(wide.low);
      high.push_back(wide.high);
      low80.push_back(middle.low);
      high80.push_back(middle.high);
    }
    const double n = static_cast<double>(all.size());
    result.point.smape += smape(forecasts[i].mean, actual) / n;
    result.point.mase += mase(forecasts[i].mean, actual, scale) / n;
    result.cover80 += coverage(low80, high80, actual) / n;
    result.cover95 += coverage(low, high, actual) / n;
    result.msis += msis(low, high, actual, 0.95, scale) / n;
  }
  return result;
}

void competitions() {
  std::printf("%-16s %-7s %7s %7s %7s %9s %9s %7s\n", "set", "method", "sMAPE", "MASE", "OWA",
              "80 %", "95 %", "MSIS");
  for (const Set& set : sets) {
    const auto all = cases::competition(set.file, set.kind);
    const Result naive2 = judge(all, set, Method::naive2, set.scale);
    for (const Method method : {Method::theta, Method::dynamic_theta, Method::ets, Method::mean}) {
      const Result r = judge(all, set, method, set.period);
      std::printf("%-16s %-7s %7.3f %7.3f %7.4f %9.3f %9.3f %7.2f\n", set.name,
                  std::string(name_of(method)).c_str(), r.point.smape, r.point.mase,
                  owa(r.point, naive2.point), r.cover80, r.cover95, r.msis);
    }
    std::printf(
        "%-16s goals of mean: OWA <= %.3f (R: theta %.3f, ets %.3f), 80 %% within 0.78-0.83, 95 %% "
        "within 0.94-0.97, MSIS <= %.1f\n",
        "", set.owa_goal, set.theta_owa, set.ets_owa, set.msis_goal);
  }
}

struct Sum {
  double wis = 0, naive_wis = 0, log = 0, naive_log = 0, error = 0, naive_error = 0, in80 = 0,
         in95 = 0, n = 0;
  void add(const BacktestForecast& f) {
    wis += acta::warning::wis(f.issued, f.actual);
    naive_wis += acta::warning::wis(f.naive, f.actual);
    log += log_wis(f.issued, f.actual);
    naive_log += log_wis(f.naive, f.actual);
    error += std::abs(f.point - f.actual);
    naive_error += std::abs(f.naive_point - f.actual);
    const auto middle = f.issued.interval(0.8), wide = f.issued.interval(0.95);
    in80 += middle.low <= f.actual && f.actual <= middle.high;
    in95 += wide.low <= f.actual && f.actual <= wide.high;
    ++n;
  }
  void print(const char* name) const {
    std::printf("  %-26s n %5.0f  WIS %.3f  log WIS %.3f  MAE %.3f of naive  covers %.3f / %.3f\n",
                name, n, wis / naive_wis, log / naive_log, error / naive_error, in80 / n, in95 / n);
  }
};

// A year of origins fills the pool of errors and is not scored.
constexpr std::size_t first_scored = 35;

std::vector<Call> run_route(const BacktestOptions& options, const char* title) {
  std::printf("%s\n", title);
  Sum whole;
  std::vector<Call> surges;
  for (const cases::Leg& leg : cases::route()) {
    Sum sum;
    for (const BacktestForecast& f : backtest_corridor(leg.series, options)) {
      if (f.now < first_scored) continue;
      sum.add(f);
      whole.add(f);
      const auto& here = leg.series[f.series].here;
      const double bar =
          std::max(200.0, 1.3 * (here[f.now] + here[f.now - 1] + here[f.now - 2]) / 3);
      surges.push_back({f.issued.above(bar - 0.5), f.actual >= bar});
    }
    sum.print(leg.name);
  }
  whole.print("all legs");
  return surges;
}

void corridor() {
  BacktestOptions options = adaptive_backtest({.edge = false, .use_upstream = false});
  run_route(options, "\none month ahead, own past alone");
  options.corridor.use_upstream = true;
  run_route(options, "one month ahead, upstream to the same month");
  options.corridor.edge = true;
  const auto surges = run_route(options,
                                "one month ahead, upstream one month fresher (goals: WIS 0.86; "
                                "0.80, 0.81, 0.92 by leg; MAE 0.91)");
  std::printf(
      "  surge of 1.3 times the quarter's mean and 200 persons: n %zu, Brier skill %.3f (goal "
      "0.27), AUC %.3f (goal 0.835)\n",
      surges.size(), brier_skill(surges), area_under_curve(surges));
  for (const ReliabilityBin& bin : reliability(surges))
    std::printf("    said %4.0f %%  came %4.0f %%  of %zu\n", 100 * bin.said, 100 * bin.came,
                bin.calls);
  run_route({.corridor = {.ahead = 3}}, "three months ahead, fixed levels");
  run_route(adaptive_backtest({.ahead = 3}),
            "three months ahead, adaptive levels (goals: covers 0.78 / 0.93)");
}

double processor() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

void speed() {
  const auto all = cases::competition("m3_all", "MONTHLY");
  ForecastScratch scratch;
  Outlook outlook;
  outlook.mean.resize(18);
  for (const Method method : {Method::theta, Method::dynamic_theta, Method::ets, Method::mean}) {
    const int rounds = method == Method::ets || method == Method::mean ? 1 : 50;
    const double start = processor();
    for (int round = 0; round < rounds; ++round)
      for (const auto& series : all) forecast(series.history, 12, method, scratch, outlook);
    std::printf("%s %.2f\n", std::string(name_of(method)).c_str(),
                (processor() - start) / rounds / static_cast<double>(all.size()) * 1e6);
  }
}

double clock() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Ten years of monthly counts, made as they are forecast, so that memory does not grow with them.
void monthly_series(std::size_t number, std::vector<double>& counts) {
  std::uint64_t state = number;
  double level = 50 + static_cast<double>(number % 997);
  for (std::size_t t = 0; t < counts.size(); ++t) {
    state = state * 6364136223846793005u + 1442695040888963407u;  // Knuth's MMIX
    level *= 0.95 + 0.1 * static_cast<double>(state >> 40) / (1 << 24);
    counts[t] = std::floor(level * (1 + std::sin(static_cast<double>(t % 12) * 0.5236) / 3));
  }
}

// One series by three quick methods, from which a mean is one addition away.
class QuickForecast {
 public:
  void operator()(std::span<const double> y) {
    forecast(y, months, Method::theta, scratch_, outlook_);
    forecast(y, months, Method::dynamic_theta, scratch_, outlook_);
    split_.take(y, months, {}, 0.9);
    for (double& value : split_.values) value = std::log(value + 10);
    ets_mean(ets_fit(split_.values, 1, {Trend::damped, false}), outlook_.mean);
  }

 private:
  static constexpr std::size_t months = 12;
  ForecastScratch scratch_;
  SeasonSplit split_;
  Outlook outlook_{std::vector<double>(18), {}};
};

struct MeanForecast {
  ForecastScratch scratch;
  Outlook outlook{std::vector<double>(18), {}};
  void operator()(std::span<const double> y) { forecast(y, 12, Method::mean, scratch, outlook); }
};

template <class One>
void on_two_threads(const char* name, std::size_t series, double goal) {
  constexpr std::size_t chunk = 4096;
  const double begun = clock(), worked = processor();
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    One one;
    std::vector<double> counts(120);
    for (std::size_t from; (from = next.fetch_add(chunk)) < series;)
      for (std::size_t i = from; i < std::min(series, from + chunk); ++i) {
        monthly_series(i, counts);
        one(counts);
      }
  };
  std::thread other(work);
  work();
  other.join();
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf(
      "%zu monthly series of 120 counts by %s on two threads: %.1f s, %.1f s of processor time "
      "(goal %.0f and %.0f), %ld MB\n",
      series, name, clock() - begun, processor() - worked, goal, 2 * goal, used.ru_maxrss / 1024);
}

// All that a run says of a panel: what is abnormal in each count, and what is likely to come.
void panels() {
  const double begun = clock(), worked = processor();
  std::size_t series = 0, counts = 0;
  for (const char* const name : {"usbp_sector", "usbp_citizenship", "frontex_route", "frontex_nat",
                                 "honduras_nat", "mexico_nat", "darien_total", "germany_eu"}) {
    const auto table = cases::read_golden("golden/detect/input_" + std::string(name) + ".csv");
    std::vector<std::vector<double>> panel(table.rows.front().size() - 1);
    for (const auto& row : table.rows)
      for (std::size_t s = 0; s < panel.size(); ++s) panel[s].push_back(cases::number(row[s + 1]));
    (void)surprises(panel, {});
    (void)forecast_panel(panel, {Method::mean, 12, 12, 2});
    series += panel.size();
    counts += panel.size() * table.rows.size();
  }
  std::printf(
      "%zu counts of %zu series of real borders judged and forecast: %.2f s, %.2f s of processor "
      "time (goal 1)\n",
      counts, series, clock() - begun, processor() - worked);
}

std::size_t number_or(int argc, char** argv, int at, std::size_t otherwise) {
  return argc > at ? std::stoul(argv[at]) : otherwise;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 1 ? argv[1] : "";
  if (what == "speed") {
    speed();
    return 0;
  }
  if (what == "scale") {
    on_two_threads<QuickForecast>("theta, dynamic theta and damped trend",
                                  number_or(argc, argv, 2, 1'000'000), 150);
    on_two_threads<MeanForecast>("mean", number_or(argc, argv, 3, 50'000), 150);
    return 0;
  }
  if (what == "panels") {
    panels();
    return 0;
  }
  competitions();
  corridor();
}
