#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answer/table.h"
#include "base/instant.h"
#include "base/interval.h"

// How days and periods are written into the cells of an answer.
namespace acta::answer {

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

}  // namespace acta::answer
