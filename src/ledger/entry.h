#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "ledger/hash.h"

// The leaf of the ledger, byte by byte in docs/formats/ledger.md.
namespace acta::ledger {

// Open: anyone may read the payload. Sealed: the leaf holds only SHA-256(salt ‖ payload).
// Tombstone: a signed statement that an earlier payload was erased (tombstone.h).
enum class EntryKind : std::uint8_t { open = 0, sealed = 1, tombstone = 2 };

constexpr std::size_t max_leaf_bytes = 65'535;  // C2SP tlog-tiles: the length is a uint16
constexpr std::size_t max_payload_bytes = max_leaf_bytes - 9;
constexpr std::size_t salt_bytes = 32;

// An entry as it is kept. Entry numbers begin at 1 and have no gaps; "at N" means after the
// first N entries. The views are valid only while the function that got them runs.
struct Entry {
  std::uint64_t number = 0;
  Instant recorded;  // one for all entries of a batch, strictly later than the batch before
  EntryKind kind = EntryKind::open;
  std::optional<std::string_view> payload;  // absent once erased
  std::string_view salt;                    // of a sealed entry, until it is erased
  std::string_view seal;                    // of a sealed entry: SHA-256(salt ‖ payload), kept
  Hash leaf_hash{};                         // kept, whatever is erased
};

// recorded (8 bytes, big-endian, microseconds) ‖ kind (1 byte) ‖ body, where the body is the
// payload, or the seal of a sealed entry.
std::string leaf_bytes(Instant recorded, EntryKind kind, std::string_view body);
Hash entry_hash(TreeHasher& hasher, Instant recorded, EntryKind kind, std::string_view body);

std::string seal_of(std::string_view salt, std::string_view payload);
std::string random_salt();

}  // namespace acta::ledger
