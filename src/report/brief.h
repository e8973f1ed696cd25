#pragma once

#include <cstdint>
#include <optional>

#include "base/messages.h"
#include "base/result.h"
#include "register/view.h"
#include "report/document.h"

namespace acta::report {

// Two pages on one party or one committee, for whoever has to speak of it tomorrow. Every statement
// has its reference; where sources disagree both values are printed; a text that is not in the
// language stands as it was written, tagged, and the cover notes say so. No figure is a score.
// With `since`, also what was recorded of it after that entry.

// What it promised, itself and as a member, and what is known of it and overdue; its acts that were
// coded in tension with a promise; where it sits, what sources disagree on, and what the record
// lacks.
Document country_brief(const record::View& view, const record::Subject& country,
                       std::optional<std::uint64_t> since, const Messages& t);

// Who leads it and takes part, what was promised to it, what stands beside it in other mechanisms.
Document committee_brief(const record::View& view, const record::Subject& committee,
                         std::optional<std::uint64_t> since, const Messages& t);

// For a country or a committee; error.brief.neither with the subject at `place`.
Result<Document> brief(const record::View& view, const record::Subject& subject,
                       std::optional<std::uint64_t> since, const Messages& t,
                       std::string_view place);

}  // namespace acta::report
