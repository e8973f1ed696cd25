#include "exchange/series_rows.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <set>

#include "exchange/csv.h"

namespace acta::exchange {
namespace {

constexpr std::size_t most_errors = 100;

void refuse(Errors& errors, const char* message, std::string place, std::string_view value = {}) {
  errors.push_back({ErrorKind::invalid, message, std::move(place), std::string(value), {}});
}

bool is_header(const std::vector<std::string_view>& cells) {
  return cells.size() > 1 && !cells[1].empty() && !parse_value(cells[1], {}) &&
         cells[1].find_first_of("0123456789") != 0 && cells[1].front() != '-';
}

std::size_t filled(const std::vector<std::string_view>& cells) {
  std::size_t size = cells.size();
  while (size > 1 && cells[size - 1].empty()) --size;
  return size;
}

void read_row(const std::vector<std::string_view>& cells, const std::string& line,
              std::set<std::string, std::less<>>& seen, SeriesRows& rows, Errors& errors) {
  if (cells.front().empty()) refuse(errors, "error.series.no-name", line + ":1");
  else if (!seen.emplace(cells.front()).second)
    refuse(errors, "error.series.twice", line + ":1", cells.front());
  const std::size_t size = filled(cells);
  if (size < 2) refuse(errors, "error.series.no-value", line, cells.front());
  rows.ids.emplace_back(cells.front());
  auto& values = rows.values.emplace_back();
  values.reserve(size - 1);
  for (std::size_t i = 1; i < size && errors.size() < most_errors; ++i) {
    if (cells[i].empty()) {
      values.push_back(std::numeric_limits<double>::quiet_NaN());
      continue;
    }
    auto value = parse_value(cells[i], line + ':' + std::to_string(i + 1));
    if (value) values.push_back(*value);
    else errors.push_back(std::move(value).error());
  }
}

}  // namespace

std::map<std::string_view, std::span<const double>> SeriesRows::by_id() const {
  std::map<std::string_view, std::span<const double>> all;
  for (std::size_t i = 0; i < ids.size(); ++i) all.emplace(ids[i], values[i]);
  return all;
}

Result<double> parse_value(std::string_view text, std::string_view place) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, wrong] = std::from_chars(text.data(), end, value);
  if (stopped != end || text.empty() || wrong == std::errc::invalid_argument || std::isnan(value))
    return invalid("error.series.not-a-number", place, text);
  if (wrong != std::errc{} || std::abs(value) > 1e15)
    return invalid("error.series.too-large", place, text);
  if (value < 0) return invalid("error.counts.negative", place, text);
  return value;
}

Checked<SeriesRows> read_series_rows(std::string_view text, std::string_view file) {
  CsvReader reader(text, file);
  SeriesRows rows;
  Errors errors;
  std::set<std::string, std::less<>> seen;
  for (bool first = true; errors.size() < most_errors; first = false) {
    const auto record = reader.next_filled();
    if (!record) {
      errors.push_back(record.error());
      break;
    }
    if (!*record) break;
    const auto& cells = (*record)->cells;
    if (first && is_header(cells)) continue;
    read_row(cells, std::string(file) + ':' + std::to_string((*record)->line), seen, rows, errors);
  }
  if (errors.empty() && rows.ids.empty()) refuse(errors, "error.series.no-row", std::string(file));
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return rows;
}

}  // namespace acta::exchange
