#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "register/draft.h"

namespace acta::procedure {

// Claims that somebody wants to have recorded together: all of them or none.
struct Submission {
  // Makes a repeated request harmless: the same key gives the same outcome and no second record.
  std::string idempotency_key;
  std::string author;  // opaque reference of the account that submits
  std::vector<record::ClaimDraft> drafts;
};

// What became of a submission.
struct Outcome {
  std::uint64_t at = 0;               // the log's size now: "as known at entry …"
  std::uint64_t created = 0;          // new statements
  std::uint64_t corrected = 0;        // statements whose key was known, with other content
  std::uint64_t unchanged = 0;        // known with the same content: nothing was written for them
  std::uint64_t without_locator = 0;  // accepted, and counted by the health check
  bool repeated = false;              // this very request had been answered before

  std::uint64_t changes() const { return created + corrected; }
};

}  // namespace acta::procedure
