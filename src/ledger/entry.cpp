#include "ledger/entry.h"

#include <array>

#include <sodium.h>

#include "base/check.h"

namespace acta::ledger {
namespace {

std::array<char, 9> head_of(Instant recorded, EntryKind kind) {
  std::array<char, 9> head{};
  const auto microseconds = static_cast<std::uint64_t>(recorded.microseconds);
  for (std::size_t i = 0; i < 8; ++i) head[i] = static_cast<char>(microseconds >> (56 - 8 * i));
  head[8] = static_cast<char>(kind);
  return head;
}

}  // namespace

std::string leaf_bytes(Instant recorded, EntryKind kind, std::string_view body) {
  const auto head = head_of(recorded, kind);
  return std::string(head.data(), head.size()).append(body);
}

Hash entry_hash(TreeHasher& hasher, Instant recorded, EntryKind kind, std::string_view body) {
  const auto head = head_of(recorded, kind);
  return hasher.leaf({head.data(), head.size()}, body);
}

std::string seal_of(std::string_view salt, std::string_view payload) {
  const Hash seal = Sha256().update(salt).update(payload).finish();
  return {seal.begin(), seal.end()};
}

std::string random_salt() {
  check(sodium_init() >= 0, "libsodium starts");
  std::string salt(salt_bytes, '\0');
  randombytes_buf(salt.data(), salt.size());
  return salt;
}

}  // namespace acta::ledger
