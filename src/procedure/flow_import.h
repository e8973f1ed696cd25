#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "procedure/submission.h"
#include "register/flow_count.h"
#include "register/view.h"

namespace acta::procedure {

// A file of counts that somebody sends.
struct ReceivedFile {
  std::string name;     // "darien_2025-05.csv"
  std::string bytes;    // CSV
  std::string mapping;  // of the record: "gdidata-darien"
  std::string sender;   // the office that says so
};

// What it would change, series by series.
struct FlowChange {
  std::string flow, nationality;  // as in FlowCount
  record::Frequency every;
  Day first, last;          // first days of the first and last period of the file
  std::size_t created = 0;  // cells of which nothing was known
  std::size_t revised = 0;  // that say something else than before
  std::size_t unchanged = 0;
};

struct FlowPreview {
  Submission submission;      // one claim …
  record::FlowCounts counts;  // … and what it binds
  std::vector<FlowChange> changes;
  bool known = false;  // these very counts were received before: nothing would be recorded
};

// Looks at a file against the record. Beside what is wrong within the file (exchange/flow_file.h):
// a mapping that the record does not hold, movements that it does not describe or counts at another
// frequency, columns that were exchanged, periods that have not ended, and a series whose counts
// are a thousand times what they were.
//
// Counts that are not published need words in the record that say how small ones are hidden and the
// others rounded (register/count_protection.h): the preview, the claim and what is kept hold only
// what is left then, and not even the digest of the file's bytes. A period that was told by
// nationality cannot be told as a total alone, nor the other way round.
Checked<FlowPreview> preview_flow_file(const record::View& view, const record::CountsOf& counts,
                                       const ReceivedFile& file);

}  // namespace acta::procedure
