#include "store/accounts/secret.h"

#include <gtest/gtest.h>

namespace acta::store {
namespace {

TEST(Secret, GivesTheCodesOfRfc6238) {
  const std::string secret = "12345678901234567890";  // appendix B, SHA-1
  for (const auto& [seconds, code] : {std::pair<std::int64_t, const char*>{59, "94287082"},
                                      {1111111109, "07081804"},
                                      {1111111111, "14050471"},
                                      {1234567890, "89005924"},
                                      {2000000000, "69279037"},
                                      {20000000000, "65353130"}})
    EXPECT_EQ(totp(secret, totp_step(seconds), 8), code) << seconds;
}

TEST(Secret, WritesTheBase32OfRfc4648) {
  for (const auto& [bytes, text] : {std::pair<const char*, const char*>{"", ""},
                                    {"f", "MY"},
                                    {"fo", "MZXQ"},
                                    {"foo", "MZXW6"},
                                    {"foob", "MZXW6YQ"},
                                    {"fooba", "MZXW6YTB"},
                                    {"foobar", "MZXW6YTBOI"}})
    EXPECT_EQ(base32(bytes), text);
}

TEST(Secret, ACodeIsGoodOneStepAroundAndOnce) {
  const std::string secret = random_bytes(20);
  constexpr std::uint64_t now = 58'000'000;
  EXPECT_EQ(totp_fits(totp(secret, now - 1), secret, now, 0), now - 1);
  EXPECT_EQ(totp_fits(totp(secret, now), secret, now, 0), now);
  EXPECT_EQ(totp_fits(totp(secret, now + 1), secret, now, 0), now + 1);
  EXPECT_EQ(totp_fits(totp(secret, now - 2), secret, now, 0), 0U);
  EXPECT_EQ(totp_fits(totp(secret, now + 2), secret, now, 0), 0U);
  EXPECT_EQ(totp_fits(totp(secret, now), secret, now, now), 0U) << "used already";
  EXPECT_EQ(totp_fits("", secret, now, 0), 0U);
}

TEST(Secret, APasswordIsHashedWithArgon2idAtTheStrengthSaid) {
  const std::string hash = hash_password("a long enough phrase");
  EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=65536,t=3,p=1$")) << hash;
  EXPECT_TRUE(password_fits("a long enough phrase", hash));
  EXPECT_FALSE(password_fits("a long enough phrasf", hash));
}

TEST(Secret, AnAuthenticatorReadsWhoAndForWhat) {
  EXPECT_EQ(totp_address("foobar", "Acta desk", "ana@mre.example"),
            "otpauth://totp/Acta%20desk:ana@mre.example?secret=MZXW6YTBOI&issuer=Acta%20desk");
}

}  // namespace
}  // namespace acta::store
