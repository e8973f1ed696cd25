#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>

#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/sheet.h"

namespace acta::exchange {
namespace {

constexpr std::uint32_t last_header_row = 25;
constexpr std::size_t most_rows = 100'000;

std::string with_line_feeds(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r') out += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n') out += '\n';
  return std::string(trim(out));
}

class SheetReading {
 public:
  SheetReading(std::string_view file, const std::vector<SheetColumn>& columns)
      : columns_(columns), at_(columns.size(), 0) {
    sheet_.file = file;
  }

  Checked<Sheet> run(std::string_view bytes) {
    auto taken =
        read_spreadsheet(bytes, sheet_.file, [this](const SheetRow& row) { return take(row); });
    if (!taken) errors_.push_back(std::move(taken).error());
    else sheet_.taken = *std::move(taken);
    if (errors_.empty() && header_ == 0) {
      if (!sheet_.taken.is_xlsx && is_called_workbook(sheet_.file))
        refuse("error.xlsx.not-xlsx", sheet_.file, {});
      else refuse("error.sheet.no-header", tab(), names());
    }
    if (sheet_.taken.has_macros) refuse("error.sheet.macros", sheet_.file, {});
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    look_for_merged();
    if (!sheet_.taken.unread.empty())
      sheet_.notices.push_back({"notice.sheet.other-tabs", joined(sheet_.taken.unread)});
    tell("notice.sheet.hidden-rows", hidden_);
    tell("notice.sheet.hidden-columns", hidden_columns());
    tell("notice.sheet.formulas", formulas_);
    if (!like_formulas_.empty())
      sheet_.notices.push_back({"notice.sheet.like-formulas", like_formulas_});
    return std::move(sheet_);
  }

 private:
  void refuse(const char* message, std::string place, std::string hint, std::string value = {}) {
    errors_.push_back(
        {ErrorKind::invalid, message, std::move(place), std::move(value), std::move(hint)});
  }
  void tell(const char* message, std::size_t count) {
    if (count > 0) sheet_.notices.push_back({message, std::to_string(count)});
  }

  bool take(const SheetRow& row) {
    if (header_ == 0) {
      if (row.number > last_header_row) return false;
      return read_header(row);
    }
    read_row(row);
    if (sheet_.rows.size() <= most_rows) return true;
    refuse("error.sheet.too-many-rows", sheet_.file, std::to_string(most_rows));
    return false;
  }

  // The columns that a header cell may name, and in which languages it is called so.
  std::optional<std::size_t> column_named(std::string_view written,
                                          std::vector<std::string>& languages) const {
    const std::string name = fold(trim(written));
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (name == columns_[i].key) found = i;
      for (const auto& [language, its_name] : columns_[i].names)
        if (name == fold(its_name)) {
          found = i;
          languages.push_back(language);
        }
    }
    return found;
  }

  bool read_header(const SheetRow& row) {
    std::map<std::string, std::size_t> spoken;
    std::vector<std::uint32_t> at(columns_.size(), 0);
    std::vector<std::pair<std::size_t, std::uint32_t>> twice;
    std::vector<std::string> unknown;
    for (const SheetCell& cell : row.cells) {
      std::vector<std::string> languages;
      const auto column = column_named(cell.text, languages);
      if (!column) {
        unknown.emplace_back(cell.text);
        continue;
      }
      if (at[*column] != 0) twice.emplace_back(*column, cell.column);
      at[*column] = cell.column;
      for (const std::string& language : languages) ++spoken[language];
    }
    const auto known = std::count_if(at.begin(), at.end(), [](auto column) { return column > 0; });
    if (known < 2) return true;
    header_ = row.number;
    at_ = sheet_.at = at;
    for (const auto& [column, second] : twice)
      refuse("error.sheet.repeated-column", address(row.number, second), {}, columns_[column].key);
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (columns_[i].required && at_[i] == 0)
        refuse("error.sheet.missing-column", address(row.number, row.cells.front().column),
               all_names(columns_[i]), columns_[i].key);
    settle_language(spoken);
    for (const std::string& name : unknown)
      sheet_.notices.push_back({"notice.sheet.unknown-column", name});
    return errors_.empty();
  }

  void settle_language(const std::map<std::string, std::size_t>& spoken) {
    std::size_t most = 0;
    for (const auto& [language, count] : spoken) {
      if (count > most) sheet_.language = language;
      else if (count == most) sheet_.language.clear();
      most = std::max(most, count);
    }
  }

  std::string address(std::uint32_t row, std::uint32_t column) const {
    return sheet_.file + ':' + format_address({row, column});
  }
  // What was looked into, where a file has several: "colombia.xlsx:Datos".
  std::string tab() const {
    return sheet_.taken.sheet.empty() ? sheet_.file : sheet_.file + ':' + sheet_.taken.sheet;
  }
  template <class Names>
  static std::string joined(const Names& names) {
    std::string all;
    for (const std::string& name : names) (all += all.empty() ? "" : ", ") += name;
    return all;
  }
  static std::string all_names(const SheetColumn& column) {
    std::set<std::string> names;
    for (const auto& [language, name] : column.names) names.insert(name);
    return joined(names);
  }
  std::string names() const {
    std::vector<std::string> required;
    for (const SheetColumn& column : columns_)
      if (column.required) required.push_back(column.key);
    return joined(required);
  }

  void read_row(const SheetRow& row) {
    Sheet::Row taken{row.number, std::vector<Sheet::Cell>(columns_.size()), {}};
    bool any = false;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      Sheet::Cell& cell = taken.cells[i];
      cell.column = at_[i];
      const SheetCell* const found = at_[i] == 0 ? nullptr : row.at(at_[i]);
      if (!found) continue;
      read_cell(*found, columns_[i].data, cell, taken);
      any = any || !cell.empty() || !taken.errors.empty();
    }
    if (!any) return;
    hidden_ += row.hidden ? 1 : 0;
    sheet_.rows.push_back(std::move(taken));
  }

  void read_cell(const SheetCell& from, bool data, Sheet::Cell& cell, Sheet::Row& row) {
    cell.kind = from.kind;
    cell.text =
        from.kind == SheetCell::Kind::number ? shown_number(from.text) : with_line_feeds(from.text);
    if (!data) return;
    if (from.kind == SheetCell::Kind::text && !from.formula && reads_as_formula(cell.text))
      note_like_formula({row.number, from.column});
    formulas_ += from.formula && from.kind != SheetCell::Kind::empty ? 1 : 0;
    const auto wrong = [&](const char* message) {
      row.errors.push_back({ErrorKind::invalid,
                            message,
                            address(row.number, from.column),
                            std::string(from.text),
                            {}});
    };
    if (from.kind == SheetCell::Kind::error) wrong("error.sheet.cell-error");
    else if (from.formula && from.kind == SheetCell::Kind::empty) wrong("error.sheet.formula");
  }

  // What a spreadsheet may take for a formula is text to us, and is named for its sender to look
  // at.
  void note_like_formula(CellAddress at) {
    constexpr std::size_t most_named = 10;
    if (like_formulas_seen_++ > most_named) return;
    if (!like_formulas_.empty()) like_formulas_ += ", ";
    like_formulas_ += like_formulas_seen_ > most_named ? "…" : format_address(at);
  }

  // Of merged cells only the first holds the value: for which rows it was meant, nobody can tell.
  void look_for_merged() {
    for (Sheet::Row& row : sheet_.rows)
      if (auto error = merged_in(row)) row.errors.push_back(*std::move(error));
  }
  std::optional<Error> merged_in(const Sheet::Row& row) const {
    for (const CellRange& range : sheet_.taken.layout.merged)
      for (std::size_t i = 0; i < columns_.size(); ++i)
        if (columns_[i].data && at_[i] > 0 && range.holds({row.number, at_[i]}))
          return Error{ErrorKind::invalid,
                       "error.sheet.merged",
                       address(row.number, at_[i]),
                       format_range(range),
                       {}};
    return std::nullopt;
  }

  std::size_t hidden_columns() const {
    std::size_t count = 0;
    for (const auto& [first, last] : sheet_.taken.layout.hidden_columns)
      for (std::size_t i = 0; i < columns_.size(); ++i)
        count += columns_[i].data && first <= at_[i] && at_[i] <= last ? 1 : 0;
    return count;
  }

  const std::vector<SheetColumn>& columns_;
  std::vector<std::uint32_t> at_;  // of the file, from 1; 0: not there
  Sheet sheet_;
  Errors errors_;
  std::uint32_t header_ = 0;
  std::size_t hidden_ = 0;
  std::size_t formulas_ = 0;
  std::string like_formulas_;  // where text stands that begins like one: "G2, G5"
  std::size_t like_formulas_seen_ = 0;
};

}  // namespace

std::string Sheet::place(const Row& row, const Cell& cell) const {
  return file + ':' +
         (cell.column == 0 ? std::to_string(row.number)
                           : format_address({row.number, cell.column}));
}

Checked<Sheet> read_sheet(std::string_view bytes, std::string_view file,
                          const std::vector<SheetColumn>& columns) {
  return SheetReading(file, columns).run(bytes);
}

std::string shown_number(std::string_view digits) {
  constexpr std::size_t most_digits = 15;
  const auto significant =
      std::count_if(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool plain = digits.find_first_of("eE") == digits.npos;
  if (plain && static_cast<std::size_t>(significant) <= most_digits) return std::string(digits);
  double number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc{} || stopped != end) return std::string(digits);
  // Fifteen significant digits, and then as many of them as say the same.
  const std::string rounded = fmt::format("{:.{}e}", number, most_digits - 1);
  std::from_chars(rounded.data(), rounded.data() + rounded.size(), number);
  char plainly[400];
  const auto written =
      std::to_chars(plainly, plainly + sizeof plainly, number, std::chars_format::fixed);
  return {plainly, written.ptr};
}

}  // namespace acta::exchange
