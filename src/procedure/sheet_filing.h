#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "procedure/desk.h"
#include "procedure/report_sheet.h"

// From a sheet to the desk: each row that says something new is a report of its own, under the same
// permissions and before the same eyes as one that was typed into the form.
//
//   const auto preview = preview_for(desk, ana, "COL", "es", bytes, "colombia.xlsx");
//   const auto sent = propose_sheet(desk, ana, *preview, TakeRows::all_or_none);
namespace acta::procedure {

// preview_report_sheet() of the record as it stands and of what waits at the desk. A row that the
// actor may not propose is rejected, at the cell of its reference.
Checked<SheetPreview> preview_for(const Desk& desk, const Actor& actor, std::string_view country,
                                  std::string_view language, std::string_view bytes,
                                  std::string_view file);

enum class TakeRows : std::uint8_t { all_or_none, valid };

// One proposal a row, in the order of the file; all of them or none. The same file sent again is
// the same proposals. error.sheet.rejected-rows, where rows were rejected and all are wanted.
Checked<std::vector<Proposed>> propose_sheet(Desk& desk, const Actor& actor,
                                             const SheetPreview& preview, TakeRows take);

}  // namespace acta::procedure
