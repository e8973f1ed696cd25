#include "store/accounts/accounts.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "store/accounts/secret.h"
#include "store/accounts/testing.h"
#include "store/test_backends.h"

namespace acta::store::testing {
namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t minute = 60 * second;

class AccountsTest : public OnBothBackends {
 protected:
  void SetUp() override {
    OnBothBackends::SetUp();
    if (IsSkipped()) return;
    open();
    accounts = Accounts::open(location(), [this] { return Instant{now}; }).value();
    ana = accounts->add(" Ana@MRE.example ", "Ana Pérez", "Acta").value();
  }

  std::string code() {
    now += 30 * second;  // a code is good once
    return totp(secret_in(ana.authenticator), totp_step(now / second));
  }
  Result<std::string> sign_in(std::string_view password, std::string_view with,
                              std::string_view address = "ana@mre.example") {
    return accounts->sign_in({address, password, with, "192.0.2.0/24"});
  }
  std::string signed_in() { return sign_in(ana.password, code()).value(); }

  std::int64_t now = 1'800'000'000 * second;
  std::unique_ptr<Accounts> accounts;
  Enrolment ana;
};

TEST_P(AccountsTest, PasswordAndCodeOpenASessionThatKnowsItsPerson) {
  const std::string token = signed_in();
  EXPECT_EQ(token.size(), 64U);
  const auto session = accounts->session(token);
  ASSERT_TRUE(session);
  EXPECT_EQ(session->account.id, ana.account.id);
  EXPECT_EQ(session->account.name, "Ana Pérez");
  EXPECT_TRUE(session->confirmed);
  EXPECT_FALSE(session->csrf.empty());
  EXPECT_NE(signed_in(), token) << "each sign-in has a session of its own";
  EXPECT_FALSE(accounts->session(token.substr(1) + '0'));
}

TEST_P(AccountsTest, WhateverIsWrongTheAnswerIsTheSame) {
  const std::string good = code();
  EXPECT_EQ(failure(sign_in("wrong", good)), "error.account.sign-in");
  EXPECT_EQ(failure(sign_in(ana.password, "000000x")), "error.account.sign-in");
  EXPECT_EQ(failure(sign_in(ana.password, good, "bob@mre.example")), "error.account.sign-in");
  EXPECT_EQ(failure(sign_in(std::string(200, 'x'), good)), "error.account.sign-in");
  ASSERT_TRUE(accounts->set_disabled("ana@mre.example", true));
  EXPECT_EQ(failure(sign_in(ana.password, good)), "error.account.sign-in");
}

TEST_P(AccountsTest, RemembersTheLanguageInWhichAPersonIsWrittenTo) {
  EXPECT_EQ(accounts->find("ana@mre.example")->language, "");
  accounts->set_language(ana.account.id, "pt");
  EXPECT_EQ(accounts->find("ana@mre.example")->language, "pt");
  ASSERT_TRUE(accounts->erase("ana@mre.example"));
  EXPECT_EQ(accounts->find(ana.account.id)->language, "");
}

TEST_P(AccountsTest, ACodeIsGoodOnce) {
  const std::string once = code();
  ASSERT_TRUE(sign_in(ana.password, once));
  EXPECT_EQ(failure(sign_in(ana.password, once)), "error.account.sign-in");
  ASSERT_TRUE(sign_in(ana.password, ana.recovery_codes[3]));
  EXPECT_EQ(failure(sign_in(ana.password, ana.recovery_codes[3])), "error.account.sign-in");
  std::string typed = ana.recovery_codes[4].substr(0, 4) + '-' + ana.recovery_codes[4].substr(4);
  std::transform(typed.begin(), typed.end(), typed.begin(), ::tolower);
  EXPECT_TRUE(sign_in(ana.password, typed)) << "as people copy it";
}

TEST_P(AccountsTest, AfterFiveFailuresEachTryWaitsLongerAndNobodyIsLockedOutForGood) {
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(failure(sign_in("wrong", "123456")), "error.account.sign-in");
  const std::string good = totp(secret_in(ana.authenticator), totp_step(now / second));
  const auto waiting = sign_in(ana.password, good);
  ASSERT_FALSE(waiting);
  EXPECT_EQ(waiting.error().message, "error.account.wait");
  EXPECT_EQ(waiting.error().hint, "1");
  now += second;
  EXPECT_EQ(failure(sign_in("wrong", "123456")), "error.account.sign-in");
  EXPECT_EQ(sign_in(ana.password, good).error().hint, "2");
  now += 15 * minute;
  EXPECT_TRUE(sign_in(ana.password, code()));
  EXPECT_TRUE(sign_in(ana.password, code())) << "a success forgets the failures";
}

TEST_P(AccountsTest, ManyTriesAtOnceAreNoWayAroundTheLimit) {
  std::atomic<int> computed = 0;
  std::vector<std::thread> tries;
  for (int i = 0; i < 12; ++i)
    tries.emplace_back(
        [&] { computed += failure(sign_in("wrong", "123456")) == "error.account.sign-in"; });
  for (std::thread& one : tries) one.join();
  EXPECT_EQ(computed, 5);
}

TEST_P(AccountsTest, WhoSucceedsLeavesTheNeighboursAsTheyWere) {
  for (int i = 0; i < 49; ++i)
    failure(sign_in("wrong", "123456", std::to_string(i) + "@x.example"));
  EXPECT_TRUE(sign_in(ana.password, code()));
  EXPECT_EQ(failure(sign_in("wrong", "123456")), "error.account.sign-in") << "the fiftieth";
  EXPECT_EQ(failure(sign_in("wrong", "123456", "bob@x.example")), "error.account.wait");
}

TEST_P(AccountsTest, AnAddressThatDoesNotExistIsSlowedDownLikeOneThatDoes) {
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(failure(sign_in("wrong", "123456", "bob@x.example")), "error.account.sign-in");
  EXPECT_EQ(failure(sign_in("wrong", "123456", "bob@x.example")), "error.account.wait");
  EXPECT_TRUE(sign_in(ana.password, code())) << "and others are not";
}

TEST_P(AccountsTest, ASessionEndsWithoutUseAndAfterTwelveHoursAnyway) {
  const std::string idle = signed_in();
  now += 29 * minute;
  EXPECT_TRUE(accounts->session(idle));
  now += 29 * minute;
  EXPECT_TRUE(accounts->session(idle));
  now += 30 * minute;
  EXPECT_FALSE(accounts->session(idle));
  now -= 30 * minute;
  EXPECT_FALSE(accounts->session(idle)) << "ended is ended";

  const std::string busy = signed_in();
  for (int i = 0; i < 35; ++i) {
    now += 20 * minute;
    EXPECT_TRUE(accounts->session(busy)) << i;
  }
  now += 20 * minute;
  EXPECT_FALSE(accounts->session(busy));
}

TEST_P(AccountsTest, SignOutDisablingResettingAndErasingEndSessions) {
  const std::string first = signed_in();
  const std::string second_one = signed_in();
  accounts->sign_out(first);
  EXPECT_FALSE(accounts->session(first));
  EXPECT_TRUE(accounts->session(second_one));
  ASSERT_TRUE(accounts->set_disabled("ana@mre.example", true));
  EXPECT_FALSE(accounts->session(second_one));
  ASSERT_TRUE(accounts->set_disabled("ana@mre.example", false));
  const std::string third = signed_in();
  const Enrolment before = ana;
  ana = accounts->reset("ana@mre.example", "Acta").value();
  EXPECT_FALSE(accounts->session(third));
  EXPECT_NE(ana.password, before.password);
  EXPECT_FALSE(sign_in(before.password, code()));
  EXPECT_FALSE(sign_in(ana.password, before.recovery_codes[0]));
  EXPECT_TRUE(sign_in(ana.password, code()));
}

TEST_P(AccountsTest, ConfirmingGivesANewSessionAndLastsFiveMinutes) {
  const std::string token = signed_in();
  now += 5 * minute;
  ASSERT_FALSE(accounts->session(token)->confirmed);
  EXPECT_FALSE(accounts->confirm(token, "wrong", code(), "192.0.2.0/24"));
  const auto fresh = accounts->confirm(token, ana.password, code(), "192.0.2.0/24");
  ASSERT_TRUE(fresh);
  EXPECT_TRUE(accounts->session(*fresh)->confirmed);
  EXPECT_FALSE(accounts->session(token));
}

TEST_P(AccountsTest, ErasingAPersonLeavesNothingButTheReference) {
  const Account erased = accounts->erase("ana@mre.example").value();
  EXPECT_EQ(erased.id, ana.account.id);
  const auto kept = accounts->find(ana.account.id);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->name + kept->address, "");
  EXPECT_FALSE(accounts->find("ana@mre.example"));
  EXPECT_FALSE(sign_in(ana.password, code()));
  EXPECT_EQ(failure(accounts->reset(ana.account.id, "Acta")), "error.account.unknown");
  EXPECT_TRUE(accounts->add("ana@mre.example", "Another", "Acta")) << "the address is free again";
}

TEST_P(AccountsTest, ABadAccountIsRefusedWithEverythingThatIsWrong) {
  for (const char* address : {"ana", "@x.org", "a@b@c.org", "a b@c.org", "ana@localhost", ""}) {
    const auto refused = accounts->add(address, "  ", "Acta");
    ASSERT_FALSE(refused) << address;
    ASSERT_EQ(refused.error().size(), 2U);
    EXPECT_EQ(refused.error()[0].message, "error.account.address");
    EXPECT_EQ(refused.error()[1].message, "error.account.name");
  }
  const auto taken = accounts->add("ANA@mre.example", "Ana", "Acta");
  ASSERT_FALSE(taken);
  EXPECT_EQ(taken.error()[0].message, "error.account.address-taken");
  EXPECT_EQ(accounts->list().size(), 1U);
}

TEST_P(AccountsTest, ManyAtOnceWithOneCodeOpenOneSession) {
  const std::string once = code();
  std::atomic<int> opened = 0;
  std::vector<std::thread> browsers;
  for (int i = 0; i < 4; ++i)
    browsers.emplace_back([&] { opened += sign_in(ana.password, once).has_value(); });
  for (std::thread& browser : browsers) browser.join();
  EXPECT_EQ(opened, 1);
}

TEST_P(AccountsTest, IsOpenWhileALedgerIsBeingWritten) {
  const auto writer = open(Mode::write);
  EXPECT_TRUE(accounts->add("eva@mre.example", "Eva", "Acta"));
  EXPECT_EQ(failure(Accounts::open({location().directory + "/no", {}}, [] { return Instant{}; })),
            "error.store.none");
}

TEST_P(AccountsTest, AVisitKnowsWhenTheOneBeforeItEnded) {
  const std::string first = signed_in();
  EXPECT_FALSE(accounts->session(first)->last_here);
  now += 20 * minute;
  EXPECT_FALSE(accounts->session(first)->last_here) << "it is still the same";
  const std::int64_t left = now;
  now += 3 * 24 * 60 * minute;
  const std::string next = signed_in();
  ASSERT_TRUE(accounts->session(next)->last_here);
  EXPECT_EQ(accounts->session(next)->last_here->microseconds, left);
  const std::string confirmed =
      accounts->confirm(next, ana.password, code(), "192.0.2.0/24").value();
  EXPECT_EQ(accounts->session(confirmed)->last_here->microseconds, left);
}

ON_BOTH_BACKENDS(AccountsTest);

}  // namespace
}  // namespace acta::store::testing
