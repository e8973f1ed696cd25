#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "register/records/local_text.h"

namespace acta::record {

// A round in which states give account of their promises: it opens, and by a day all is due.
struct Cycle {
  const Subject* subject = nullptr;
  LocalText title;
  Day opens;
  Day due;           // the last day on which a report is on time
  Day overdue_from;  // from that day on the public is told what is overdue; after `due` at the
                     // latest

  // That the deadline was moved, oldest first, with the reason given for it.
  struct Moved {
    Instant recorded;
    Day from, to;
    std::string_view reason;
  };
  std::vector<Moved> moved;
};

// By the day on which they open. Without a day to open and one on which it is due it is none.
std::vector<Cycle> cycles(const View& view, std::string_view language);

}  // namespace acta::record
