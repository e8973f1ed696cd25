#pragma once

#include <cstdint>

#include "base/date.h"

namespace acta::site {

// What a page without dates in its address speaks of.
struct Newest {
  Day valid;
  std::uint64_t at = 0;
  bool operator==(const Newest&) const = default;
};

}  // namespace acta::site
