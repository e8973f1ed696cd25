#include "identity/openid.h"

#include <map>

#include "identity/testing.h"

namespace acta::identity::testing {
namespace {

constexpr std::int64_t now = 1'800'000'000;

// A provider's keys and tokens, each part of which can be bent.
struct Issuer {
  Authenticator rsa{EVP_PKEY_RSA};
  Authenticator ec{EVP_PKEY_EC};
  std::string header = R"({"alg":"RS256","kid":"r1"})";
  std::string claims =
      R"({"iss":"https://id.example","aud":"acta","sub":"u-1","nonce":"n","iat":1799999990,"exp":1800000300})";

  std::string keys() const {
    return R"({"keys":[{"kty":"RSA","kid":"r1","use":"sig","n":")" +
           base64url(rsa.number("n", 256)) + R"(","e":")" + base64url(rsa.number("e", 3)) +
           R"("},{"kty":"EC","kid":"e1","crv":"P-256","x":")" + base64url(ec.number("qx", 32)) +
           R"(","y":")" + base64url(ec.number("qy", 32)) +
           R"("},{"kty":"oct","kid":"o1","k":"AAAA"},{"kty":"RSA","use":"enc","kid":"x"},7]})";
  }
  std::string token() const {
    const std::string text = base64url(header) + '.' + base64url(claims);
    return text + '.' + base64url(rsa.sign(text));
  }
  std::string rule() const { return rule_of(token()); }
  std::string rule_of(const std::string& token) const {
    const auto subject =
        check_id_token(token, read_key_set(keys()), {"https://id.example", "acta", "n", now});
    if (subject) {
      EXPECT_EQ(*subject, "u-1");
      return {};
    }
    return subject.error().hint;
  }
  std::string with(const std::string& from, const std::string& to) {
    std::string bent = claims;
    bent.replace(bent.find(from), from.size(), to);
    std::swap(bent, claims);
    std::string told = rule();
    std::swap(bent, claims);
    return told;
  }
};

TEST(IdToken, OneThatTheIssuerSignedForUsNamesItsSubject) {
  Issuer issuer;
  EXPECT_EQ(issuer.rule(), "");
  EXPECT_EQ(issuer.with(R"("acta")", R"(["acta"])"), "");
  EXPECT_EQ(issuer.with(R"("acta")", R"(["other","acta"],"azp":"acta")"), "");
  issuer.header = R"({"alg":"RS256"})";
  EXPECT_EQ(issuer.rule(), "") << "without a name each key is tried";
}

TEST(IdToken, EachClaimThatIsNotOursIsRefused) {
  Issuer issuer;
  EXPECT_EQ(issuer.with("https://id.example", "https://id.example/"), "issuer");
  EXPECT_EQ(issuer.with(R"("acta")", R"("other")"), "audience");
  EXPECT_EQ(issuer.with(R"("acta")", R"(["other","acta"])"), "audience");
  EXPECT_EQ(issuer.with(R"("acta")", R"(["acta"],"azp":"other")"), "audience");
  EXPECT_EQ(issuer.with(R"("nonce":"n")", R"("nonce":"m")"), "nonce");
  EXPECT_EQ(issuer.with(R"("nonce":"n",)", ""), "nonce");
  EXPECT_EQ(issuer.with("1800000300", "1799999940"), "expired");
  EXPECT_EQ(issuer.with("1800000300", "1799999941"), "");
  EXPECT_EQ(issuer.with("1800000300", "\"1800000300\""), "expired");
  EXPECT_EQ(issuer.with("1799999990", "1800000061"), "made later");
  EXPECT_EQ(issuer.with("1799999990", "1799999990,\"nbf\":1800000061"), "not yet");
  EXPECT_EQ(issuer.with("u-1", ""), "subject");
}

TEST(IdToken, WhatIsNotSignedByAKeyOfTheIssuerIsRefused) {
  Issuer issuer;
  const std::string good = issuer.token();
  const std::string unsigned_part = good.substr(0, good.rfind('.') + 1);
  EXPECT_EQ(issuer.rule_of(unsigned_part), "signature");
  Issuer other;
  EXPECT_EQ(issuer.rule_of(other.token()), "signature");
  for (const char* header :
       {R"({"alg":"none"})", R"({"alg":"HS256","kid":"r1"})", R"({"alg":"RS256","kid":"r2"})",
        R"({"alg":"ES256","kid":"e1"})", R"({"alg":"RS256","kid":"r1","crit":["b64"]})",
        R"({"alg":"PS256"})"}) {
    issuer.header = header;
    EXPECT_EQ(issuer.rule(), "signature") << header;
  }
  for (const char* text : {"", ".", "..", "a.b", "e30.e30.e30.e30", "!.!.!"})
    EXPECT_EQ(issuer.rule_of(text), "token") << text;
}

TEST(IdToken, AnEcdsaSignatureIsThePairOfItsNumbers) {
  Issuer issuer;
  const std::string text =
      base64url(R"({"alg":"ES256","kid":"e1"})") + '.' + base64url(issuer.claims);
  const std::string der = issuer.ec.sign(text);
  // SEQUENCE { INTEGER r, INTEGER s }, each perhaps with a zero before it or shorter than 32.
  std::string pair;
  for (std::size_t at = 2, i = 0; i < 2; ++i) {
    const auto size = static_cast<std::size_t>(der[at + 1]);
    std::string number = der.substr(at + 2, size);
    number = number.size() > 32 ? number.substr(number.size() - 32)
                                : std::string(32 - number.size(), '\0') + number;
    pair += number;
    at += 2 + size;
  }
  EXPECT_EQ(issuer.rule_of(text + '.' + base64url(pair)), "");
  EXPECT_EQ(issuer.rule_of(text + '.' + base64url(der)), "signature");
}

struct Net {
  std::map<std::string, std::string> answers;
  std::vector<Ask> asked;
  Fetch fetch = [this](const Ask& ask) -> Result<std::string> {
    asked.push_back(ask);
    const auto found = answers.find(ask.url);
    if (found == answers.end()) return not_found("error.openid.away");
    return found->second;
  };
};

struct OpenIdTest : ::testing::Test {
  Issuer issuer;
  Net net;
  OpenId openid{{"mre", "MRE", "https://id.example", "acta", "s&cret"}, net.fetch};
  const Attempt attempt{"s", "n", "v", "https://desk.example/sign-in/back"};
  void SetUp() override {
    net.answers["https://id.example/.well-known/openid-configuration"] =
        R"({"issuer":"https://id.example","authorization_endpoint":"https://id.example/go?a=1",)"
        R"("token_endpoint":"https://id.example/token","jwks_uri":"https://id.example/keys"})";
    net.answers["https://id.example/keys"] = issuer.keys();
    net.answers["https://id.example/token"] = R"({"id_token":")" + issuer.token() + "\"}";
  }
};

TEST_F(OpenIdTest, TheBrowserGoesWithAChallengeAndTheCodeComesBackForASubject) {
  EXPECT_EQ(
      openid.address(attempt, now).value(),
      "https://id.example/go?a=1&response_type=code&scope=openid&client_id=acta&"
      "redirect_uri=https%3A%2F%2Fdesk.example%2Fsign-in%2Fback&state=s&nonce=n&"
      "code_challenge=TJRIXgwhrmxBzh3-e2v6zupato5AokdvUCCOUm9QYIA&code_challenge_method=S256");
  EXPECT_EQ(openid.redeem(attempt, "c&d", now).value(), "u-1");
  const Ask& asked = net.asked.at(1);
  EXPECT_EQ(asked.form,
            "grant_type=authorization_code&code=c%26d&redirect_uri=https%3A%2F%2Fdesk.example%2F"
            "sign-in%2Fback&client_id=acta&code_verifier=v");
  EXPECT_EQ(asked.user, "acta");
  EXPECT_EQ(asked.password, "s%26cret");
  openid.redeem(attempt, "c", now + 60).value();
  EXPECT_EQ(net.asked.size(), 4U) << "what it says of itself is not asked again";
}

TEST_F(OpenIdTest, AKeyThatIsNewIsAskedForOnceAMinute) {
  openid.redeem(attempt, "c", now).value();
  issuer.header = R"({"alg":"RS256","kid":"r2"})";
  net.answers["https://id.example/token"] = R"({"id_token":")" + issuer.token() + "\"}";
  EXPECT_FALSE(openid.redeem(attempt, "c", now + 1));
  std::string renamed = issuer.keys();
  renamed.replace(renamed.find("r1"), 2, "r2");
  net.answers["https://id.example/keys"] = renamed;
  EXPECT_FALSE(openid.redeem(attempt, "c", now + 59));
  EXPECT_EQ(openid.redeem(attempt, "c", now + 61).value(), "u-1");
}

TEST_F(OpenIdTest, AProviderThatSpeaksForAnotherOrSendsElsewhereIsAway) {
  auto& said = net.answers["https://id.example/.well-known/openid-configuration"];
  const std::string good = said;
  for (const auto& [from, to] :
       {std::pair{"https://id.example\",\"auth", "https://evil.example\",\"auth"},
        {"https://id.example/token", "http://id.example/token"},
        {"https://id.example/keys", "ftp://id.example/keys"},
        {"{", "["}}) {
    said = good;
    said.replace(said.find(from), std::string_view(from).size(), to);
    const auto address = openid.address(attempt, now);
    ASSERT_FALSE(address) << to;
    EXPECT_EQ(address.error().message, "error.openid.away") << to;
  }
}

TEST(Providers, TheFileIsReadWholeOrItsPlaceIsNamed) {
  const auto place = [](const std::string& text) {
    const auto read = read_providers(text);
    return read ? std::to_string(read->size()) : read.error().place + ' ' + read.error().value;
  };
  const std::string one =
      R"({"id":"a","name":"A","issuer":"https://a.example","client_id":"c","client_secret":"s"})";
  EXPECT_EQ(place("{\"providers\":[" + one + "]}"), "1");
  EXPECT_EQ(place("{\"providers\":[" + one + "," + one + "]}"), "--openid: providers[1] id");
  EXPECT_EQ(place("[]"), "--openid providers");
  for (const auto& [from, to, told] :
       {std::tuple{"\"a\"", "\"A/\"", "id"},
        {"\"A\"", "\"\"", "name"},
        {"https", "http", "issuer"},
        {"https://a.example", "http://localhost.evil.example", "issuer"},
        {"\"c\"", "\"\"", "client_id"}}) {
    std::string bent = one;
    bent.replace(bent.find(from), std::string_view(from).size(), to);
    EXPECT_EQ(place("{\"providers\":[" + bent + "]}"),
              std::string("--openid: providers[0] ") + told);
  }
  std::string here = one;
  here.replace(here.find("https://a.example"), 17, "http://localhost:9000");
  EXPECT_EQ(place("{\"providers\":[" + here + "]}"), "1");
}

}  // namespace
}  // namespace acta::identity::testing
