#pragma once

#include "answer/answer.h"

namespace acta::answer {

// alerts: each alert of which the view may know, the newest first, with what was done since.
Answer alerts(const record::View& view, const Messages& t);

}  // namespace acta::answer
