#pragma once

#include <cstdint>
#include <optional>

#include "base/messages.h"
#include "register/view.h"
#include "report/document.h"

namespace acta::report {

// What a party promised and what is known of it, where it sits, where sources disagree about it and
// what the record lacks; with `since`, what was recorded of it after that entry. Every statement
// has its reference; where sources disagree both values are printed; a text that is not in the
// language stands as it was written, tagged, and the cover notes say so. No figure is a score.
Document country_brief(const record::View& view, const record::Subject& country,
                       std::optional<std::uint64_t> since, const Messages& t);

}  // namespace acta::report
