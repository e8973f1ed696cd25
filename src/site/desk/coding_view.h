#pragma once

#include <vector>

#include "procedure/coding.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"

// Codings of a national act as the desk shows them.
namespace acta::site {

// A card for each, beside each other.
Html draw_coded(const Visit& visit, const std::vector<procedure::CodingForm>& codings);
// For the page of a proposal: a row a coder.
std::vector<ProposalRow> coding_rows(const Visit& visit,
                                     const std::vector<record::ClaimDraft>& drafts);
// "in tension"
std::string alignment_in_words(const Context& context, std::string_view code);

}  // namespace acta::site
