#include <algorithm>
#include <array>
#include <utility>

#include "exchange/csv.h"

namespace acta::exchange {
namespace {

// What spreadsheets take for the start of a formula, alone or after a break or a tab that they
// drop (OWASP, CSV injection); the last four are = + - @ in full width.
constexpr std::array<std::string_view, 11> formula_starts = {
    "=",           "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
    "\xEF\xBC\xA0"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// -12.5: a sign, digits, and digits after a point; no exponent, no separators.
bool is_plain_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  const std::string_view rest = text.substr(point);
  return !whole.empty() && std::all_of(whole.begin(), whole.end(), is_digit) &&
         (rest.empty() || (rest.size() > 1 && std::all_of(rest.begin() + 1, rest.end(), is_digit)));
}

}  // namespace

bool reads_as_formula(std::string_view text) {
  return std::any_of(formula_starts.begin(), formula_starts.end(),
                     [&](std::string_view start) { return text.starts_with(start); }) &&
         !is_plain_number(text);
}

bool looks_disarmed(std::string_view text) {
  const std::size_t rest = text.find_first_not_of('\'');
  if (rest == 0 || rest == text.npos) return false;
  return std::any_of(formula_starts.begin(), formula_starts.end(),
                     [&](std::string_view start) { return text.substr(rest).starts_with(start); });
}

CsvWriter::CsvWriter(CsvMode mode, std::string_view line_end, char delimiter)
    : line_end_(line_end), mode_(mode), delimiter_(delimiter) {}

CsvWriter& CsvWriter::cell(std::string_view text) {
  if (cells_++ > 0) out_ += delimiter_;
  const bool disarm =
      mode_ == CsvMode::spreadsheet && (reads_as_formula(text) || looks_disarmed(text));
  // A space at either end is kept by RFC 4180 but trimmed by many programs unless quoted.
  const bool quoted = text.find_first_of("\"\r\n") != std::string_view::npos ||
                      text.find(delimiter_) != std::string_view::npos || text.starts_with(' ') ||
                      text.ends_with(' ');
  if (quoted) out_ += '"';
  if (disarm) out_ += '\'';
  if (quoted) {
    for (const char c : text) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
  } else {
    out_ += text;
  }
  return *this;
}

CsvWriter& CsvWriter::end_record() {
  if (out_.size() == record_start_) out_ += "\"\"";  // else it would be an empty line
  out_ += line_end_;
  record_start_ = out_.size();
  cells_ = 0;
  return *this;
}

std::string CsvWriter::take() {
  record_start_ = 0;
  cells_ = 0;
  return std::exchange(out_, {});
}

}  // namespace acta::exchange
