#include "cli/warn/forecast_rows.h"

#include <charconv>
#include <cmath>
#include <set>

#include "exchange/csv.h"

namespace acta::cli {
namespace {

using Table = exchange::CsvTable;
using warning::ScoredForecast;

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

}  // namespace

Checked<std::vector<ScoredForecast>> read_forecast_rows(std::string_view text,
                                                        std::string_view file) {
  const auto table = exchange::read_csv_table(text, file);
  if (!table) return tl::unexpected(table.error());
  return Reading(*table).run();
}

}  // namespace acta::cli
