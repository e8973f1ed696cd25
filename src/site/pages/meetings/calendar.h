#pragma once

#include <string>

#include "analysis/meetings.h"
#include "site/page.h"

namespace acta::site {

// The meetings of a report that are dated to the day, as iCalendar. An event keeps its UID in every
// language and at every entry; its stamp is when the last claim about it was recorded.
std::string calendar_of(const Context& context, const analysis::MeetingReport& report);

}  // namespace acta::site
