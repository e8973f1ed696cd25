#include "exchange/spreadsheet.h"

#include <algorithm>

namespace acta::exchange {
namespace {

// Letters, then digits, both with an optional "$"; what stands behind them is left in `text`.
std::optional<CellAddress> take_address(std::string_view& text) {
  const auto skip_dollar = [&] {
    if (text.starts_with('$')) text.remove_prefix(1);
  };
  CellAddress address;
  skip_dollar();
  for (; !text.empty() && text[0] >= 'A' && text[0] <= 'Z'; text.remove_prefix(1)) {
    address.column = address.column * 26 + static_cast<std::uint32_t>(text[0] - 'A' + 1);
    if (address.column > most_sheet_columns) return std::nullopt;
  }
  skip_dollar();
  for (; !text.empty() && text[0] >= '0' && text[0] <= '9'; text.remove_prefix(1)) {
    address.row = address.row * 10 + static_cast<std::uint32_t>(text[0] - '0');
    if (address.row > most_sheet_rows) return std::nullopt;
  }
  if (address.row == 0 || address.column == 0) return std::nullopt;
  return address;
}

}  // namespace

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters;
}

std::string format_address(CellAddress address) {
  return column_letters(address.column) + std::to_string(address.row);
}

std::optional<CellAddress> parse_address(std::string_view text) {
  const auto address = take_address(text);
  return text.empty() ? address : std::nullopt;
}

std::optional<CellRange> parse_range(std::string_view text) {
  const auto first = take_address(text);
  if (!first) return std::nullopt;
  if (text.empty()) return CellRange{*first, *first};
  if (!text.starts_with(':')) return std::nullopt;
  const auto last = parse_address(text.substr(1));
  if (!last || last->row < first->row || last->column < first->column) return std::nullopt;
  return CellRange{*first, *last};
}

std::string format_range(const CellRange& range) {
  return format_address(range.first) + ':' + format_address(range.last);
}

const SheetCell* SheetRow::at(std::uint32_t column) const {
  const auto found = std::lower_bound(
      cells.begin(), cells.end(), column,
      [](const SheetCell& cell, std::uint32_t wanted) { return cell.column < wanted; });
  return found != cells.end() && found->column == column ? &*found : nullptr;
}

}  // namespace acta::exchange
