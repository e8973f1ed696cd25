#pragma once

#include <optional>

namespace acta::warning {

// What a detector says of one count: what was to be expected, up to where a count is ordinary, and
// whether this one lies beyond. Without a bound nothing was judged (too little history, a gap, a
// fit that does not exist), and that is not the same as "ordinary".
struct Verdict {
  std::optional<double> expected = {};
  std::optional<double> bound = {};
  bool alarm = false;

  bool operator==(const Verdict&) const = default;
};

// Detectors of other people are kept in two forms: as their authors' program computes, quirks and
// all, so that results can be compared to the last digit; and as the method is meant.
enum class Form { compatible, sound };

}  // namespace acta::warning
