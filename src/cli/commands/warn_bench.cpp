#include <chrono>
#include <cmath>
#include <ctime>
#include <functional>
#include <memory>
#include <ostream>

#include "cli/commands/all.h"
#include "cli/session.h"
#include "cli/text_table.h"
#include "cli/warn/option_values.h"
#include "exchange/csv.h"
#include "warning/ears.h"
#include "warning/farrington.h"
#include "warning/forecast.h"

namespace acta::cli {
namespace {

using Series = std::vector<double>;

// Counts with a season that wander: the same on every machine.
Series generated(std::size_t points, std::size_t season, std::uint32_t seed) {
  constexpr double turn = 6.283185307179586;
  Series series(points);
  double level = 200;
  for (std::size_t i = 0; i < points; ++i) {
    seed = seed * 1'664'525U + 1'013'904'223U;
    level *= 0.95 + 0.1 * (seed >> 8U) / double(1U << 24U);
    const double phase = turn * static_cast<double>(i % season) / static_cast<double>(season);
    series[i] = std::round(level * (1.5 + std::sin(phase)));
  }
  return series;
}

struct Task {
  std::string name;
  std::size_t points, season;
  std::function<void(const Series&)> run;  // of one series
};

std::vector<Task> tasks() {
  std::vector<Task> all;
  const auto detector = [](const warning::FarringtonOptions& options) {
    return [method = std::make_shared<warning::Farrington>(options)](const Series& series) {
      (void)method->newest(series);
    };
  };
  warning::FarringtonOptions weekly{.frequency = 52, .levels = 10, .exclude = 26, .trend_p = 1};
  weekly.bound = warning::FarringtonOptions::Bound::negative_binomial;
  all.push_back({"detect farrington-noufaily", 520, 52, detector(weekly)});
  const warning::FarringtonOptions monthly{.frequency = 12, .half_window = 1};
  all.push_back({"detect farrington", 120, 12, detector(monthly)});
  all.push_back({"detect ears-c1", 120, 12,
                 [verdicts = std::vector<warning::Verdict>()](const Series& series) mutable {
                   verdicts.resize(series.size());
                   warning::ears(series, {}, verdicts);
                 }});
  for (const auto method : {warning::Method::theta, warning::Method::dynamic_theta,
                            warning::Method::ets, warning::Method::mean}) {
    constexpr std::size_t horizon = 12;
    struct Room {
      warning::ForecastScratch scratch;
      warning::Outlook outlook;
    };
    all.push_back({"forecast " + std::string(warning::name_of(method)), 120, 12,
                   [method, room = std::make_shared<Room>()](const Series& series) {
                     room->outlook.mean.resize(horizon);
                     room->outlook.deviation.resize(horizon);
                     warning::forecast(series, 12, method, room->scratch, room->outlook);
                   }});
  }
  return all;
}

int warn_bench(const Arguments& arguments, Session& session) {
  OptionValues values(arguments);
  const auto many = static_cast<std::size_t>(values.whole("--series", 1000, 10, 10'000'000));
  if (!values.errors().empty()) return session.refuse(values.errors());
  const Messages& t = session.t;
  exchange::CsvWriter csv(exchange::CsvMode::data, "\n");
  for (const char* name : {"work", "points", "series", "seconds", "processor", "per_second"})
    csv.cell(name);
  csv.end_record();
  TextTable table({{std::string(t("column.work"))},
                   {std::string(t("column.points")), TextTable::right},
                   {std::string(t("column.series")), TextTable::right},
                   {std::string(t("column.seconds")), TextTable::right},
                   {std::string(t("column.processor")), TextTable::right},
                   {std::string(t("column.per_second")), TextTable::right}});
  const std::vector<Task> all = tasks();
  constexpr std::size_t variety = 64;  // series that are gone through again and again
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::vector<Series> series;
    for (std::uint32_t seed = 1; seed <= variety; ++seed)
      series.push_back(generated(all[i].points, all[i].season, seed * 977));
    const auto begun = std::chrono::steady_clock::now();
    const std::clock_t worked = std::clock();
    for (std::size_t n = 0; n < many; ++n) all[i].run(series[n % variety]);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    // What was worked, whoever else was at the processor meanwhile.
    const double processor = static_cast<double>(std::clock() - worked) / CLOCKS_PER_SEC;
    const double rate = static_cast<double>(many) / took.count();
    csv.cell(all[i].name).cell(std::to_string(all[i].points)).cell(std::to_string(many));
    csv.cell(fmt::format("{:.3f}", took.count()))
        .cell(fmt::format("{:.3f}", processor))
        .cell(fmt::format("{:.0f}", rate))
        .end_record();
    table.row({all[i].name, std::to_string(all[i].points), t.number(static_cast<double>(many)),
               t.number(took.count(), 3), t.number(processor, 3), t.number(rate)});
  }
  session.world.out << (arguments.has("--csv") ? csv.take() : table.print(session.world.columns));
  return done;
}

}  // namespace

Command warn_bench_command() {
  return {.name = "warn bench",
          .options = {{"--series", "N"}, {.name = "--csv", .sentence = "cli.common.csv"}},
          .examples = {"acta warn bench", "acta warn bench --series 100000 --csv"},
          .run = warn_bench};
}

}  // namespace acta::cli
