#include "ledger/note.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "base/sha256.h"

namespace acta::ledger {
namespace {

// The examples of c2sp.org/signed-note.
constexpr std::string_view example_key =
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
constexpr std::string_view example_note =
    "This is an example message.\n\n"
    "\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFX"
    "mRKuwHjG1Yu72IneyaQM=\n";

VerifierKey key_of(std::string_view vkey) { return VerifierKey::parse(vkey).value(); }
SigningKey new_key(std::string_view name = "log.example/record") {
  return SigningKey::generate(name).value();
}

TEST(Note, TheExampleOfTheSpecificationOpens) {
  const auto text = open_note(example_note, key_of(example_key));
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_EQ(*text, "This is an example message.\n");
}

TEST(Note, AKeyIsWrittenAsItWasRead) { EXPECT_EQ(key_of(example_key).text(), example_key); }

TEST(Note, EveryChangedByteIsNoticed) {
  const VerifierKey key = key_of(example_key);
  for (std::size_t i = 0; i < example_note.size(); ++i) {
    std::string changed(example_note);
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(open_note(changed, key)) << "byte " << i;
  }
}

TEST(Note, WhatOneKeySignsOnlyThatKeyOpens) {
  const SigningKey key = new_key();
  const std::string note = sign_note("Uno.\n\nDos.\n", key);
  EXPECT_EQ(open_note(note, key.verifier()).value(), "Uno.\n\nDos.\n");
  const auto refused = open_note(note, new_key().verifier(), "note.txt");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "error.note.not-signed");
  EXPECT_EQ(refused.error().place, "note.txt");
}

TEST(Note, SignaturesOfOthersArePassedOver) {
  const SigningKey ours = new_key();
  const std::string theirs = sign_note("Text.\n", new_key("witness.example/w1"));
  std::string both = sign_note("Text.\n", ours);
  both += theirs.substr(theirs.find("\u2014"));
  EXPECT_EQ(parse_note(both).value().signatures.size(), 2U);
  EXPECT_TRUE(open_note(both, ours.verifier()));
}

TEST(Note, AFalseSignatureUnderOurNameRefusesTheWholeNote) {
  const SigningKey key = new_key();
  const std::string good = sign_note("Text.\n", key);
  const std::string other = sign_note("Other text.\n", key);
  const auto refused = open_note(good + other.substr(other.find("\u2014")), key.verifier());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "error.note.signature");
}

TEST(Note, WhatIsNoNoteIsRefused) {
  const std::string good = sign_note("Text.\n", new_key());
  const std::string signature = good.substr(good.find("\u2014"));
  for (const std::string& bad :
       {std::string(), std::string("Text.\n"), std::string("Text.\n\n"), "Text.\n" + signature,
        good.substr(0, good.size() - 1), good + "\n", "T\text.\n\n" + signature,
        "Te\xffxt.\n\n" + signature, "Text.\n\n" + signature + "not a signature\n",
        std::string("Text.\n\n\u2014 a+b AAAAAAAA\n"), std::string("Text.\n\n\u2014 a AAAA\n")})
    EXPECT_FALSE(parse_note(bad)) << bad;
}

TEST(Note, ASecretKeySurvivesBeingWrittenDown) {
  const SigningKey key = new_key();
  EXPECT_TRUE(key.text().starts_with("PRIVATE+KEY+log.example/record+"));
  const SigningKey again = SigningKey::parse(key.text()).value();
  EXPECT_EQ(again.verifier(), key.verifier());
  EXPECT_EQ(again.sign("a"), key.sign("a"));
}

TEST(Note, AMisspeltKeyIsRefusedAndASecretOneNotRepeated) {
  std::string vkey(example_key);
  vkey[vkey.size() - 5] = vkey[vkey.size() - 5] == 'A' ? 'B' : 'A';
  EXPECT_EQ(VerifierKey::parse(vkey, "--key").error().value, vkey);
  EXPECT_FALSE(VerifierKey::parse("example.com/foo+530d903a"));
  EXPECT_FALSE(VerifierKey::parse(""));
  std::string skey = new_key().text();
  skey[skey.size() - 5] = skey[skey.size() - 5] == 'A' ? 'B' : 'A';
  const auto refused = SigningKey::parse(skey, "log.key");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().value, "");
}

TEST(Note, AKeyNameHasNoSpaceAndNoPlus) {
  for (const std::string_view name : {"", "a b", "a+b", "a\u00a0b", "a\u3000b", "a\nb", "\xff"})
    EXPECT_FALSE(SigningKey::generate(name)) << name;
}

std::string from_hex(std::string_view hex_text) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex_text.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string(hex_text.substr(i, 2)), nullptr, 16));
  return bytes;
}

// A verifier key of the bare 32 bytes, through the text form that the program reads.
VerifierKey verifier_of(const std::string& public_key) {
  const std::string typed = "\x01" + public_key;
  const Hash hash = sha256("test\n" + typed);
  return key_of("test+" + hex(std::span(hash).first(4)) + "+" + base64(typed));
}

TEST(Note, Ed25519AgreesWithWycheproof) {
  const std::filesystem::path path =
      ACTA_SOURCE_DIR "/../shared/conformance/tlog/ed25519_wycheproof.json";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no conformance vectors at " << path;
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  const auto vectors = boost::json::parse(text.str());
  int valid = 0;
  int invalid = 0;
  for (const auto& group : vectors.at("testGroups").as_array()) {
    const VerifierKey key =
        verifier_of(from_hex(group.at("publicKey").at("pk").as_string().c_str()));
    for (const auto& test : group.at("tests").as_array()) {
      const bool expected = test.at("result").as_string() == "valid";
      ++(expected ? valid : invalid);
      EXPECT_EQ(key.verify(from_hex(test.at("msg").as_string().c_str()),
                           from_hex(test.at("sig").as_string().c_str())),
                expected)
          << "tcId " << test.at("tcId") << ' ' << test.at("comment");
    }
  }
  EXPECT_EQ(valid, 88);
  EXPECT_EQ(invalid, 63);
}

}  // namespace
}  // namespace acta::ledger
