#pragma once

#include "answer/answer.h"
#include "search/index.h"

namespace acta::search {

// What was found as an answer: results (subject, kind, property, text, language, entry, source),
// one a subject, best first.
answer::Answer results(const record::View& view, const Found& found, std::string_view query,
                       const Messages& t);

}  // namespace acta::search
