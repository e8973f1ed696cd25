#include "store/accounts/accounts.h"
#include "store/test_backends.h"

namespace acta::store::testing {
namespace {

class IdentitiesTest : public OnBothBackends {
 protected:
  void SetUp() override {
    OnBothBackends::SetUp();
    if (IsSkipped()) return;
    open();
    accounts = Accounts::open(location(), [this] { return Instant{now}; }).value();
    ana = accounts->add("ana@x.example", "Ana", "Acta").value().account;
  }
  std::int64_t now = 1'800'000'000'000'000;
  std::unique_ptr<Accounts> accounts;
  Account ana;
  const Identity known{"https://id.example", "u-1"};
};

TEST_P(IdentitiesTest, OnlyALinkedIdentityOpensASessionAndThatIsNotConfirmed) {
  EXPECT_EQ(failure(accounts->sign_in(known)), "error.account.not-linked");
  EXPECT_EQ(accounts->link("ANA@x.example", known).value().id, ana.id);
  EXPECT_TRUE(accounts->link(ana.address, known)) << "again is no change";
  const auto session = accounts->session(accounts->sign_in(known).value());
  ASSERT_TRUE(session);
  EXPECT_EQ(session->account.id, ana.id);
  EXPECT_FALSE(session->confirmed);
  for (const Identity& other : {Identity{"https://id.example/", "u-1"},
                                Identity{"https://id.example", "U-1"}, Identity{"", ""}})
    EXPECT_EQ(failure(accounts->sign_in(other)), "error.account.not-linked");
}

TEST_P(IdentitiesTest, AnIdentityIsOneAccountsAndUnlinkingEndsItsSessions) {
  accounts->link(ana.address, known).value();
  accounts->add("bob@x.example", "Bob", "Acta").value();
  EXPECT_EQ(failure(accounts->link("bob@x.example", known)), "error.account.identity-taken");
  EXPECT_EQ(failure(accounts->link("nobody@x.example", known)), "error.account.unknown");
  const std::string token = accounts->sign_in(known).value();
  EXPECT_EQ(failure(accounts->unlink("bob@x.example", known)), "error.account.identity-unknown");
  EXPECT_TRUE(accounts->unlink(ana.address, known));
  EXPECT_FALSE(accounts->session(token));
  EXPECT_EQ(failure(accounts->sign_in(known)), "error.account.not-linked");
  EXPECT_TRUE(accounts->link("bob@x.example", known));
}

TEST_P(IdentitiesTest, DisablingAndErasingCloseThisDoorToo) {
  accounts->link(ana.address, known).value();
  accounts->set_disabled(ana.address, true).value();
  EXPECT_EQ(failure(accounts->sign_in(known)), "error.account.not-linked");
  accounts->set_disabled(ana.address, false).value();
  EXPECT_TRUE(accounts->sign_in(known));
  accounts->erase(ana.address).value();
  EXPECT_TRUE(accounts->identities(ana.id).empty());
}

TEST_P(IdentitiesTest, WhatABrowserKeepsIsReadForItsPurposeForTenMinutes) {
  const std::string sealed = accounts->seal_for_browser("state nonce", "openid");
  EXPECT_EQ(accounts->sealed_for_browser(sealed, "openid"), "state nonce");
  EXPECT_EQ(accounts->sealed_for_browser(sealed, "other"), std::nullopt);
  EXPECT_EQ(accounts->sealed_for_browser("", "openid"), std::nullopt);
  now += 10LL * 60 * 1'000'000;
  EXPECT_EQ(accounts->sealed_for_browser(sealed, "openid"), std::nullopt);
}

ON_BOTH_BACKENDS(IdentitiesTest);

}  // namespace
}  // namespace acta::store::testing
