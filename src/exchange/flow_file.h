#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "exchange/flow_mapping.h"
#include "register/draft.h"
#include "register/flow_count.h"

namespace acta::exchange {

// A file of counts as an office sends it (CSV): all of its cells, or everything that is wrong with
// it, at most a hundred errors with "file:line:column". A count is digits alone unless the mapping
// says how the office writes; an empty cell says that there is no figure, and "<20" that there are
// some and fewer than 20. Refused:
//
//   columns that look like persons (names, documents, birth dates, phones, addresses, coordinates)
//   columns that the mapping does not name, and those that it names and that are not there
//   negative counts, decimal points and commas, thousands' separators, more than 2^53
//   periods that are none ("2023-13"), and periods of one series out of order
//   nationalities that are no ISO 3166-1 alpha-3 code ("OOO": other or unknown)
//   two values for one cell
//   a sum of which a part is not told
//
// Memory is that of the cells, of which there may be two million: groups are added up row by row.
struct FlowFile {
  record::FlowCounts counts;         // sorted
  std::vector<std::uint32_t> lines;  // on which each of them stands; 0: a sum of several
};
Checked<FlowFile> read_flow_file(std::string_view text, std::string_view file,
                                 const FlowMapping& mapping);

// Why no file with a column of this name is taken, as the key of the sentence that says so
// ("error.flows.personal-birth"); empty: there is no reason.
std::string_view personal(std::string_view column);

// The one claim by which a file enters the record: `received` is the digest of its bytes.
record::ClaimDraft delivery_draft(const record::FlowCounts& sorted, const Hash& received,
                                  std::string_view file, std::string_view sender,
                                  record::Frequency every = record::Frequency::month);

}  // namespace acta::exchange
