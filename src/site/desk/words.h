#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "register/records/track_report.h"
#include "site/desk/desk_site.h"

// How the desk says what it holds, in the reader's language.
namespace acta::site {

// What is wrong with an answer, where the field itself says which one it is.
std::string wrong_in_words(const Messages& t, Error error);
std::string state_in_words(const Visit& visit, procedure::State state);
std::string status_in_words(const Context& context,
                            std::string_view code);  // of reported_status
// The question of a form in the words of its track: "status", "status.help".
std::string asked_in_words(const Messages& t, record::Track track, const std::string& name);
// "CM02: assessment, Colombia".
std::string matter_in_words(const Context& context, std::string_view matter, std::string_view id,
                            const std::vector<std::string>& countries);
// The same of a proposal. An indicator, also one that is not on record yet, is called by its name.
std::string proposal_in_words(const Context& context, const procedure::Proposed& proposal);
// "National focal point: Colombia"; by the office's own id where it is of no country or committee.
std::string office_in_words(const Context& context, const procedure::Seat& seat);
std::string person_in_words(const Visit& visit, const std::string& account);
// One who had a hand in it. Who sends evidence on a state,
// raises a concern or codes its acts is not named to those who speak for it.
std::string hand_in_words(const Visit& visit, const procedure::Matter& matter,
                          const std::string& account);
// "Asked on 3 May 2026; a reply is awaited until 2 June 2026."
std::string question_in_words(const Visit& visit, const store::Reply& reply);
// The text of a commitment, marked where it is in another language.
Html promise_of(const Context& context, const record::Subject& commitment);

}  // namespace acta::site
