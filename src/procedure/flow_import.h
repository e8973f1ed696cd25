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
  std::string bytes;    // CSV in UTF-8
  std::string mapping;  // of the record: "gdidata-darien"
  std::string sender;   // the office that says so
};

// What it would change, series by series.
struct FlowChange {
  std::string flow, nationality;  // as in FlowCount
  Day first, last;                // months of the file
  std::size_t created = 0;        // cells of which nothing was known
  std::size_t revised = 0;        // that say something else than before
  std::size_t unchanged = 0;
};

struct FlowPreview {
  Submission submission;      // one claim …
  record::FlowCounts counts;  // … and what it binds
  std::vector<FlowChange> changes;
  bool known = false;  // these very counts were received before: nothing would be recorded
};

// Looks at a file against the record. Beside what is wrong within the file (exchange/flow_file.h):
// a mapping that the record does not hold, movements that it does not describe or does not count
// monthly, counts that are not published (they would have to be rounded and small ones hidden
// first), months that have not ended, and a series whose counts are a thousand times what they
// were.
Checked<FlowPreview> preview_flow_file(const record::View& view, const record::CountsOf& counts,
                                       const ReceivedFile& file);

}  // namespace acta::procedure
