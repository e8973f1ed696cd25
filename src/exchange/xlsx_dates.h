#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace acta::exchange {

// A spreadsheet holds a date as a number of days; that it is a date, and how much of it is shown,
// only the number's format says.
enum class DateForm : std::uint8_t { none, year, month, day, instant, time };

// What a format code of ECMA-376 Part 1, 18.8.31 shows: "dd/mm/yyyy" a day, "mmm-yy" a month,
// "#,##0.00" and "[h]:mm" (a length of time) none.
DateForm date_form(std::string_view code);
// The same for the formats that every file has without writing them down (18.8.30).
DateForm date_form(std::uint32_t builtin);

// The calendar date that a number stands for, no more precise than the form: "2022-10-06",
// "2022-10", "2022", "2022-10-06T15:04:05", "15:04:05". No time zone moves it. Counted from 1900
// (with the 29 February 1900 that never was, which is written as such) or from 1904. Empty where
// the number is no date: below zero, after 9999.
std::string date_of_serial(double serial, DateForm form, bool from_1904);

}  // namespace acta::exchange
