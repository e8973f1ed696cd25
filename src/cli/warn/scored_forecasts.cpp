#include "cli/warn/scored_forecasts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "exchange/csv.h"
#include "warning/forecast.h"
#include "warning/scores.h"

namespace acta::cli {
namespace {

using Table = exchange::CsvTable;

class Reading {
 public:
  explicit Reading(const Table& table) : table_(table) {}

  Checked<std::vector<ScoredForecast>> run() {
    const auto id = column("id"), h = column("h"), mean = column("mean");
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    std::vector<ScoredForecast> all;
    std::set<std::pair<std::string, std::size_t>> seen;
    for (const Table::Row& row : table_.rows) {
      ScoredForecast& read = all.emplace_back();
      read.id = row.cells[*id];
      read.h = horizon(row, *h);
      read.mean = number(row, *mean);
      read.middle = limits(row, "lo80", "hi80");
      read.wide = limits(row, "lo95", "hi95");
      if (!seen.emplace(read.id, read.h).second)
        refuse("error.series.twice", table_.place(row, *h), read.id);
    }
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    return all;
  }

 private:
  void refuse(const char* message, std::string place, std::string_view value) {
    errors_.push_back({ErrorKind::invalid, message, std::move(place), std::string(value), {}});
  }

  std::optional<std::size_t> column(const char* name) {
    const auto found = table_.column(name);
    if (!found) refuse("error.score.no-column", table_.file, name);
    return found;
  }

  // A forecast may be below zero, unlike a count.
  double number(const Table::Row& row, std::size_t at) {
    const std::string& text = row.cells[at];
    double value = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (wrong == std::errc{} && end == text.data() + text.size() && std::isfinite(value))
      return value;
    refuse("error.series.not-a-number", table_.place(row, at), text);
    return 0;
  }

  std::size_t horizon(const Table::Row& row, std::size_t at) {
    const std::string& text = row.cells[at];
    std::size_t h = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), h);
    if (wrong != std::errc{} || end != text.data() + text.size() || h == 0 || h > 100'000)
      refuse("error.score.not-a-horizon", table_.place(row, at), text);
    return h;
  }

  std::optional<ScoredForecast::Limits> limits(const Table::Row& row, const char* low_name,
                                               const char* high_name) {
    const auto low = table_.column(low_name), high = table_.column(high_name);
    if (!low && !high) return std::nullopt;
    if (!low || !high) {
      if (row.line == table_.rows.front().line)
        refuse("error.score.no-column", table_.file, low ? high_name : low_name);
      return std::nullopt;
    }
    const ScoredForecast::Limits read{number(row, *low), number(row, *high)};
    if (read.low > read.high)
      refuse("error.score.limits", table_.place(row, *low), row.cells[*low]);
    return read;
  }

  const Table& table_;
  Errors errors_;
};

// A mean that knows whether there was anything.
struct Mean {
  double sum = 0;
  std::size_t count = 0;
  void add(double value) {
    if (!std::isfinite(value)) return;
    sum += value;
    ++count;
  }
  double get() const { return count > 0 ? sum / static_cast<double>(count) : ScoreRow::unknown; }
};

struct Tally {
  std::size_t forecasts = 0;
  Mean mae, smape, mase, naive_smape, naive_mase, wis, log_wis, cover80, cover95, msis;

  void point(double forecast, double actual, double scale) {
    ++forecasts;
    mae.add(std::abs(forecast - actual));
    smape.add(warning::smape({&forecast, 1}, {&actual, 1}));
    if (scale > 0) mase.add(std::abs(forecast - actual) / scale);
  }
  void naive(double forecast, double actual, double scale) {
    naive_smape.add(warning::smape({&forecast, 1}, {&actual, 1}));
    if (scale > 0) naive_mase.add(std::abs(forecast - actual) / scale);
  }
  void limits(const ScoredForecast& f, double actual, double scale) {
    const auto covered = [&](const ScoredForecast::Limits& l) {
      return l.low <= actual && actual <= l.high ? 1.0 : 0.0;
    };
    if (f.middle) cover80.add(covered(*f.middle));
    if (!f.wide) return;
    cover95.add(covered(*f.wide));
    if (scale > 0)
      msis.add(warning::msis({&f.wide->low, 1}, {&f.wide->high, 1}, {&actual, 1}, 0.95, scale));
    if (!f.middle) return;
    std::array<double, 5> q = {f.wide->low, f.middle->low, f.mean, f.middle->high, f.wide->high};
    constexpr std::array<double, 5> levels = {0.025, 0.1, 0.5, 0.9, 0.975};
    wis.add(warning::wis(q, levels, actual));
    for (double& value : q) value = std::log1p(std::max(value, 0.0));
    log_wis.add(warning::wis(q, levels, std::log1p(actual)));
  }
  ScoreRow row(std::size_t h) const {
    ScoreRow row{
        h,         forecasts,     mae.get(),     smape.get(),   mase.get(), ScoreRow::unknown,
        wis.get(), log_wis.get(), cover80.get(), cover95.get(), msis.get()};
    row.owa = warning::owa({row.smape, row.mase}, {naive_smape.get(), naive_mase.get()});
    return row;
  }
};

std::map<std::string_view, const std::vector<double>*> by_id(const SeriesRows& rows) {
  std::map<std::string_view, const std::vector<double>*> all;
  for (std::size_t i = 0; i < rows.ids.size(); ++i) all.emplace(rows.ids[i], &rows.values[i]);
  return all;
}

// What a series' errors are measured against.
struct Yardstick {
  double scale = ScoreRow::unknown;
  std::vector<double> naive2;
};

std::map<std::string_view, Yardstick> yardsticks(const SeriesRows& history, std::size_t period,
                                                 std::size_t horizon) {
  std::map<std::string_view, Yardstick> all;
  warning::ForecastScratch scratch;
  for (std::size_t i = 0; i < history.ids.size(); ++i) {
    warning::Outlook outlook;
    outlook.mean.resize(horizon);
    warning::forecast(history.values[i], period, warning::Method::naive2, scratch, outlook);
    all.emplace(history.ids[i], Yardstick{warning::naive_error(history.values[i], period),
                                          std::move(outlook.mean)});
  }
  return all;
}

}  // namespace

Checked<std::vector<ScoredForecast>> read_scored_forecasts(std::string_view text,
                                                           std::string_view file) {
  const auto table = exchange::read_csv_table(text, file);
  if (!table) return tl::unexpected(table.error());
  return Reading(*table).run();
}

Scoring score_forecasts(const std::vector<ScoredForecast>& forecasts, const SeriesRows& actuals,
                        const SeriesRows& history, std::size_t period) {
  std::size_t farthest = 0;
  for (const ScoredForecast& forecast : forecasts) farthest = std::max(farthest, forecast.h);
  const auto values = by_id(actuals);
  const auto sticks = yardsticks(history, period, farthest);
  std::map<std::size_t, Tally> tallies;
  Tally whole;
  Scoring scoring;
  for (const ScoredForecast& forecast : forecasts) {
    const auto series = values.find(forecast.id);
    if (series == values.end() || series->second->size() < forecast.h ||
        std::isnan((*series->second)[forecast.h - 1])) {
      ++scoring.without_actual;
      continue;
    }
    const double actual = (*series->second)[forecast.h - 1];
    const auto stick = sticks.find(forecast.id);
    const double scale = stick == sticks.end() ? ScoreRow::unknown : stick->second.scale;
    for (Tally* tally : {&tallies[forecast.h], &whole}) {
      tally->point(forecast.mean, actual, scale);
      tally->limits(forecast, actual, scale);
      if (stick != sticks.end()) tally->naive(stick->second.naive2[forecast.h - 1], actual, scale);
    }
  }
  for (const auto& [h, tally] : tallies) scoring.rows.push_back(tally.row(h));
  scoring.rows.push_back(whole.row(0));
  return scoring;
}

}  // namespace acta::cli
