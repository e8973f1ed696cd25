#include "ledger/entry.h"

#include <gtest/gtest.h>

#include "ledger/tombstone.h"

namespace acta::ledger {
namespace {

// The example of docs/formats/ledger.md, so that the page and the program cannot part.
TEST(Entry, ItsLeafIsInstantKindAndBody) {
  const Instant recorded = parse_instant("2024-09-25T15:04:05.123456Z").value();
  const std::string leaf = leaf_bytes(recorded, EntryKind::open, "{\"a\":1}");
  EXPECT_EQ(hex({reinterpret_cast<const std::uint8_t*>(leaf.data()), leaf.size()}),
            "000622f2eedc8580"
            "00"
            "7b2261223a317d");
  TreeHasher hasher;
  EXPECT_EQ(entry_hash(hasher, recorded, EntryKind::open, "{\"a\":1}"), leaf_hash(leaf));
}

TEST(Entry, ASealTellsNothingWithoutItsSalt) {
  const std::string salt = random_salt();
  EXPECT_EQ(salt.size(), salt_bytes);
  EXPECT_NE(salt, random_salt());
  const Hash expected = sha256(salt + "payload");
  EXPECT_EQ(seal_of(salt, "payload"), std::string(expected.begin(), expected.end()));
}

Erasure some_erasure() {
  return {17, leaf_hash("gone"), "Ley 1581 de 2012, art. 8", "Names a person: \"\\\u0001\nÑ\"",
          parse_instant("2024-09-25T15:04:05Z").value()};
}

TEST(Tombstone, SaysWhatWasErasedAndWhy) {
  const SigningKey key = SigningKey::generate("log.example/record").value();
  const std::string payload = sign_tombstone(some_erasure(), key);
  EXPECT_TRUE(
      payload.starts_with(R"({"basis":"Ley 1581 de 2012, art. 8","decided":"2024-09-25T15:04:05)"))
      << payload;
  const auto erasure = open_tombstone(payload, key.verifier());
  ASSERT_TRUE(erasure) << erasure.error().message;
  EXPECT_EQ(erasure->entry, 17U);
  EXPECT_EQ(erasure->leaf_hash, some_erasure().leaf_hash);
  EXPECT_EQ(erasure->basis, some_erasure().basis);
  EXPECT_EQ(erasure->reason, some_erasure().reason);
  EXPECT_EQ(erasure->decided, some_erasure().decided);
}

TEST(Tombstone, EveryChangedByteAndEveryOtherKeyIsRefused) {
  const SigningKey key = SigningKey::generate("log.example/record").value();
  const std::string payload = sign_tombstone(some_erasure(), key);
  for (std::size_t i = 0; i < payload.size(); ++i) {
    std::string changed = payload;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(open_tombstone(changed, key.verifier())) << "byte " << i;
    EXPECT_FALSE(open_tombstone(payload.substr(0, i), key.verifier())) << "byte " << i;
  }
  EXPECT_FALSE(open_tombstone(payload + " ", key.verifier()));
  const auto refused =
      open_tombstone(payload, SigningKey::generate("log.example/record").value().verifier());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "error.tombstone.signature");
}

}  // namespace
}  // namespace acta::ledger
