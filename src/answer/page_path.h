#pragma once

#include <string>
#include <string_view>

namespace acta::answer {

// Where the page about a subject is, below the language: "country/COL" is at "/countries/col".
std::string page_path(std::string_view subject);

}  // namespace acta::answer
