// Detection over the series of a count matrix, on one thread; bench/warning_detect runs it beside
// R.
//
//   bench_warning MATRIX.csv SERIES SETTING   prints: counts judged, microseconds a count
//   bench_warning scale [SERIES]              newest-point detection of as many weekly series
//   bench_warning nowcast                     microseconds of a nowcast

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <map>
#include <sstream>
#include <thread>

#include <sys/resource.h>

#include "exchange/csv.h"
#include "goal.h"
#include "warning/ears.h"
#include "warning/farrington.h"
#include "warning/nowcast.h"

namespace {

using namespace acta::warning;
using Bound = FarringtonOptions::Bound;

double seconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::vector<double> read_series(const std::string& path, const std::string& name) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  const auto table = acta::exchange::read_csv_table(text.str(), path).value();
  const std::size_t column = table.column(name).value();
  std::vector<double> counts;
  for (const auto& row : table.rows) counts.push_back(std::stod(row.cells[column]));
  return counts;
}

FarringtonOptions noufaily(bool weekly) {
  return {.frequency = weekly ? 52 : 12,
          .years = 4,
          .half_window = weekly ? 3 : 1,
          .levels = weekly ? 10 : 4,
          .exclude = weekly ? 26 : 6,
          .trend_p = 1,
          .bound = Bound::negative_binomial};
}

const std::map<std::string, FarringtonOptions> settings{
    {"default-weekly", {.frequency = 52, .years = 5, .half_window = 3}},
    {"default-monthly", {.frequency = 12, .years = 5, .half_window = 1}},
    {"noufaily-weekly", noufaily(true)},
    {"noufaily-monthly", noufaily(false)},
};

// The middle one of five batches, each long enough for a coarse clock.
template <class Round>
double usual(Round&& round) {
  std::vector<double> batches;
  for (int batch = 0; batch < 5; ++batch) {
    const double begin = seconds(CLOCK_THREAD_CPUTIME_ID);
    double took = 0;
    int rounds = 0;
    for (; took < 0.2; took = seconds(CLOCK_THREAD_CPUTIME_ID) - begin, ++rounds) round();
    batches.push_back(took / rounds);
  }
  std::sort(batches.begin(), batches.end());
  return batches[2];
}

int side_by_side(const std::string& path, const std::string& name, const std::string& setting) {
  const std::vector<double> counts = read_series(path, name);
  std::vector<Verdict> verdicts(counts.size());
  std::size_t first = 0;
  double took = 0;
  if (setting == "ears-c1") {
    const EarsOptions options;
    first = ears_first(options);
    took = usual([&] { ears(counts, options, verdicts); });
  } else {
    Farrington farrington(settings.at(setting));
    first = farrington.first();
    took = usual([&] { farrington.judge(counts, verdicts); });
  }
  const auto judged = static_cast<double>(counts.size() - first);
  std::printf("%.0f %.4f\n", judged, took / judged * 1e6);
  return 0;
}

// Weekly counts with a season, of the scale of the series' number; made as they are judged, so that
// memory does not grow with them, and cheaply, so that it is the judging that is measured.
void weekly_series(std::size_t number, std::vector<double>& counts) {
  static const std::vector<double> season = [] {
    std::vector<double> of_week;
    for (int week = 0; week < 52; ++week) of_week.push_back(1 + std::sin(week * 0.12083) / 2);
    return of_week;
  }();
  const double mean = static_cast<double>(1 + number % 997);
  std::uint64_t state = number;
  for (std::size_t t = 0; t < counts.size(); ++t) {
    state = state * 6364136223846793005u + 1442695040888963407u;  // Knuth's MMIX
    const double noise = 0.5 + static_cast<double>(state >> 40) / (1 << 24);
    counts[t] = static_cast<double>(static_cast<std::int64_t>(mean * season[t % 52] * noise));
  }
}

int scale(std::size_t series) {
  constexpr std::size_t weeks = 520, chunk = 4096;
  const double begin = seconds(CLOCK_MONOTONIC), worked = seconds(CLOCK_PROCESS_CPUTIME_ID);
  std::atomic<std::size_t> next = 0, alarms = 0;
  const auto work = [&] {
    Farrington farrington(noufaily(true));
    std::vector<double> counts(weeks);
    for (std::size_t from; (from = next.fetch_add(chunk)) < series;)
      for (std::size_t i = from; i < std::min(series, from + chunk); ++i) {
        weekly_series(i, counts);
        alarms += farrington.newest(counts).alarm;
      }
  };
  std::thread other(work);
  work();
  other.join();
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf(
      "%zu weekly series of %zu counts, newest judged on two threads: %.1f s, %.1f s of processor "
      "time, %ld MB, %zu alarms\n",
      series, weeks, seconds(CLOCK_MONOTONIC) - begin, seconds(CLOCK_PROCESS_CPUTIME_ID) - worked,
      used.ru_maxrss / 1024, alarms.load());
  const std::string what = "newest of " + std::to_string(series) + " weekly series";
  // What others leave of two cores is no measure of ours: twice the time by the clock.
  goal::at_most("E13", what + ", processor time of both",
                seconds(CLOCK_PROCESS_CPUTIME_ID) - worked, 40, {.digits = 1, .unit = " s"});
  goal::at_most("E13", what + ", memory", static_cast<double>(used.ru_maxrss) / 1024, 512,
                {.digits = 0, .unit = " MB"});
  return 0;
}

// The newest rows of a triangle of 75 weeks and five reports, of which the last are still to come.
int nowcasts() {
  constexpr std::size_t weeks = 75, delays = 5;
  std::vector<double> cells(weeks * delays);
  std::uint64_t state = 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;  // Knuth's MMIX
    const double share = static_cast<double>(state >> 40) / (1 << 24);
    cells[i] = std::floor((i % delays == 0 ? 4000 : 600) * (0.8 + 0.4 * share));
    if (i / delays + i % delays >= weeks) cells[i] = std::nan("");
  }
  double all = 0;
  std::size_t made = 0;
  const double took = usual([&] {
    const auto answered = nowcast({cells, delays});
    made = answered.size();
    for (const Nowcast& one : answered)
      for (const double level : {0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975})
        all += one.quantile(level);
  });
  if (!std::isfinite(all)) return 1;
  goal::at_most("E10", "one nowcast of seven quantiles", took / static_cast<double>(made) * 1e6, 50,
                {.peers = "surveillance::nowcast 27 ms and 2.5 s", .digits = 0, .unit = " µs"});
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc >= 2 && std::string(argv[1]) == "scale")
    return scale(argc > 2 ? std::stoul(argv[2]) : 1'000'000);
  if (argc == 2 && std::string(argv[1]) == "nowcast") return nowcasts();
  if (argc == 4) return side_by_side(argv[1], argv[2], argv[3]);
  std::fprintf(stderr, "bench_warning MATRIX.csv SERIES SETTING | scale [SERIES] | nowcast\n");
  return 64;
}
