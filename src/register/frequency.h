#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace acta::record {

// How often something is counted. Periods of one frequency follow each other without a gap and are
// numbered so; weeks are those of ISO 8601, which begin on a Monday.
//
//   period_text(Frequency::week, period_number(Frequency::week, day))   "2023-W35"
enum class Frequency : std::uint8_t { day, week, month, year };

// Codes: day, week, month, annual.
std::string_view name_of(Frequency frequency);
std::optional<Frequency> frequency_named(std::string_view code);

std::int64_t period_number(Frequency frequency, Day day);  // of the period in which the day lies
Day first_day(Frequency frequency, std::int64_t period);
Day last_day(Frequency frequency, std::int64_t period);

// "2023-08-27", "2023-W35", "2023-08", "2023".
std::string period_text(Frequency frequency, std::int64_t period);

// The first day of a period that is written so, or by its first day ("2023-08-01" for a month, a
// Monday for a week). Nothing: it is no such period.
std::optional<Day> parse_period(Frequency frequency, std::string_view text);

// After how many periods the season comes again: 7, 52, 12, 1.
std::size_t season_of(Frequency frequency);

}  // namespace acta::record
