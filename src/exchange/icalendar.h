#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/instant.h"

namespace acta::exchange {

// A meeting of whole days, as calendars take it (RFC 5545).
struct CalendarEvent {
  std::string uid;  // the same for ever, in every language
  Instant stamp;    // when what is said here was recorded; never the clock
  Day first;
  Day last;  // included
  std::string summary;
  std::string language;  // of the summary, BCP 47; empty: of none
  std::string location;
  std::string description;
};

struct Calendar {
  std::string name;
  std::string language;  // of the name
  std::vector<CalendarEvent> events;
};

// iCalendar in UTF-8: lines end in CR LF and are folded at 75 octets, never inside a character
// (RFC 5545 §3.1). Events mark no time as busy: they say when others meet.
std::string to_icalendar(const Calendar& calendar);

}  // namespace acta::exchange
