#pragma once

#include <string>
#include <vector>

#include "register/disagreement.h"
#include "site/page.h"

// Claims with all that is known of each: value, dates, certainty, who says it, source, locator,
// quote, and the entry that holds it.
namespace acta::site {

struct ShownClaim {
  const record::Claim* claim = nullptr;
  Certainty certainty = Certainty::certain;
  const record::Claim* set_aside = nullptr;   // the resolution that did
  const record::Claim* superseded = nullptr;  // by the claim that took its place
  const record::Subject* about = nullptr;     // where the claim is not about the page's subject
  bool value_is_here = false;                 // its value is the page's subject
};

// What is said of a subject and holds on the day, as the record has it at these dates.
std::vector<ShownClaim> claims_on_the_day(const Context& context, const record::Subject& subject);
// What is said of others and names it as a value.
std::vector<ShownClaim> claims_naming(const Context& context, const record::Subject& subject);
// What stands in a source, whatever the day.
std::vector<ShownClaim> claims_found_in(const Context& context, const record::Subject& source);
// All that was ever said of it, what was replaced or withdrawn too; the latest first.
std::vector<ShownClaim> claims_ever(const Context& context, const record::Subject& subject);

Html draw_claims(const Context& context, const std::vector<ShownClaim>& claims);  // claims.html

std::string_view label_of(const Context& context, const record::Claim& claim);  // what is said
Html class_of(const ShownClaim& shown);  // an attribute, if what it says does not stand

Html draw_value(const Context& context, const record::Claim& claim);
Html draw_citation(const Context& context, const record::Claim& claim);
std::string entry_of(const Context& context, const record::Claim& claim);  // "Entry 4,812"
Html draw_asserter(const Context& context, const record::Claim& claim);
// What whoever recorded it remarked, in the language of which it is, as far as that is known: that
// of the reason of a withdrawal or a resolution is where it was said.
Html draw_note(std::string_view page_language, const record::Claim& claim);

// A line of a list: who, in which role, since when, found where.
Html draw_standing(const Context& context, const record::Subject& who, std::string_view role,
                   Certainty certainty, const record::Claim* claim);

// The open and settled disagreements about a subject, each a line with a link.
Html draw_disagreements(const Context& context, const record::Subject& subject);
std::string state_in_words(const Context& context, const record::Disagreement& disagreement);

}  // namespace acta::site
