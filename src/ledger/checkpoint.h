#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ledger/hash.h"
#include "ledger/note.h"

namespace acta::ledger {

// What the log says of itself at a size (c2sp.org/tlog-checkpoint). A log never signs two that
// contradict each other; whoever holds one can prove it if the log is rewritten.
struct Checkpoint {
  std::string origin;  // the name of the log's key
  std::uint64_t size = 0;
  Hash root{};
  bool operator==(const Checkpoint&) const = default;
};

std::string sign_checkpoint(std::uint64_t size, const Hash& root, const SigningKey& key);

// Of the note's text; extension lines are passed over. error.checkpoint.malformed.
Result<Checkpoint> parse_checkpoint(std::string_view text, std::string_view place = {});

// Of the whole note, if the key signed it and the origin is the key's name.
Result<Checkpoint> open_checkpoint(std::string_view note, const VerifierKey& key,
                                   std::string_view place = {});

}  // namespace acta::ledger
