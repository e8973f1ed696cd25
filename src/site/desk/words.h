#pragma once

#include <string>
#include <string_view>

#include "site/desk/desk_site.h"

// How the desk says what it holds, in the reader's language.
namespace acta::site {

std::string state_in_words(const Visit& visit, procedure::State state);
std::string status_in_words(const Context& context,
                            std::string_view code);  // of reported_status
// "National focal point: Colombia"; by the office's own id where it is of no country or committee.
std::string office_in_words(const Context& context, const procedure::Seat& seat);
std::string person_in_words(const Visit& visit, const std::string& account);
// The text of a commitment, marked where it is in another language.
Html promise_of(const Context& context, const record::Subject& commitment);

}  // namespace acta::site
