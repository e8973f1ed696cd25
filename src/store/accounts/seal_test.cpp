#include "store/accounts/seal.h"

#include <sys/stat.h>

#include "base/sha256.h"
#include "store/accounts/accounts.h"
#include "store/accounts/secret.h"
#include "store/accounts/testing.h"
#include "store/files.h"
#include "store/schema.h"
#include "store/test_backends.h"

namespace acta::store::testing {
namespace {

class SealTest : public OnBothBackends {
 protected:
  void SetUp() override {
    OnBothBackends::SetUp();
    if (!IsSkipped()) open();
  }
  Result<std::unique_ptr<Accounts>> accounts() {
    return Accounts::open(location(), [this] { return Instant{now}; });
  }
  std::string kept_secret() {
    const auto connection = place_->connect(Access::write);
    const auto row = connection->prepare("SELECT totp FROM accounts");
    return row->step() ? std::string(row->bytes(0)) : std::string();
  }
  bool signs_in(Accounts& to, const Enrolment& who) {
    now += 60'000'000;  // a code is good once
    const std::string code = totp(secret_in(who.authenticator), totp_step(now / 1'000'000));
    return to.sign_in({who.account.address, who.password, code, "192.0.2.0/24"}).has_value();
  }
  std::int64_t now = 1'800'000'000'000'000;
};

TEST_P(SealTest, OpensWhatItClosedForTheSamePurposeAndNothingElse) {
  const auto connection = place_->connect(Access::write);
  const Seal seal = Seal::of(*connection, location()).value();
  const std::string sealed = seal.close("secret", "totp/a");
  EXPECT_EQ(sealed.size(), 46U);
  EXPECT_EQ(seal.open(sealed, "totp/a"), "secret");
  EXPECT_EQ(seal.open(sealed, "totp/b"), std::nullopt);
  EXPECT_EQ(seal.open(sealed.substr(1), "totp/a"), std::nullopt);
  EXPECT_EQ(seal.open("", "totp/a"), std::nullopt);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string other = sealed;
    other[i] = static_cast<char>(other[i] ^ 1);
    EXPECT_EQ(seal.open(other, "totp/a"), std::nullopt) << i;
  }
  EXPECT_NE(seal.close("secret", "totp/a"), sealed);
  EXPECT_EQ(Seal::of(*connection, location()).value().open(sealed, "totp/a"), "secret");
}

TEST_P(SealTest, TheDatabaseAloneDoesNotTellTheSecretOfAnAuthenticator) {
  auto first = accounts().value();
  const Enrolment ana = first->add("ana@x.example", "Ana", "Acta").value();
  EXPECT_EQ(kept_secret().find(secret_in(ana.authenticator)), std::string::npos);
  EXPECT_TRUE(signs_in(*first, ana));
  struct stat status {};
  ASSERT_EQ(::stat(accounts_key_path(location()).c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  auto again = accounts().value();
  EXPECT_TRUE(signs_in(*again, ana));
}

TEST_P(SealTest, ASecretThatCannotBeReadLetsNobodyIn) {
  const auto opened = accounts().value();
  const Enrolment ana = opened->add("ana@x.example", "Ana", "Acta").value();
  std::string torn = kept_secret();
  torn.back() = static_cast<char>(~torn.back());
  place_->connect(Access::write)
      ->prepare("UPDATE accounts SET totp = ?")
      ->bind(1, Bytes{torn})
      .step();
  const std::string known_to_all = totp({}, totp_step(now / 1'000'000));
  EXPECT_FALSE(opened->sign_in({"ana@x.example", ana.password, known_to_all, "192.0.2.0/24"}));
}

TEST_P(SealTest, WithoutItsKeyAStoreIsNotOpenedAndNoOtherIsMade) {
  accounts().value()->add("ana@x.example", "Ana", "Acta").value();
  const std::string path = accounts_key_path(location());
  const std::string key = read_file(path).value();
  ASSERT_EQ(::unlink(path.c_str()), 0);
  EXPECT_EQ(failure(accounts()), "error.store.accounts-key");
  EXPECT_FALSE(exists(path));
  write_file(path, base64(std::string(32, 'A')), 0600);
  EXPECT_EQ(failure(accounts()), "error.store.accounts-key");
  write_file(path, key.substr(4), 0600);
  EXPECT_EQ(failure(accounts()), "error.store.accounts-key");
  write_file(path, key, 0600);
  EXPECT_TRUE(accounts().has_value());
}

TEST_P(SealTest, SecretsOfAnEarlierVersionAreSealedWhenItIsOpened) {
  const Enrolment ana = accounts().value()->add("ana@x.example", "Ana", "Acta").value();
  const std::string secret = secret_in(ana.authenticator);
  {
    const auto connection = place_->connect(Access::write);
    const auto row = connection->prepare("UPDATE accounts SET totp = ? RETURNING id");
    EXPECT_TRUE(row->bind(1, Bytes{secret}).step());
    connection->execute("DELETE FROM acta_store WHERE name = 'accounts-key'");
  }
  EXPECT_EQ(kept_secret(), secret);
  auto opened = accounts().value();
  EXPECT_EQ(kept_secret().size(), secret.size() + 40);
  EXPECT_TRUE(signs_in(*opened, ana));
}

ON_BOTH_BACKENDS(SealTest);

}  // namespace
}  // namespace acta::store::testing
