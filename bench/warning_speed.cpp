// How long forecasts take, and how much memory.
//
//   bench_warning_speed series              microseconds of processor time a series of M3, for
//                                           bench/warning_forecast
//   bench_warning_speed scale [MANY] [SOME] MANY monthly series (a million) by theta, dynamic
//                                           theta and damped trend, and SOME (50,000) by mean
//   bench_warning_speed panels              everything that is said of the panels of real borders

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <sys/resource.h>

#include "goal.h"
#include "warning/ets.h"
#include "warning/panel.h"
#include "warning/surprise.h"
#include "warning/testing_competition.h"

namespace {

using namespace acta::warning;
namespace cases = acta::warning::testing;

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
void on_two_threads(const char* name, std::size_t series, double seconds) {
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
      "%zu monthly series of 120 counts by %s on two threads: %.1f s, %.1f s of processor time, "
      "%ld MB\n",
      series, name, clock() - begun, processor() - worked, used.ru_maxrss / 1024);
  const std::string what = std::to_string(series) + " monthly series by " + name;
  // What others leave of two cores is no measure of ours: twice the time by the clock.
  goal::at_most("E13", what + ", processor time of both", processor() - worked, 2 * seconds,
                {.digits = 0, .unit = " s"});
  goal::at_most("E13", what + ", memory", static_cast<double>(used.ru_maxrss) / 1024, 512,
                {.digits = 0, .unit = " MB"});
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
      "time\n",
      counts, series, clock() - begun, processor() - worked);
  goal::at_most("E13", "all said of the panels of real borders, processor time",
                processor() - worked, 1, {.digits = 2, .unit = " s"});
}

std::size_t number_or(int argc, char** argv, int at, std::size_t otherwise) {
  return argc > at ? std::stoul(argv[at]) : otherwise;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 1 ? argv[1] : "";
  if (what == "series") {
    speed();
  } else if (what == "scale") {
    on_two_threads<QuickForecast>("theta, dynamic theta and damped trend",
                                  number_or(argc, argv, 2, 1'000'000), 150);
    on_two_threads<MeanForecast>("mean", number_or(argc, argv, 3, 50'000), 150);
  } else if (what == "panels") {
    panels();
  } else {
    std::fprintf(stderr, "bench_warning_speed series|scale|panels\n");
    return 2;
  }
}
