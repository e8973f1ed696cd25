#pragma once

#include <string_view>

namespace acta::procedure {

// How much two texts have in common: the share of their different words that both have (Jaccard),
// whatever their case, accents and order. 1: the same words; 0: none.
double likeness(std::string_view a, std::string_view b);

// From here on somebody is asked whether the two are one.
inline constexpr double almost_the_same = 0.8;

}  // namespace acta::procedure
