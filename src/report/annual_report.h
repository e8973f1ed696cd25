#pragma once

#include <cstdint>
#include <optional>

#include "base/messages.h"
#include "register/view.h"
#include "report/document.h"

namespace acta::report {

// A year of the whole process, on the View's day: what was promised in it, what is known of all
// that was ever promised (silence counted, parties in the order of their names), what states gave
// account of and others say to it, meetings, money announced, what sources still disagree on; with
// `since`, what was recorded after that entry.
Document annual_report(const record::View& view, int year, std::optional<std::uint64_t> since,
                       const Messages& t);

}  // namespace acta::report
