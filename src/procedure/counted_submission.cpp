#include "procedure/counted_submission.h"

#include "store/flows/flow_store.h"

namespace acta::procedure {
namespace {

Result<void> keep(const store::Location& where, const Clock& clock,
                  const record::FlowCounts& counts) {
  const auto flows = TRY(store::FlowStore::open(where, clock));
  try {
    flows->keep(counts);
  } catch (const store::DiskFull&) {
    return tl::unexpected(Error{ErrorKind::unavailable, "error.store.disk-full", {}, {}, {}});
  }
  return {};
}

}  // namespace

Checked<Outcome> submit_with_counts(Intake& intake, const store::Location& where,
                                    const Clock& clock, const Submission& submission,
                                    const record::FlowCounts& counts) {
  if (!counts.empty())
    if (auto kept = keep(where, clock, counts); !kept)
      return tl::unexpected(Errors{std::move(kept).error()});
  return intake.submit(submission);
}

}  // namespace acta::procedure
