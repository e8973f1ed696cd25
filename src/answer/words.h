#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/computed.h"
#include "answer/table.h"
#include "base/instant.h"
#include "register/claim.h"
#include "register/records/local_text.h"
#include "register/view.h"

// How what the record holds is written into the cells of an answer.
namespace acta::answer {

using Subjects = std::vector<const record::Subject*>;

// Whether a text of that language (BCP 47) is in another one than the reader's. Names and numbers
// are of none.
bool is_other(std::string_view language, const Messages& t);
// "Combatting Xenophobia [en]" for whoever reads another language, so that no answer mixes them
// silently.
std::string tagged(const record::LocalText& text, const Messages& t);
// "Peru", in the reader's language where the record has it; else tagged.
std::string named(const record::View& view, const record::Subject& subject, const Messages& t);
// "Peru (PER)".
std::string called(const record::View& view, const record::Subject& subject, const Messages& t);

// Who says it, by what stands before the claim: a state by its name, an office by its role, for it
// speaks for no state.
std::string speaker(const record::View& view, std::string_view asserter, const Messages& t);

// A text of the record, bare for machines; people see in which language it is, if not in theirs.
Cell said_cell(const record::LocalText& text, const Messages& t);
// The same of a name.
Cell name_cell(const record::View& view, const record::Subject& subject, const Messages& t);

// As the language writes numbers, with all its decimals.
std::string number_in_words(Decimal number, const Messages& t);
Cell decimal_cell(Decimal number, const Messages& t);

// "country/PER" for machines. A null subject is a missing value.
Cell subject_cell(const record::View& view, const record::Subject* subject, const Messages& t);
// "PER" for machines: where the column says of which kind it is.
Cell id_cell(const record::View& view, const record::Subject* subject, const Messages& t);
// The bare id for people too: where names would not fit, as in a matrix.
Cell short_cell(const record::Subject* subject);
Cell ids_cell(const record::View& view, const Subjects& subjects, const Messages& t);

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

// "since 10 June 2022", "2022", no more precise than the source; empty where nobody said when.
std::string when(const Interval& valid, const Messages& t);
// "Reply of Peru, received 3 May 2026": what a state said to what it was asked, late or not, or
// that nothing came, as a fact with its dates; empty where it was not asked.
std::string reply_in_words(const std::string& country, const std::optional<Date>& due,
                           const std::optional<Date>& received, const Messages& t);
// "2022-10-06" for machines, "6 Oct 2022" for people: never more precise than the source.
Cell date_cell(const std::optional<Date>& date, const Messages& t);
Cell date_cell(std::string_view as_written, const Date& date, const Messages& t);
Cell day_cell(Day day, const Messages& t);
Cell bound_cell(const Bound& bound, const Messages& t);
// "2024-09-25 15:04:05" for people: the column says that it is UTC.
Cell instant_cell(Instant instant);
// The cells `from`, `to` (first day on which it no longer holds), `until` (last on which it does).
void add_period(std::vector<Cell>& row, const Interval& valid);

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
