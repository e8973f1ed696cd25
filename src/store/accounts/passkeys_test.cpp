#include "identity/testing.h"
#include "store/accounts/accounts.h"
#include "store/test_backends.h"

namespace acta::store::testing {
namespace {

using identity::testing::Authenticator;

class PasskeysTest : public OnBothBackends {
 protected:
  void SetUp() override {
    OnBothBackends::SetUp();
    if (IsSkipped()) return;
    open();
    accounts = Accounts::open(location(), [this] { return Instant{now}; }).value();
    ana = accounts->add("ana@x.example", "Ana", "Acta").value().account;
  }
  Session confirmed() const { return {ana, "csrf", Instant{now}, true}; }
  Result<void> registered() {
    return accounts->add_passkey(confirmed(), us,
                                 key.attest(accounts->challenge(registering(ana.id))), " Phone ");
  }
  Result<std::string> sign_in(const identity::Assertion& answer) {
    return accounts->sign_in(us, answer, "192.0.2.0/24");
  }
  identity::Assertion answer(std::string_view purpose = "sign-in") {
    ++key.counter;
    return key.assert_for(accounts->challenge(purpose));
  }
  static std::string rule(const Result<std::string>& result) {
    return result ? "" : result.error().message + ' ' + result.error().hint;
  }

  std::int64_t now = 1'800'000'000'000'000;
  std::unique_ptr<Accounts> accounts;
  Account ana;
  Authenticator key;
  identity::RelyingParty us = identity::relying_party("https://desk.acta.example", "");
};

TEST_P(PasskeysTest, APasskeyOpensAConfirmedSessionAndIsCounted) {
  ASSERT_TRUE(registered());
  EXPECT_EQ(accounts->passkeys(ana.id).at(0).label, "Phone");
  EXPECT_FALSE(accounts->passkeys(ana.id).at(0).used);
  const auto token = sign_in(answer());
  ASSERT_TRUE(token) << rule(token);
  const auto session = accounts->session(*token);
  EXPECT_EQ(session->account.id, ana.id);
  EXPECT_TRUE(session->confirmed);
  EXPECT_TRUE(accounts->passkeys(ana.id).at(0).used);
}

TEST_P(PasskeysTest, AnAnswerIsGoodOnceAndForTenMinutes) {
  ASSERT_TRUE(registered());
  const auto first = answer();
  EXPECT_TRUE(sign_in(first));
  EXPECT_NE(rule(sign_in(first)), "");
  key.counter = 0;  // an authenticator that does not count: the challenge alone tells
  Authenticator uncounted;
  uncounted.counter = 0;
  uncounted.credential = "uncounted";
  ASSERT_TRUE(accounts->add_passkey(
      confirmed(), us, uncounted.attest(accounts->challenge(registering(ana.id))), "Key"));
  const auto again = uncounted.assert_for(accounts->challenge("sign-in"));
  EXPECT_TRUE(sign_in(again));
  EXPECT_EQ(rule(sign_in(again)), "error.passkey.refused challenge");
  const auto late = uncounted.assert_for(accounts->challenge("sign-in"));
  now += 11LL * 60 * 1'000'000;
  EXPECT_EQ(rule(sign_in(late)), "error.passkey.refused challenge");
}

TEST_P(PasskeysTest, AChallengeForOnePurposeIsNoneForAnother) {
  ASSERT_TRUE(registered());
  EXPECT_EQ(rule(sign_in(answer(confirming(ana.id)))), "error.passkey.refused challenge");
  EXPECT_EQ(rule(sign_in(answer(registering(ana.id)))), "error.passkey.refused challenge");
  EXPECT_EQ(rule(sign_in(key.assert_for("made up"))), "error.passkey.refused challenge");
}

TEST_P(PasskeysTest, ConfirmingTakesAPasskeyOfTheSamePerson) {
  ASSERT_TRUE(registered());
  const std::string token = sign_in(answer()).value();
  now += 6LL * 60 * 1'000'000;
  EXPECT_FALSE(accounts->session(token)->confirmed);
  const auto fresh = accounts->confirm(token, us, answer(confirming(ana.id)), "192.0.2.0/24");
  ASSERT_TRUE(fresh) << rule(fresh);
  EXPECT_TRUE(accounts->session(*fresh)->confirmed);
  EXPECT_FALSE(accounts->session(token)) << "the session has a new token";

  const Account bob = accounts->add("bob@x.example", "Bob", "Acta").value().account;
  Authenticator other;
  other.credential = "of Bob";
  const Session of_bob{bob, "csrf", Instant{now}, true};
  ASSERT_TRUE(accounts->add_passkey(of_bob, us,
                                    other.attest(accounts->challenge(registering(bob.id))), "Key"));
  other.counter = 9;
  const auto stolen = accounts->confirm(
      *fresh, us, other.assert_for(accounts->challenge(confirming(ana.id))), "192.0.2.0/24");
  EXPECT_EQ(rule(stolen), "error.passkey.refused account");
  EXPECT_TRUE(accounts->session(*fresh));
}

TEST_P(PasskeysTest, OnlyWhoHasJustProvedWhoTheyAreChangesTheirPasskeys) {
  Session old = confirmed();
  old.confirmed = false;
  const auto made = key.attest(accounts->challenge(registering(ana.id)));
  EXPECT_EQ(failure(accounts->add_passkey(old, us, made, "Key")), "error.account.confirm");
  ASSERT_TRUE(accounts->add_passkey(confirmed(), us, made, "Key"));
  EXPECT_EQ(failure(registered()), "error.passkey.refused") << "it is known already";
  EXPECT_EQ(failure(accounts->remove_passkey(old, key.credential)), "error.account.confirm");
  EXPECT_EQ(failure(accounts->remove_passkey(confirmed(), "x")), "error.passkey.unknown");
  EXPECT_TRUE(accounts->remove_passkey(confirmed(), key.credential));
  EXPECT_EQ(rule(sign_in(answer())), "error.passkey.refused unknown");
}

TEST_P(PasskeysTest, DisablingResettingAndErasingEndThem) {
  ASSERT_TRUE(registered());
  accounts->set_disabled(ana.address, true).value();
  EXPECT_EQ(rule(sign_in(answer())), "error.passkey.refused disabled");
  accounts->set_disabled(ana.address, false).value();
  EXPECT_EQ(rule(sign_in(answer())), "");
  accounts->reset(ana.address, "Acta").value();
  EXPECT_TRUE(accounts->passkeys(ana.id).empty());
  ASSERT_TRUE(registered());
  accounts->erase(ana.address).value();
  EXPECT_TRUE(accounts->passkeys(ana.id).empty());
}

TEST_P(PasskeysTest, ManyFailuresHaveToWait) {
  ASSERT_TRUE(registered());
  for (int i = 0; i < 5; ++i) EXPECT_NE(rule(sign_in(key.assert_for("made up"))), "");
  EXPECT_EQ(rule(sign_in(answer())), "error.account.wait 1");
  now += 3'000'000;
  EXPECT_EQ(rule(sign_in(answer())), "");
}

ON_BOTH_BACKENDS(PasskeysTest);

}  // namespace
}  // namespace acta::store::testing
