#include "identity/webauthn.h"

#include "identity/cbor.h"
#include "identity/testing.h"

namespace acta::identity::testing {
namespace {

const RelyingParty us = relying_party("https://desk.acta.example", "elsewhere.example");
const std::string challenge = "a challenge of ours, 32 bytes  .";

template <class T>
std::string rule(const Result<T>& result) {
  return result ? std::string() : result.error().hint;
}

struct Known {
  Authenticator authenticator;
  NewPasskey passkey = check_attestation(us, challenge, authenticator.attest(challenge)).value();
  std::string ask() const {
    return rule(
        check_assertion(us, challenge, passkey.key, 1, authenticator.assert_for(challenge)));
  }
};

TEST(Passkey, EachKindOfKeyIsTakenAndItsSignatureFits) {
  for (const int type : {EVP_PKEY_EC, EVP_PKEY_ED25519, EVP_PKEY_RSA}) {
    Authenticator authenticator(type);
    const auto made = check_attestation(us, challenge, authenticator.attest(challenge));
    ASSERT_TRUE(made) << rule(made);
    EXPECT_EQ(made->credential, authenticator.credential);
    EXPECT_EQ(made->counter, 1U);
    authenticator.counter = 7;
    const auto answer = authenticator.assert_for("another challenge");
    EXPECT_EQ(challenge_in(answer.client_data), "another challenge");
    EXPECT_EQ(check_assertion(us, "another challenge", made->key, 6, answer).value(), 7U);
  }
}

TEST(Passkey, ADeskIsKnownByItsAddressOrByTheHostThatWasAskedFor) {
  EXPECT_EQ(us.id, "desk.acta.example");
  EXPECT_EQ(us.origins, std::vector<std::string>{"https://desk.acta.example"});
  const RelyingParty here = relying_party("", "localhost:8081");
  EXPECT_EQ(here.id, "localhost");
  EXPECT_EQ(here.origins,
            (std::vector<std::string>{"https://localhost:8081", "http://localhost:8081"}));
}

TEST(Passkey, AnAnswerThatIsNotForUsIsRefused) {
  Known known;
  Authenticator& bent = known.authenticator;
  bent.counter = 2;
  EXPECT_EQ(known.ask(), "");
  bent.origin = "https://desk.acta.example.evil.example";
  EXPECT_EQ(known.ask(), "origin");
  bent.origin = "http://desk.acta.example";
  EXPECT_EQ(known.ask(), "origin");
  bent.origin = us.origins[0];
  bent.more_client_data = ",\"crossOrigin\":true";
  EXPECT_EQ(known.ask(), "cross origin");
  bent.more_client_data = ",\"crossOrigin\":false";
  EXPECT_EQ(known.ask(), "");
  bent.rp = "evil.example";
  EXPECT_EQ(known.ask(), "rpIdHash");
}

TEST(Passkey, AnAnswerWithoutThePersonIsRefused) {
  Known known;
  known.authenticator.counter = 2;
  for (const auto& [flags, told] : {std::pair{1U, "user verified"},
                                    {4U, "user present"},
                                    {0U, "user present"},
                                    {5U | 16U, "backup state"},
                                    {5U | 64U, "extensions"},
                                    {5U | 128U, "extensions"}}) {
    known.authenticator.flags = flags;
    EXPECT_EQ(known.ask(), told) << flags;
  }
  known.authenticator.flags = 5U | 8U | 16U;  // kept in a cloud
  EXPECT_EQ(known.ask(), "");
}

TEST(Passkey, ACounterThatDidNotGrowIsRefusedAndNoneIsNoCounter) {
  Known known;
  const auto with = [&](std::uint32_t kept, std::uint32_t told) {
    known.authenticator.counter = told;
    return rule(check_assertion(us, challenge, known.passkey.key, kept,
                                known.authenticator.assert_for(challenge)));
  };
  EXPECT_EQ(with(5, 6), "");
  EXPECT_EQ(with(5, 5), "counter");
  EXPECT_EQ(with(5, 4), "counter");
  EXPECT_EQ(with(5, 0), "counter");
  EXPECT_EQ(with(0, 0), "");
  EXPECT_EQ(with(0, 0xffffffffU), "");
}

TEST(Passkey, NoByteOfAnAnswerCanBeAnother) {
  Known known;
  known.authenticator.counter = 2;
  const Assertion good = known.authenticator.assert_for(challenge);
  const auto refused = [&](Assertion bent) {
    return !check_assertion(us, challenge, known.passkey.key, 1, bent);
  };
  for (auto part : {&Assertion::client_data, &Assertion::authenticator_data, &Assertion::signature})
    for (std::size_t i = 0; i < (good.*part).size(); ++i) {
      Assertion bent = good;
      (bent.*part)[i] = static_cast<char>((bent.*part)[i] ^ 1);
      EXPECT_TRUE(refused(bent)) << i;
      bent.*part = (good.*part).substr(0, i);
      EXPECT_TRUE(refused(bent)) << i;
    }
  Assertion bent = good;
  bent.authenticator_data += '\0';
  EXPECT_TRUE(refused(bent));
  EXPECT_EQ(rule(check_assertion(us, "another", known.passkey.key, 1, good)), "challenge");
  const Known other;
  EXPECT_EQ(rule(check_assertion(us, challenge, other.passkey.key, 1, good)), "signature");
  Assertion made = good;
  made.client_data = known.authenticator.client_data("webauthn.create", challenge);
  EXPECT_EQ(rule(check_assertion(us, challenge, known.passkey.key, 1, made)), "type");
}

TEST(Passkey, ARegistrationIsReadWholeOrRefused) {
  const auto attempt = [](const Authenticator& authenticator) {
    return rule(check_attestation(us, challenge, authenticator.attest(challenge)));
  };
  Authenticator authenticator;
  EXPECT_EQ(attempt(authenticator), "");
  EXPECT_EQ(rule(check_attestation(us, "another", authenticator.attest(challenge))), "challenge");
  authenticator.rest = std::string(1, '\0');
  EXPECT_EQ(attempt(authenticator), "extensions");
  authenticator.flags = 5U | 128U;
  authenticator.rest = cbor_head(5, 1) + cbor_text("credProtect") + cbor_integer(2);
  EXPECT_EQ(attempt(authenticator), "");
  authenticator.rest.clear();
  EXPECT_EQ(attempt(authenticator), "extensions");
  authenticator.flags = 1;
  EXPECT_EQ(attempt(authenticator), "user verified");
  authenticator.flags = 5;
  authenticator.credential = std::string(1024, 'c');
  EXPECT_EQ(attempt(authenticator), "credential id");
  authenticator.credential.clear();
  EXPECT_EQ(attempt(authenticator), "credential id");
  authenticator.credential = "c";
  const Attestation good = authenticator.attest(challenge);
  for (std::size_t i = 0; i < good.attestation_object.size(); ++i) {
    Attestation cut = good;
    cut.attestation_object.resize(i);
    EXPECT_FALSE(check_attestation(us, challenge, cut)) << i;
  }
}

TEST(Passkey, APointThatIsNotOnTheCurveIsNoKey) {
  const Authenticator authenticator;
  const std::string x = authenticator.number("qx", 32);
  std::string y = authenticator.number("qy", 32);
  EXPECT_TRUE(p256_key(x, y));
  y.back() = static_cast<char>(y.back() ^ 1);
  EXPECT_FALSE(p256_key(x, y));
  EXPECT_FALSE(p256_key(x, x.substr(1)));
  EXPECT_FALSE(ed25519_key("short"));
  EXPECT_FALSE(rsa_key(std::string(128, '\xff'), "\x01\x01")) << "1,024 bits are too few";
}

TEST(Cbor, WhatIsTooDeepTooLongOrTwiceIsNothing) {
  EXPECT_FALSE(read_cbor(""));
  EXPECT_FALSE(read_cbor(std::string(100'000, '\x81')));
  EXPECT_FALSE(read_cbor(std::string("\x9b\xff\xff\xff\xff\xff\xff\xff\xff", 9)));
  EXPECT_FALSE(read_cbor(std::string("\x5b\x7f\xff\xff\xff\xff\xff\xff\xff", 9)));
  EXPECT_FALSE(read_cbor("\xff"));
  const auto twice = read_cbor(cbor_head(5, 2) + cbor_integer(1) + cbor_bytes("a") +
                               cbor_integer(1) + cbor_bytes("b"));
  ASSERT_TRUE(twice);
  EXPECT_EQ(twice->item.bytes_at(1), "");
  const auto map = read_cbor(cbor_head(5, 2) + cbor_integer(-3) + cbor_bytes("a") + cbor_text("k") +
                             cbor_integer(-300) + "more");
  ASSERT_TRUE(map);
  EXPECT_EQ(map->item.bytes_at(-3), "a");
  EXPECT_EQ(map->size, 9U);
}

}  // namespace
}  // namespace acta::identity::testing
