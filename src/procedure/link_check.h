#pragma once

#include <string>
#include <vector>

#include "procedure/submission.h"
#include "register/view.h"

namespace acta::procedure {

// A source that names an address on the web.
struct LinkedSource {
  std::string source;   // id: "S001"
  std::string address;  // http or https
};
// By the source's id.
std::vector<LinkedSource> linked_sources(const record::View& view);

// What somebody who asked found there.
struct LinkFound {
  std::string source;
  std::string state;  // a code of "link_state": answers, gone, silent
  std::string said;   // the answer: "404"
};

// What that changes in the record: a source that is no longer as it was said to be is so from the
// View's day on, and was as said until the day before; and, where `all` were looked at, the day.
// The same findings on the same day once more change nothing.
Submission link_findings(const record::View& view, const std::vector<LinkFound>& found, bool all);

}  // namespace acta::procedure
