#pragma once

#include <stdexcept>

namespace acta {

// What we ourselves got wrong: a broken invariant. Checked in release builds too, and
// never used for input.
class Defect : public std::logic_error {
  using std::logic_error::logic_error;
};

[[noreturn]] void throw_defect(const char* what);

inline void check(bool holds, const char* what) {
  if (!holds) [[unlikely]]
    throw_defect(what);
}

}  // namespace acta
