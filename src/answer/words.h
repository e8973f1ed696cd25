#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/computed.h"
#include "answer/table.h"
#include "register/claim.h"
#include "register/view.h"

// How what the record holds is written into the cells of an answer.
namespace acta::answer {

// As the language writes numbers, with all its decimals.
std::string number_in_words(Decimal number, const Messages& t);
Cell decimal_cell(Decimal number, const Messages& t);

// "country/PER", "21 countries", "686000000 USD", "2022-10", "missing: not-stated".
std::string value_for_machines(const record::Value& value);
// "Peru (PER)", "21 countries", "under way": in the reader's language where the record has it.
std::string value_for_people(const record::View& view, const record::Claim& claim,
                             const Messages& t);
// "up to 125,000 persons a year": the qualifier is the source's own word, in the reader's language
// where it is one of the usual ones.
std::string quantity_in_words(const record::View& view, const record::Quantity& quantity,
                              const Messages& t);
std::string amount_in_words(const record::Amount& amount, const Messages& t);

// Of what is said not to be there: "missing (the source does not state it)".
std::string missing_in_words(std::string_view reason, const Messages& t);

// "20 (W14, S002 l.1892-1894); 21 (S002 l.95)": each value once, with all who say it.
std::string sides_for_people(const record::View& view,
                             const std::vector<const record::Claim*>& sides, const Messages& t);

// "S002 l.95"; the locator is left out where there is none.
std::string place_in_source(const record::Claim& claim);
Cell source_cell(const record::Claim* claim);   // "S002"
Cell locator_cell(const record::Claim* claim);  // "l.95"

// A code of ours by its sentence: word("counterpart", "none-found", t).
Cell word(std::string_view family, std::string_view code, const Messages& t);
// A count that may be a mean or lie in the future is no more precise than a person.
Cell persons_cell(double value, const Messages& t);
// Chances, ratios and logarithms to so many places; nothing and NaN are missing.
Cell decimal_cell(std::optional<double> value, const Messages& t, int places = 4);
// A shared share: "0.391" for machines, "0,391" for people who write it so.
Cell share(analysis::Ratio ratio, const Messages& t);

}  // namespace acta::answer
