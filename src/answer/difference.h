#pragma once

#include <string>
#include <vector>

#include "answer/answer.h"

namespace acta::answer {

// What one answer says that the other does not, row by row, as people read it: "- the row before",
// "+ the row after", each table under its caption. Empty: they say the same.
std::vector<std::string> difference(const Answer& before, const Answer& after, const Messages& t);

}  // namespace acta::answer
