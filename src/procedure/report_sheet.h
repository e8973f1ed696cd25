#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/result.h"
#include "exchange/sheet.h"
#include "procedure/desk.h"
#include "procedure/report.h"
#include "register/view.h"

namespace acta::procedure {

// The sheet in which a state reports on its promises, a row each (docs/formats/sheet.md):
//
//   reference | country | commitment | deadline | status | as_of | report | evidence | version
//
// It is downloaded, filled in away from here and sent back. `version` is the entry at which it was
// written: what a row says is compared with what stood there then, so that a file sent back as it
// was changes nothing, whatever happened meanwhile, and nobody writes over what he has not seen.

// In the order of the file. Choices are in the language asked for.
std::vector<exchange::SheetColumn> report_sheet_columns(const record::View& view,
                                                        std::string_view language);

// The commitments on which the country may report, with its last report on each.
// error.sheet.no-commitments.
Result<std::string> write_report_sheet(const record::View& view, std::string_view country,
                                       const Messages& t, exchange::SheetFormat format);

enum class RowFate : std::uint8_t { created, changed, unchanged, rejected };
inline constexpr std::array<RowFate, 4> all_row_fates{RowFate::created, RowFate::changed,
                                                      RowFate::unchanged, RowFate::rejected};
std::string_view name_of(RowFate fate);

// What a row would do.
struct RowPreview {
  struct Change {
    std::string column;  // key: "status"
    std::string before, after;
  };
  std::uint32_t row = 0;  // of the file
  RowFate fate = RowFate::unchanged;
  std::string commitment;  // as written
  std::vector<Change> changes;
  Errors errors;  // of a rejected row; places are cells: "colombia.xlsx:C5"
  Matter matter;  // of a created or changed one, for may()
  std::vector<record::ClaimDraft> drafts;
  std::string waiting;               // the newest proposal on it; empty: none waits
  std::uint64_t amends = 0;          // its version, if it came back and the row is its next one
  std::vector<std::string> written;  // the cells, in the order of the columns
};

struct SheetPreview {
  std::string file;
  std::string country;
  std::string language;       // of the header, else the one asked for
  std::vector<bool> columns;  // which of them the file has
  std::vector<RowPreview> rows;
  std::vector<exchange::Sheet::Notice> notices;
  exchange::SpreadsheetFile taken;

  std::size_t count(RowFate fate) const;
};

// What a file would do to the record that the View stands for (the newest entry) and to what was
// proposed before, `sent` by its last change: what waits already is unchanged, and what was taken
// back can be sent anew. Errors are for who reads `language`. Nothing is recorded. Errors are those
// of the file as a whole; those of a row are with the row, and are what a form would be told, and
// error.sheet.other-country, .no-reference, .repeated-row, .unknown-status .serial, .emptied,
// .version, .changed-meanwhile.
Checked<SheetPreview> preview_report_sheet(const record::View& view, std::string_view country,
                                           std::string_view language, std::string_view bytes,
                                           std::string_view file, std::vector<Proposed> sent = {});

// The rejected rows as they were written, in the columns that the file had, and one more that gives
// the reason. It can be corrected and sent back.
using ExplainError = std::function<std::string(const Error&)>;
Result<std::string> write_rejected_rows(const record::View& view, const SheetPreview& preview,
                                        const Messages& t, exchange::SheetFormat format,
                                        const ExplainError& explain);

}  // namespace acta::procedure
