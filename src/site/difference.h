#pragma once

#include <string_view>

#include "site/html.h"

namespace acta::site {

// Two versions of a text side by side, word by word: what is only in the former is <del>, what is
// only in the latter <ins>. Texts of more than 2,000 words are marked as a whole.
struct Difference {
  Html before, after;
  bool changed = false;
};
Difference difference(std::string_view before, std::string_view after);

}  // namespace acta::site
