#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/instant.h"
#include "base/result.h"
#include "procedure/reading.h"
#include "procedure/submission.h"
#include "store/location.h"

namespace acta::procedure {

// The one door in: pack, command line, and later form, interface and spreadsheet all knock here.
// It holds the store open for writing and the register up to date with it; what it accepts is
// durable when it answers and visible to the next View.
//
//   auto intake = TRY(Intake::open(location, store::Mode::create, clock));
//   const auto outcome = intake->submit({key, "operator", drafts});
class Intake {
 public:
  // `origin` names a log that is created now.
  static Result<std::unique_ptr<Intake>> open(const store::Location& location, store::Mode mode,
                                              Clock clock, std::string_view origin,
                                              const Progress& progress = {});
  ~Intake();

  // All errors of all drafts, or everything recorded. A full or busy database and a stopped writer
  // are errors of kind unavailable, and nothing was recorded; but with error.store.outcome-unknown
  // it may have been.
  Checked<Outcome> submit(const Submission& submission);

  // What submit() would answer now, without recording anything. Any thread.
  Checked<Outcome> check(const Submission& submission) const;

  // Erases the content of a restricted claim for good and leaves a signed tombstone. A published
  // claim is an act of office: it is withdrawn with a reason, never erased.
  Result<std::uint64_t> erase(std::uint64_t entry, std::string_view basis, std::string_view reason);

  // Since when nothing can be recorded, if so. A server that comes back is found by itself; a
  // directory has to be opened by a new process. Any thread.
  std::optional<Instant> away_since() const;

  const record::Register& record() const;

 private:
  struct State;
  explicit Intake(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace acta::procedure
