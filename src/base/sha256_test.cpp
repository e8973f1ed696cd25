#include "base/sha256.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace acta {
namespace {

std::string digest(std::string_view bytes) { return hex(sha256(bytes)); }

// FIPS 180-4 examples and the CAVP short messages (SHA256ShortMsg.rsp).
TEST(Sha256, GivesThePublishedDigests) {
  EXPECT_EQ(digest(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(digest("\xd3"), "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1");
  EXPECT_EQ(digest(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, PiecesHashAsTheWhole) {
  EXPECT_TRUE(rc::check([](const std::vector<std::string>& pieces) {
    Sha256 hasher;
    std::string whole;
    for (const auto& piece : pieces) {
      hasher.update(piece);
      whole += piece;
    }
    RC_ASSERT(hasher.finish() == sha256(whole));
  }));
}

TEST(Sha256, AnObjectIsUsedAgainAfterItsEnd) {
  Sha256 hasher;
  hasher.update("first").finish();
  EXPECT_EQ(hasher.update("abc").finish(), sha256("abc"));
  EXPECT_EQ(hasher.finish(), sha256(""));
}

TEST(Hex, ReadsBackWhatItWrote) {
  const Hash hash = sha256("x");
  EXPECT_EQ(parse_hash(hex(hash)).value(), hash);
}

TEST(Hex, RefusesWhatIsNotSixtyFourLowerCaseDigits) {
  const std::string good(64, 'a');
  EXPECT_TRUE(parse_hash(good));
  for (const std::string& bad : {std::string(), std::string(63, 'a'), std::string(65, 'a'),
                                 std::string(64, 'A'), std::string(63, 'a') + "g"}) {
    const auto hash = parse_hash(bad, "here");
    ASSERT_FALSE(hash) << bad;
    EXPECT_EQ(hash.error().message, "error.hash.not-a-hash");
    EXPECT_EQ(hash.error().place, "here");
  }
}

TEST(Base64, GivesTheVectorsOfRfc4648) {
  const std::pair<std::string, std::string> vectors[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, written] : vectors) {
    EXPECT_EQ(base64(plain), written);
    EXPECT_EQ(parse_base64(written).value(), plain);
  }
}

TEST(Base64, EveryStringReadsBack) {
  EXPECT_TRUE(rc::check(
      [](const std::string& bytes) { RC_ASSERT(parse_base64(base64(bytes)).value() == bytes); }));
}

TEST(Base64, RefusesEveryOtherWayOfWritingTheSameBytes) {
  for (const char* bad : {"Zg", "Zg=", "Zh==", "Zm9=", "=", "====", "Zg==Zg==", "Zg= =", "Zm9v\n",
                          "Zm_v", "Zm-v", "Zm9v="})
    EXPECT_FALSE(parse_base64(bad)) << bad;
}

}  // namespace
}  // namespace acta
