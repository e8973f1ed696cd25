#pragma once

#include <string>

#include "base/result.h"
#include "procedure/submission.h"
#include "register/view.h"

namespace acta::procedure {

// The answer to the question whether a movement is counted otherwise from a period on
// (warning/suspected_break.h): it is, and that is a break; or it is not, and the count is what
// happened.
struct FlowBreak {
  std::string flow;    // id: "PAN-darien"
  std::string period;  // the first one, as the movement is counted: "2025-02"
  bool is_break = true;
  std::string text;      // what changed, or why nothing did
  std::string language;  // of the text
  std::string speaker;   // the office that says so
  std::string source;    // id of the document in which it says so
};

// One claim, `break` or `no_break`, from the first day of the period on; the same said again is the
// same. error.flows.unknown-flow, error.flows.not-a-month, error.flows.needed.
Checked<Submission> break_answer(const record::View& view, const FlowBreak& answer);

}  // namespace acta::procedure
