#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace acta::cli {

// How many columns of a terminal a text takes: marks that combine take none, wide characters of
// East Asia two (Unicode TR 11).
std::size_t width_of(std::string_view text);

// The lines of a text that is folded at spaces so that none is wider than `most`. A word that is
// wider is cut behind a hyphen, "/" or "_", or failing that between characters.
std::vector<std::string> fold_lines(std::string_view text, std::size_t most);

}  // namespace acta::cli
