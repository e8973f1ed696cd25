#pragma once

#include "answer/answer.h"
#include "warning/issued_run.h"

namespace acta::answer {

// alerts: each alert of which the view may know, the newest first, with what was done since.
Answer alerts(const record::View& view, const Messages& t);

// silent: movements that could raise no alert when forecasts were issued, and why.
Table silent_table(const record::View& view, const warning::IssuedRun& issued, const Messages& t);

}  // namespace acta::answer
