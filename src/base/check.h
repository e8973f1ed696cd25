#pragma once

#include <stdexcept>
#include <string>

namespace acta {

// What we ourselves got wrong: a broken invariant. Checked in release builds too, and
// never used for input.
class Defect : public std::logic_error {
  using std::logic_error::logic_error;
};

inline void check(bool holds, const char* what) {
  if (!holds) throw Defect(std::string("broken invariant: ") + what);
}

}  // namespace acta
