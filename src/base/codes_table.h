#pragma once

#include <span>
#include <string_view>

// The code lists of Debian's iso-codes as tools/codes.cpp writes them when the program is built,
// each sorted by its first column. A field that the list leaves out is empty.
namespace acta::codes {

struct Country {  // ISO 3166-1
  std::string_view alpha3;
  std::string_view alpha2;
  std::string_view number;  // UN M49
  std::string_view name;
  std::string_view official_name;
  std::string_view common_name;
};

struct CountryName {  // in a language other than English
  std::string_view alpha3;
  std::string_view name;
};

struct Language {  // ISO 639-3, with the two letters of ISO 639-1 where it has them
  std::string_view alpha3;
  std::string_view alpha2;
};

std::span<const Country> countries();
std::span<const CountryName> country_names();
std::span<const std::string_view> currencies();  // ISO 4217
std::span<const std::string_view> scripts();     // ISO 15924
std::span<const Language> languages();

}  // namespace acta::codes
