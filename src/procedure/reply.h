#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "procedure/permission.h"
#include "register/draft.h"
#include "store/proposals/proposals.h"

namespace acta::procedure {

// The right of reply: what others say of a state (an assessment, evidence) is shown to it when it
// was reviewed, and is published with its answer beside it or, when the time has run out, with the
// fact that none came. Nobody shortens that time and nobody edits the answer.

// What is asked when the matter is reviewed now: each state concerned, with the days of the process
// (`reply_days`; 30 where it says nothing), and never fewer than it grants at least
// (`least_reply_days`; 30 where it says nothing). Nothing of what a state says itself.
std::vector<store::Reply> questions(const record::View& view, const Matter& matter, Instant now);

// The time to reply is whole days, at least one (error.reply.days), and no fewer than the process
// grants at least (error.reply.too-few; hint: the least). What it grants at least can be raised by
// whoever may change the process, and then nobody lowers it or takes it back (error.reply.lowered).
// Neither is anybody's to shorten for one case: what was asked keeps its last day.
Errors unfit_reply_days(const std::vector<record::ClaimDraft>& drafts, const record::View& view);

// For may(): the answer of one of the states that it concerns.
Matter reply_to(const Matter& matter, std::string_view country);

// error.reply.waiting, with the last day, if it may not be published on that day yet.
Result<void> may_publish(const std::vector<store::Reply>& replies, Day today);

// What is recorded of it: when the state was asked and until when, and its answer in full; or that
// none came. `source` is that of the assessment or evidence.
std::vector<record::ClaimDraft> reply_drafts(const std::string& source,
                                             const std::vector<store::Reply>& replies);

}  // namespace acta::procedure
