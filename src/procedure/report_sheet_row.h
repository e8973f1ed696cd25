#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "exchange/sheet.h"
#include "procedure/permission.h"
#include "procedure/report_sheet_columns.h"
#include "register/view.h"

namespace acta::procedure {

// A row of a report sheet that was sent back (report_sheet.h), before it is compared with anything.
struct RowRead {
  const record::Subject* commitment = nullptr;  // null: none on which the country may report
  Matter matter;
  Reported stands;         // its last report, as the View knows it
  Reported mine;           // what the row says
  std::uint64_t base = 0;  // the entry at which the file was written; the View's if none is given
  Errors errors;           // places are cells
};

// Reads the rows of one sheet, in their order: a second one on the same promise is an error.
// Statuses are read in every language; errors are told in that of the sheet. Both `view` and
// `sheet` must outlive it.
class ReportRowReader {
 public:
  ReportRowReader(const record::View& view, const exchange::Sheet& sheet, std::string_view country,
                  std::string_view language);

  RowRead read(const exchange::Sheet::Row& row);

 private:
  const std::string& text(ReportColumn column) const { return row_->cells[column].text; }
  std::string place(ReportColumn column) const;
  void fail(const char* message, ReportColumn column, std::string value, std::string hint = {});

  bool is_of_country();
  const record::Subject* find_commitment();
  std::uint64_t read_version();
  Reported read_fields();
  std::string read_status();
  std::string read_day();

  const record::View& view_;
  const exchange::Sheet& sheet_;
  const std::string country_, language_;
  const std::map<std::string, std::string> statuses_;       // by word
  std::map<std::string, std::uint32_t, std::less<>> seen_;  // number of the row, by reference
  const exchange::Sheet::Row* row_ = nullptr;
  RowRead now_;
};

// A day as the record writes it; as it stands where it is no date.
std::string day_as_kept(const std::string& written);

}  // namespace acta::procedure
