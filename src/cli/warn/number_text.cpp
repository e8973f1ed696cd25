#include "cli/warn/number_text.h"

#include <charconv>
#include <cmath>
#include <iterator>

namespace acta::cli {

std::string number_text(std::optional<double> number) {
  if (!number || std::isnan(*number)) return {};
  char buffer[32];
  return {buffer, std::to_chars(std::begin(buffer), std::end(buffer), *number).ptr};
}

}  // namespace acta::cli
