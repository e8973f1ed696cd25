// Forecasts beside their peers: accuracy, intervals, speed and the route to the United States, on
// the series of
// ../shared/early-warning. bench/warning_forecast builds and runs it.
//
//   bench_warning_forecast              all tables
//   bench_warning_forecast speed        microseconds of processor time a series, for the script

#include <cmath>
#include <cstdio>
#include <ctime>
#include <string_view>

#include "warning/corridor_backtest.h"
#include "warning/panel.h"
#include "warning/scores.h"
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
  BacktestOptions options;
  options.corridor.use_upstream = false;
  options.corridor.edge = false;
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
  options.corridor.ahead = 3;
  run_route(options, "three months ahead, fixed levels");
  options.adaptive_step = 0.006;
  run_route(options, "three months ahead, adaptive levels (goals: covers 0.78 / 0.93)");
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

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == "speed") {
    speed();
    return 0;
  }
  competitions();
  corridor();
}
