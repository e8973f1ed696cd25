#pragma once

#include <string>
#include <string_view>

namespace acta::site {

// The first segment of a path below the language is a word, and words are of a language:
// "/commitments/CM06" is at /en/commitments/CM06 and at /es/compromisos/CM06. Routes, links and
// pages speak English paths; only here and at the doors are they put into another language. Ids
// stay as they are. A segment that is not in the table is the same in every language.

// "/commitments/CM06" in "es": "/compromisos/CM06".
std::string localized(std::string_view path, std::string_view language);

// "/compromisos/CM06", "/engagements/CM06" and "/commitments/CM06": "/commitments/CM06".
std::string unlocalized(std::string_view path);

// The address of a path in a language, each segment encoded: "/es/compromisos/CM06".
std::string address_of(std::string_view language, std::string_view path);

}  // namespace acta::site
