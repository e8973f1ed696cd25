#pragma once

#include <cstdint>

#include "base/date.h"
#include "base/instant.h"
#include "register/register.h"
#include "site/newest.h"
#include "site/target.h"

namespace acta::site {

// The pair of dates that a page is read at: true on which day, as recorded up to which entry.
//
//   ?valid=2023-07-01        any day; that of `newest` if it is not given
//   ?at=4812                 an entry; that of `newest` if it is not given
//   ?known=2024-09-25T15:04Z what was recorded by then: answered by a redirect to its entry
//   ?known=2024-09-25&was=4812 from the form of a page at that entry: its day left as it was means
//   it
//
// An answer at a given day and a given entry never changes again.
struct AsOf {
  Day valid;
  std::uint64_t at = 0;
  bool valid_given = false;
  bool at_given = false;
  bool by_known = false;  // the entry stands for an instant; the reader is to be sent to it

  bool fixed() const { return valid_given && at_given && !by_known; }
};

// An empty parameter is one not given: forms send all their fields. Refused: what is no date, an
// entry and an instant at once, an instant to come (400); an entry that is not written yet (404).
Result<AsOf> read_as_of(const Query& query, const record::Register& record, Instant now,
                        Newest newest);

}  // namespace acta::site
