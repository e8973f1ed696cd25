#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/instant.h"
#include "base/interval.h"
#include "base/messages.h"

// Dates as people read them, in the reader's language and never more precise than the source.
namespace acta {

std::string day_in_words(Day day, std::string_view language);      // "6 de octubre de 2022"
std::string date_in_words(const Date& date, const Messages& t);    // "octubre de 2022", "2022"
std::string date_in_short(const Date& date, const Messages& t);    // "6 oct 2022": in a table
std::string instant_in_words(Instant instant, const Messages& t);  // with time, in UTC
// "22–23 de noviembre de 2018"; of two dates that are not to the day, "diciembre de 2024".
std::string days_in_words(const Date& first, const Date& last, const Messages& t);
std::string interval_in_words(const Interval& interval, const Messages& t);  // "desde … hasta …"
// One end alone, in a table: "6 oct 2022", "entre el 1 … y el 15 …"; empty where nobody said when.
std::string bound_in_short(const Bound& bound, const Messages& t);
// Since when alone: "mayo de 2026", "entre el 1 … y el 15 …", "sin fecha".
std::string start_in_words(const Interval& interval, const Messages& t);

// The date as which a bound was written; none where nobody said when, or only days between which.
std::optional<Date> date_of(const Bound& bound);
// Whether it names a day at all, be it only one before which or after which it lies.
bool says_a_day(const Bound& bound);

}  // namespace acta
