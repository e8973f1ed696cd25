#include "exchange/count_matrix.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

#include "exchange/csv.h"
#include "register/frequency.h"

namespace acta::exchange {
namespace {

constexpr std::size_t most_errors = 100;
constexpr std::uint64_t most_counted = std::uint64_t{1} << 53;

bool digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Of a period whose name says which one follows it: a whole number, "2023-08", "2023-W35".
std::optional<std::int64_t> numbered(std::string_view name) {
  using record::Frequency;
  if (digits(name)) {
    std::int64_t number = 0;
    if (std::from_chars(name.data(), name.data() + name.size(), number).ec != std::errc())
      return std::nullopt;
    return number;
  }
  const bool week = name.find('W') != std::string_view::npos;
  if (name.size() != std::string_view(week ? "2023-W35" : "2023-08").size()) return std::nullopt;
  const Frequency every = week ? Frequency::week : Frequency::month;
  const auto day = record::parse_period(every, name);
  return day ? std::optional(record::period_number(every, *day)) : std::nullopt;
}

class Reading {
 public:
  Reading(std::string_view text, std::string_view file, CellReader cell)
      : reader_(text, file), file_(file), cell_(cell) {}

  Checked<CountMatrix> run() {
    if (read_header())
      while (errors_.size() < most_errors && read_row()) {
      }
    if (errors_.empty() && matrix_.periods.empty()) refuse("error.counts.no-row", file_, {});
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    return std::move(matrix_);
  }

 private:
  // Null at the end or after an error.
  const CsvRecord* next() {
    auto record = reader_.next_filled();
    if (record) return *record;
    errors_.push_back(std::move(record).error());
    return nullptr;
  }

  bool read_header() {
    const CsvRecord* const header = next();
    if (!header) {
      if (errors_.empty()) refuse("error.csv.no-header", file_, {});
      return false;
    }
    const std::string line = file_ + ':' + std::to_string(header->line);
    std::set<std::string_view> seen;
    for (std::size_t i = 1; i < header->cells.size(); ++i) {
      const std::string_view name = header->cells[i];
      if (name.empty()) refuse("error.csv.unnamed-column", line, {});
      else if (!seen.insert(name).second) refuse("error.csv.repeated-column", line, name);
      matrix_.names.emplace_back(name);
    }
    matrix_.counts.resize(matrix_.names.size());
    if (matrix_.names.empty()) refuse("error.counts.no-series", line, {});
    return errors_.empty();
  }

  bool read_row() {
    const CsvRecord* const row = next();
    if (!row) return false;
    const std::string line = file_ + ':' + std::to_string(row->line);
    if (row->cells.size() != matrix_.names.size() + 1) {
      refuse("error.csv.ragged-row", line, std::to_string(row->cells.size()),
             std::to_string(matrix_.names.size() + 1));
      return true;
    }
    period(row->cells.front(), line);
    for (std::size_t i = 0; i < matrix_.names.size() && errors_.size() < most_errors; ++i) {
      auto count = cell_(row->cells[i + 1], {});
      if (count) {
        matrix_.counts[i].push_back(*count);
        continue;
      }
      count.error().place = line + ':' + matrix_.names[i];
      errors_.push_back(std::move(count).error());
    }
    return true;
  }

  void period(std::string_view name, const std::string& line) {
    if (name.empty()) refuse("error.counts.no-period", line, {});
    if (!matrix_.periods.empty() && !name.empty()) follow(matrix_.periods.back(), name, line);
    matrix_.periods.emplace_back(name);
  }

  void follow(const std::string& before, std::string_view name, const std::string& line) {
    if (name == before) return refuse("error.counts.period-twice", line, name);
    const auto last = numbered(before), now = numbered(name);
    if (!last || !now) {
      if (name < before) refuse("error.counts.period-order", line, name, before);
    } else if (*now == *last) refuse("error.counts.period-twice", line, name);
    else if (*now < *last) refuse("error.counts.period-order", line, name, before);
    else if (*now - *last > 1) refuse("error.counts.period-missing", line, name, before);
  }

  void refuse(const char* message, std::string_view place, std::string_view value,
              std::string_view hint = {}) {
    errors_.push_back(
        {ErrorKind::invalid, message, std::string(place), std::string(value), std::string(hint)});
  }

  CsvReader reader_;
  std::string file_;
  CellReader cell_;
  CountMatrix matrix_;
  Errors errors_;
};

}  // namespace

Result<double> parse_count(std::string_view text, std::string_view place) {
  if (text.empty()) return invalid("error.counts.missing", place);
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  std::uint64_t count = 0;
  if (digits(text)) {
    const auto wrong = std::from_chars(begin, end, count).ec;
    if (wrong != std::errc{} || count > most_counted)
      return invalid("error.counts.too-large", place, text, std::to_string(most_counted));
    return static_cast<double>(count);
  }
  if (text.front() == '-' && digits(text.substr(1)))
    return invalid("error.counts.negative", place, text);
  // Programs write 200000 as 2e+05 and, beside a gap, 12 as 12.0.
  double value = 0;
  const auto [stopped, wrong] = std::from_chars(begin, end, value);
  const bool number = digits(text.substr(0, 1)) && stopped == end;
  if (number && (wrong != std::errc{} || value >= static_cast<double>(most_counted)))
    return invalid("error.counts.too-large", place, text, std::to_string(most_counted));
  if (!number || value != std::floor(value))
    return invalid("error.counts.not-a-count", place, text);
  return value;
}

Result<double> parse_known_count(std::string_view text, std::string_view place) {
  if (text.empty() || text == "NA") return std::numeric_limits<double>::quiet_NaN();
  return parse_count(text, place);
}

Result<double> parse_increment(std::string_view text, std::string_view place) {
  if (!text.starts_with('-')) return parse_known_count(text, place);
  const auto taken_back = parse_count(text.substr(1), place);
  if (taken_back) return -*taken_back;
  const bool large = taken_back.error().message == "error.counts.too-large";
  return invalid(large ? "error.counts.too-large" : "error.counts.not-a-count", place, text,
                 taken_back.error().hint);
}

Checked<CountMatrix> read_count_matrix(std::string_view text, std::string_view file,
                                       CellReader cell) {
  return Reading(text, file, cell).run();
}

}  // namespace acta::exchange
