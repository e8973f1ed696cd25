#include "base/check.h"

#include <string>

namespace acta {

void throw_defect(const char* what) { throw Defect(std::string("broken invariant: ") + what); }

}  // namespace acta
