#pragma once

#include "answer/answer.h"
#include "procedure/warning_run.h"
#include "register/records/alert.h"
#include "warning/publication.h"

namespace acta::cli {

// corridors (what each may say and says), outlook (what is likely to come, by model, as quantiles),
// partial (months of which not all was reported, and what they will be), tests (errors by months
// ahead beside the naive forecast), reasons (what moves the next month), alerts (raised, raised to
// a higher level, withdrawn).
answer::Answer run_answer(const record::View& view, const warning::Publication& publication,
                          const procedure::RunPreview& run, const Messages& t);

}  // namespace acta::cli
