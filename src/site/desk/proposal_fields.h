#pragma once

#include <vector>

#include "procedure/desk.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"

// What the page of a proposal asks for in words: the reply of a state, the reason of an emergency.
namespace acta::site {

// What the states were asked about this version and answered; with a form where the reader may
// answer, in which stands what was typed, or the last answer, be that to an earlier version.
std::vector<ReplyView> replies_of(const Visit& visit, const procedure::Proposed& proposal,
                                  const Errors& errors);

std::vector<Field> emergency_fields(const Visit& visit, const Errors& errors);

}  // namespace acta::site
