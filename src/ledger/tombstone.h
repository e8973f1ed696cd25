#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "base/sha256.h"
#include "ledger/note.h"

namespace acta::ledger {

// Why an entry's payload is gone. The leaf hash stays in the tree, so every proof still holds.
struct Erasure {
  std::uint64_t entry = 0;
  Hash leaf_hash{};
  std::string basis;   // the law or rule, "GDPR Art. 17(1)(c)"
  std::string reason;  // a sentence; never the erased content
  Instant decided;
};

// The payload of a tombstone: one line of canonical JSON (RFC 8785) with a signature of the log
// key over its other members. docs/formats/ledger.md has the bytes.
std::string sign_tombstone(const Erasure& erasure, const SigningKey& key);

// Only what this key signed, in exactly the canonical bytes:
// error.tombstone.malformed, error.tombstone.signature.
Result<Erasure> open_tombstone(std::string_view payload, const VerifierKey& key);

}  // namespace acta::ledger
