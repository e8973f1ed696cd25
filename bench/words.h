#pragma once

#include <array>
#include <string>
#include <string_view>

#include "random.h"

namespace acta::bench {

inline constexpr std::array<std::string_view, 4> languages{"en", "es", "pt", "fr"};

// A plausible sentence of some sixty to a hundred bytes; `language` is an index into `languages`.
std::string sentence(Random& random, std::size_t language);

// A few words, as in a title or a name.
std::string title(Random& random, std::size_t language);

}  // namespace acta::bench
