#pragma once

#include "analysis/cycles.h"
#include "answer/answer.h"

namespace acta::answer {

// The tables of the reporting cycles: cycles, cycle_countries (in the order of the alphabet; none
// is ranked), cycle_items (each report that is due, and when it came). What is overdue is told as
// such from the day on which the cycle lets the public know, and as awaited before it.
std::vector<Table> cycle_tables(const record::View& view, const analysis::CyclesReport& report,
                                const Messages& t);

// The tables of the cycles that have opened; what is still to open is told.
Answer cycles(const record::View& view, const Messages& t);

// overdue (country, cycle, commitment, due): what the public is told is overdue by the View's day;
// of one country, if it is named by its id.
Answer overdue(const record::View& view, std::string_view country, const Messages& t);

}  // namespace acta::answer
