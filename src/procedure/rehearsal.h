#pragma once

#include <memory>

#include "base/result.h"
#include "procedure/reading.h"
#include "procedure/submission.h"

namespace acta::procedure {

// A record as it would be with a submission, for whoever wants to see what follows before it is
// recorded.
struct Rehearsal {
  std::unique_ptr<record::Register> record;
  Outcome outcome;  // what Intake::submit() would answer
};

// Nothing is recorded: the store is only read, and another process may be writing to it meanwhile.
// All errors that Intake::submit() would answer.
Checked<Rehearsal> rehearse(Reading& reading, const Submission& submission);

}  // namespace acta::procedure
