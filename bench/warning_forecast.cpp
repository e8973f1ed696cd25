// Forecasts beside their peers: accuracy, intervals and the route to the United States, on the
// series of ../shared/early-warning.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "goal.h"
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
  double owa_goal, msis_goal;
  const char *owa_peers, *cover_peers, *msis_peers;
};
constexpr Set sets[] = {
    {"M3 monthly", "m3_all", "MONTHLY", 12, 12, 18, 0.810, 6.6, "R: theta 0.829, ets 0.838",
     "theta 0.898, ets 0.920", "theta 7.20, ets 6.34"},
    {"tourism monthly", "tourism_all", "MONTHLY", 12, 12, 24, 0.822, 13.0,
     "R: theta 0.878, ets 0.826", "theta 0.844, ets 0.939", "theta 17.19, ets 13.05"},
    {"M4 weekly", "m4_weekly", "WEEKLY", 52, 1, 13, 0.841, 19.4, "R: theta 0.971, ets 0.931",
     "theta 0.924, ets 0.964", "theta 24.10, ets 20.39"}};

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
    Result mean;
    for (const Method method : {Method::theta, Method::dynamic_theta, Method::ets, Method::mean}) {
      const Result r = judge(all, set, method, set.period);
      if (method == Method::mean) mean = r;
      std::printf("%-16s %-7s %7.3f %7.3f %7.4f %9.3f %9.3f %7.2f\n", set.name,
                  std::string(name_of(method)).c_str(), r.point.smape, r.point.mase,
                  owa(r.point, naive2.point), r.cover80, r.cover95, r.msis);
    }
    const std::string name = std::string(set.name) + ": ";
    goal::at_most("E8", name + "OWA", owa(mean.point, naive2.point), set.owa_goal,
                  {.peers = set.owa_peers});
    goal::within("E9", name + "80 % intervals cover", mean.cover80, 0.78, 0.83);
    goal::within("E9", name + "95 % intervals cover", mean.cover95, 0.94, 0.97,
                 {.peers = set.cover_peers});
    goal::at_most("E9", name + "MSIS", mean.msis, set.msis_goal,
                  {.peers = set.msis_peers, .digits = 2});
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
  double wis_share() const { return wis / naive_wis; }
  void print(const char* name) const {
    std::printf("  %-26s n %5.0f  WIS %.3f  log WIS %.3f  MAE %.3f of naive  covers %.3f / %.3f\n",
                name, n, wis_share(), log / naive_log, error / naive_error, in80 / n, in95 / n);
  }
};

// A year of origins fills the pool of errors and is not scored.
constexpr std::size_t first_scored = 35;

struct RouteResult {
  std::vector<Sum> legs;
  Sum whole;
  std::vector<Call> surges;
};

RouteResult run_route(const BacktestOptions& options, const char* title) {
  std::printf("%s\n", title);
  RouteResult result;
  for (const cases::Leg& leg : cases::route()) {
    Sum& sum = result.legs.emplace_back();
    for (const BacktestForecast& f : backtest_corridor(leg.series, options)) {
      if (f.now < first_scored) continue;
      sum.add(f);
      result.whole.add(f);
      const auto& here = leg.series[f.series].here;
      const double bar =
          std::max(200.0, 1.3 * (here[f.now] + here[f.now - 1] + here[f.now - 2]) / 3);
      result.surges.push_back({f.issued.above(bar - 0.5), f.actual >= bar});
    }
    sum.print(leg.name);
  }
  result.whole.print("all legs");
  return result;
}

void corridor() {
  BacktestOptions options = adaptive_backtest({.edge = false, .use_upstream = false});
  run_route(options, "\none month ahead, own past alone");
  options.corridor.use_upstream = true;
  run_route(options, "one month ahead, upstream to the same month");
  options.corridor.edge = true;
  const RouteResult edge = run_route(options, "one month ahead, upstream one month fresher");
  std::printf("  surges of 1.3 times the quarter's mean and 200 persons: n %zu\n",
              edge.surges.size());
  double off = 0;
  for (const ReliabilityBin& bin : reliability(edge.surges)) {
    std::printf("    said %4.0f %%  came %4.0f %%  of %zu\n", 100 * bin.said, 100 * bin.came,
                bin.calls);
    if (bin.calls >= 75) off = std::max(off, std::abs(bin.said - bin.came));
  }
  run_route({.corridor = {.ahead = 3}}, "three months ahead, fixed levels");
  const RouteResult far =
      run_route(adaptive_backtest({.ahead = 3}), "three months ahead, adaptive levels");

  constexpr goal::Shown by_legs{.peers = "naive 1, own elastic net 0.99"};
  goal::at_most("E11", "WIS of naive, all legs", edge.whole.wis_share(), 0.86, by_legs);
  goal::at_most("E11", "WIS of naive, Honduras", edge.legs[0].wis_share(), 0.80);
  goal::at_most("E11", "WIS of naive, Mexico", edge.legs[1].wis_share(), 0.81);
  goal::at_most("E11", "WIS of naive, United States", edge.legs[2].wis_share(), 0.92);
  goal::at_most("E11", "error of naive, all legs", edge.whole.error / edge.whole.naive_error, 0.91,
                {.peers = "hhh4 1.06"});
  goal::at_least("E11", "three months ahead: 80 % covers", far.whole.in80 / far.whole.n, 0.78);
  goal::at_least("E11", "three months ahead: 95 % covers", far.whole.in95 / far.whole.n, 0.93);
  goal::at_least("E12", "Brier skill", brier_skill(edge.surges), 0.27, {.peers = "naive 0.166"});
  goal::at_least("E12", "area under the curve", area_under_curve(edge.surges), 0.835,
                 {.peers = "naive 0.796"});
  goal::at_most("E12", "farthest of what was said from what came, bins of 75", off, 0.08);
}

}  // namespace

int main() {
  competitions();
  corridor();
}
