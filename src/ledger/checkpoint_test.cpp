#include "ledger/checkpoint.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "ledger/merkle.h"

namespace acta::ledger {
namespace {

namespace fs = std::filesystem;
const fs::path vectors = ACTA_SOURCE_DIR "/../shared/conformance/tlog";

std::string contents(const fs::path& path) {
  std::stringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

SigningKey new_key() { return SigningKey::generate("log.example/record").value(); }

TEST(Checkpoint, ThatOfAnotherProgramOpensAndItsRootIsThatOfItsEntries) {
  if (!fs::exists(vectors)) GTEST_SKIP() << "no conformance vectors at " << vectors;
  const auto keys = boost::json::parse(contents(vectors / "keys.json"));
  const auto key = VerifierKey::parse(keys.at("log").as_string().c_str());
  ASSERT_TRUE(key);
  const std::string note = contents(vectors / "tree-5/checkpoint");
  EXPECT_EQ(parse_note(note).value().signatures.size(), 3U);
  const auto checkpoint = open_checkpoint(note, *key);
  ASSERT_TRUE(checkpoint) << checkpoint.error().message;
  EXPECT_EQ(checkpoint->origin, "log.lad-migration.example/registro");
  EXPECT_EQ(checkpoint->size, 5U);

  // An entry bundle of c2sp.org/tlog-tiles: each entry after its length, big-endian in 2 bytes.
  const std::string bundle = contents(vectors / "tree-5/tile/entries/000.p/5");
  Tree tree;
  for (std::size_t at = 0; at + 2 <= bundle.size();) {
    const std::size_t length = static_cast<std::size_t>(static_cast<std::uint8_t>(bundle[at]))
                                   << 8 |
                               static_cast<std::uint8_t>(bundle[at + 1]);
    tree.append(leaf_hash(std::string_view(bundle).substr(at + 2, length)));
    at += 2 + length;
  }
  EXPECT_EQ(tree.size(), 5U);
  EXPECT_EQ(hex(tree.root()), hex(checkpoint->root));
}

TEST(Checkpoint, WhatIsSignedIsWhatIsRead) {
  const SigningKey key = new_key();
  const Hash root = leaf_hash("a");
  const auto checkpoint = open_checkpoint(sign_checkpoint(1, root, key), key.verifier());
  ASSERT_TRUE(checkpoint);
  EXPECT_EQ(*checkpoint, (Checkpoint{"log.example/record", 1, root}));
}

TEST(Checkpoint, AnotherLogsOriginIsRefusedThoughOurKeySignedIt) {
  const SigningKey key = new_key();
  const std::string text = "other.example/log\n1\n" + base64(leaf_hash("a")) + "\n";
  const auto refused = open_checkpoint(sign_note(text, key), key.verifier());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "error.checkpoint.other-origin");
}

TEST(Checkpoint, ExtensionLinesArePassedOver) {
  EXPECT_TRUE(parse_checkpoint("log\n1\n" + base64(leaf_hash("a")) + "\nmore\nand more\n"));
}

TEST(Checkpoint, WhatIsNoneIsRefused) {
  const std::string root = base64(leaf_hash("a"));
  for (const std::string& bad :
       {std::string(), std::string("log\n"), std::string("log\n1\n"), "\n1\n" + root + "\n",
        "log\n01\n" + root + "\n", "log\n-1\n" + root + "\n", "log\n1 \n" + root + "\n",
        "log\n18446744073709551616\n" + root + "\n", "log\n\n" + root + "\n",
        std::string("log\n1\nAAAA\n"), "log\n1\n" + root + "\n\nmore\n"})
    EXPECT_FALSE(parse_checkpoint(bad)) << bad;
}

}  // namespace
}  // namespace acta::ledger
