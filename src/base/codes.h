#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

// Code lists of others, read from Debian's iso-codes when the program is built and from
// ICU/CLDR when it runs. Nothing here is typed by hand.
namespace acta::codes {

// ISO 3166-1, alpha-3 ("PER") from any way of writing it: alpha-2, alpha-3, M49 number, or the
// name in English, Spanish, Portuguese or French, whatever its case and accents, with the
// common abbreviations of CLDR ("EE. UU."). "Congo" and "Korea" are refused with the choices.
Result<std::string> country(std::string_view written, std::string_view place = {});

bool is_country(std::string_view alpha3);
std::string_view alpha2(std::string_view alpha3);  // "PE"; empty if none
std::string country_name(std::string_view alpha3, std::string_view language);  // CLDR's

bool is_currency(std::string_view code);      // ISO 4217
int minor_digits(std::string_view currency);  // 2 for USD, 0 for CLP

Result<std::string> language(std::string_view tag,
                             std::string_view place = {});  // BCP 47, canonical case
std::string language_name(std::string_view tag, std::string_view in_language);

}  // namespace acta::codes
