#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "procedure/intake.h"
#include "register/view.h"

namespace acta::procedure {

// A source as an officer captured it, and what they say of that.
struct CapturedCopy {
  std::string place;   // of the file, for what is wrong with it: "S001.pdf"
  std::string source;  // id: "S001"
  std::string bytes;
  std::string captured;      // "2026-11-20"
  std::string by;            // the office that captured it
  std::string address = {};  // from where; empty: the source's own
  std::string archive = {};  // another address at which it can be had
  std::string digest = {};   // what the officer takes its SHA-256 to be; empty: not said
  bool digest_only = false;  // its bytes are not to be kept
};

struct Archived {
  std::size_t copies = 0;  // that are new
  std::size_t known = 0;   // that were there already: of them nothing is recorded
  Outcome outcome;
};

// `author`: the account of whoever archives them. Records what each copy is (record::source_copy)
// and keeps its bytes beside the ledger: all of them or none. Bytes are kept first and handed out
// only where a claim names them, so that a refusal or a crash between the two leaves nothing that
// anybody sees.
//
// error.copy.unknown-source, -empty, -type, -digest, -future, -by, -address; of a source that
// forbids copying error.copy.forbidden, unless only the digest is to be kept, which needs another
// address (error.copy.archive-needed).
Checked<Archived> archive_copies(Intake& intake, const store::Location& where, const Clock& clock,
                                 const std::vector<CapturedCopy>& copies,
                                 const std::string& author);

// That whoever publishes a source does not want copies of it, with who says so and why. What was
// kept before is handed out no more. error.copy.unknown-source, -by, -reason, -forbidden-before.
Checked<Outcome> forbid_copying(Intake& intake, const Clock& clock, const std::string& source,
                                const std::string& by, const std::string& reason);

}  // namespace acta::procedure
