#pragma once

#include <string>

#include "analysis/recent_changes.h"
#include "base/messages.h"
#include "register/view.h"

// What was recorded of a subject, as a feed and a letter tell it: in the same words.
namespace acta::answer {

struct RecentWords {
  std::string title;    // "Peru (PER): 3 claims recorded"
  std::string summary;  // a line for each claim, the first dozen of them
};

RecentWords recent_words(const record::View& view, const analysis::RecentChange& change,
                         const Messages& t);

}  // namespace acta::answer
