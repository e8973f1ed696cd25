#pragma once

#include "base/messages.h"
#include "base/result.h"
#include "register/view.h"

namespace acta::answer {

// An error whose value and hint are said by their names where they are codes or ids that readers
// know by a name: "Colombia" for COL, "per thousand" for per_mille. Everything else of it stays.
Error in_words(const record::View& view, Error error, const Messages& t);
Errors in_words(const record::View& view, Errors errors, const Messages& t);

}  // namespace acta::answer
