#include "exchange/xlsx_write.h"

#include <unistd.h>
#include <xlsxwriter.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <system_error>

#include "base/check.h"
#include "exchange/spreadsheet.h"

namespace acta::exchange {
namespace {

// libxlsxwriter writes files only; this one is gone when it goes.
class TemporaryFile {
 public:
  TemporaryFile() : path_(std::filesystem::temp_directory_path() / "acta-xlsx-XXXXXX") {
    descriptor_ = mkstemp(path_.data());
    if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), path_);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    close(descriptor_);
    unlink(path_.c_str());
  }
  const char* path() const { return path_.c_str(); }
  std::string bytes() const {
    const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(path(), "rb"), std::fclose);
    std::string all;
    char piece[1 << 16];
    while (file) {
      const std::size_t count = std::fread(piece, 1, sizeof piece, file.get());
      if (count == 0) break;
      all.append(piece, count);
    }
    return all;
  }

 private:
  std::string path_;
  int descriptor_ = -1;
};

lxw_row_t row_of(std::size_t number) { return static_cast<lxw_row_t>(number); }
lxw_col_t column_of(std::size_t number) { return static_cast<lxw_col_t>(number); }

bool looks_escaped(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdefABCDEF";
  return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
         text.substr(2, 4).find_first_not_of(digits) == text.npos;
}

// What the library leaves as it is and readers would take for another character: a text that looks
// like an escape (ST_Xstring), and the two characters that XML has no way to write.
std::string escaped(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = std::string_view(text).substr(i);
    if (looks_escaped(rest)) out += "_x005F";
    if (rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF")) {
      out += rest[2] == '\xBE' ? "_xFFFE_" : "_xFFFF_";
      i += 2;
      continue;
    }
    out += text[i];
  }
  return out;
}

class TableWriter {
 public:
  TableWriter(const XlsxTable& table, lxw_workbook* book) : table_(table), book_(book) {}

  Result<void> run() {
    sheet_ = workbook_add_worksheet(book_, table_.name.c_str());
    check(sheet_ != nullptr, "the name of a tab is one that spreadsheets take");
    make_formats();
    write_choices();
    for (std::size_t i = 0; i < table_.columns.size(); ++i) write_column(i);
    for (std::size_t i = 0; i < table_.rows.size(); ++i)
      for (std::size_t k = 0; k < table_.rows[i].size(); ++k)
        if (auto written = write_cell(i, k); !written) return written;
    protect();
    return {};
  }

 private:
  lxw_format* format(bool locked) {
    lxw_format* const made = workbook_add_format(book_);
    format_set_num_format_index(made, text_format);
    format_set_text_wrap(made);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    if (locked) format_set_bg_color(made, locked_colour);
    else format_set_unlocked(made);
    return made;
  }

  void make_formats() {
    locked_ = format(true);
    open_ = format(false);
    number_ = format(false);
    format_set_num_format_index(number_, 0);
    header_ = format(true);
    format_set_bold(header_);
    format_set_bottom(header_, LXW_BORDER_THIN);
  }

  // A list written into the rule itself may have 255 characters, so all stand in a tab of their
  // own.
  void write_choices() {
    bool any = false;
    for (const auto& column : table_.columns) any = any || !column.choices.empty();
    if (!any) return;
    lxw_worksheet* const lists = workbook_add_worksheet(book_, table_.choices_name.c_str());
    check(lists != nullptr, "the name of a tab is one that spreadsheets take");
    worksheet_hide(lists);
    for (std::size_t i = 0; i < table_.columns.size(); ++i)
      for (std::size_t k = 0; k < table_.columns[i].choices.size(); ++k)
        worksheet_write_string(lists, row_of(k), column_of(i),
                               escaped(table_.columns[i].choices[k]).c_str(), nullptr);
  }

  void write_column(std::size_t i) {
    const XlsxTable::Column& column = table_.columns[i];
    worksheet_set_column(sheet_, column_of(i), column_of(i), column.width,
                         column.locked ? locked_ : open_);
    worksheet_write_string(sheet_, 0, column_of(i), escaped(column.header).c_str(), header_);
    if (column.choices.empty()) return;
    const std::string letters = column_letters(static_cast<std::uint32_t>(i + 1));
    std::string list = "='" + table_.choices_name + "'!$" + letters + "$1:$" + letters + '$' +
                       std::to_string(column.choices.size());
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    rule.value_formula = list.data();
    std::string refusal = table_.refusal;
    rule.error_message = refusal.data();
    const std::size_t last = table_.rows.size() + table_.rows_below;
    worksheet_data_validation_range(sheet_, 1, column_of(i), row_of(last), column_of(i), &rule);
    for (std::size_t row = table_.rows.size() + 1; column.locked && row <= last; ++row)
      worksheet_write_blank(sheet_, row_of(row), column_of(i), open_);
  }

  Result<void> write_cell(std::size_t row, std::size_t i) {
    const XlsxTable::Value& value = table_.rows[row][i];
    lxw_format* const plain = table_.columns[i].locked ? locked_ : open_;
    if (value.number) {
      worksheet_write_number(sheet_, row_of(row + 1), column_of(i),
                             std::strtod(value.text.c_str(), nullptr),
                             table_.columns[i].locked ? locked_ : number_);
      return {};
    }
    if (value.text.empty()) {
      worksheet_write_blank(sheet_, row_of(row + 1), column_of(i), plain);
      return {};
    }
    const lxw_error error = worksheet_write_string(sheet_, row_of(row + 1), column_of(i),
                                                   escaped(value.text).c_str(), plain);
    if (error != LXW_NO_ERROR)
      return invalid("error.xlsx.text-too-long",
                     format_address({row_of(row + 2), static_cast<std::uint32_t>(i + 1)}));
    return {};
  }

  void protect() {
    worksheet_freeze_panes(sheet_, 1, 1);
    worksheet_repeat_rows(sheet_, 0, 0);
    worksheet_set_landscape(sheet_);
    worksheet_fit_to_pages(sheet_, 1, 0);
    lxw_protection allowed{};
    allowed.format_columns = allowed.format_rows = allowed.insert_rows = 1;
    worksheet_protect(sheet_, nullptr, &allowed);
    worksheet_activate(sheet_);
  }

  static constexpr std::uint8_t text_format = 49;  // "@": what is typed stays as it is typed
  static constexpr lxw_color_t locked_colour = 0xF2F2F2;
  const XlsxTable& table_;
  lxw_workbook* book_;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format *locked_ = nullptr, *open_ = nullptr, *number_ = nullptr, *header_ = nullptr;
};

}  // namespace

Result<std::string> write_xlsx(const XlsxTable& table) {
  const TemporaryFile file;
  lxw_workbook* const book = workbook_new(file.path());
  if (!book) throw std::bad_alloc();
  lxw_doc_properties properties{};
  properties.created = 1;  // else the clock: the same table has the same bytes
  workbook_set_properties(book, &properties);
  const auto written = TableWriter(table, book).run();
  const lxw_error error = workbook_close(book);
  if (!written) return tl::unexpected(written.error());
  if (error != LXW_NO_ERROR)
    throw std::system_error(EIO, std::generic_category(), lxw_strerror(error));
  return file.bytes();
}

}  // namespace acta::exchange
