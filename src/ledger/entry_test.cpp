#include "ledger/entry.h"

#include <gtest/gtest.h>

#include "ledger/tombstone.h"

namespace acta::ledger {
namespace {

// The examples of docs/formats/ledger.md, so that the page and the program cannot part.
TEST(Entry, TheExamplesOfTheFormatHold) {
  const Instant recorded = parse_instant("2024-09-25T15:04:05.123456Z").value();
  const std::string open = leaf_bytes(recorded, EntryKind::open, R"({"a":1})");
  EXPECT_EQ(hex(open),
            "000622f2eedc8580"
            "00"
            "7b2261223a317d");
  std::string salt;
  for (char byte = 0; byte < 32; ++byte) salt += byte;
  const std::string sealed = leaf_bytes(recorded, EntryKind::sealed, seal_of(salt, R"({"a":1})"));
  EXPECT_EQ(hex(sealed),
            "000622f2eedc8580"
            "01"
            "4f19620c461d8a7dbce184d078ae5cea8d74bdf4cb77c5b4525343a83029003e");
  EXPECT_EQ(hex(leaf_hash(open)),
            "7c70483e12d9b4dd0ad40932c59505ea6e64dccd14c4ebe8364b6ef95538d8bd");
  EXPECT_EQ(hex(leaf_hash(sealed)),
            "2801533191391240f084450bee7956f1df5da956753be3dbb828fe71b89c3751");
  EXPECT_EQ(hex(node_hash(leaf_hash(open), leaf_hash(sealed))),
            "6bfbeb3cc0c82d066117aca1e873cdc38f91f93cf9d498eb4153907889d8e385");
}

TEST(Entry, AHashInPiecesIsThatOfTheWhole) {
  TreeHasher hasher;
  EXPECT_EQ(entry_hash(hasher, Instant{-1}, EntryKind::tombstone, "body"),
            leaf_hash(leaf_bytes(Instant{-1}, EntryKind::tombstone, "body")));
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
