#include "store/uploads/uploads.h"

#include "store/accounts/accounts.h"
#include "store/test_backends.h"

namespace acta::store::testing {
namespace {

constexpr std::int64_t hour = std::int64_t{3600} * 1'000'000;

class UploadsTest : public OnBothBackends {
 protected:
  void SetUp() override {
    OnBothBackends::SetUp();
    if (IsSkipped()) return;
    open();
    const Clock clock = [this] { return Instant{++now}; };
    accounts = Accounts::open(location(), clock).value();
    ana = accounts->add("ana@mre.example", "Ana", "Acta").value().account.id;
    eva = accounts->add("eva@mre.example", "Eva", "Acta").value().account.id;
    uploads = Uploads::open(location(), clock).value();
  }
  std::string keep(const std::string& account, const std::string& bytes) {
    return uploads->keep({{}, account, "country/COL", "col.csv", bytes, {}});
  }

  std::int64_t now = 1'800'000'000'000'000;
  std::string ana, eva;
  std::unique_ptr<Accounts> accounts;
  std::unique_ptr<Uploads> uploads;
};

TEST_P(UploadsTest, AFileIsThereForWhoSentItAndForNobodyElse) {
  const std::string bytes("PK\x03\x04\0\xff", 6);
  const std::string id = keep(ana, bytes);
  const auto found = uploads->find(id, ana);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->bytes, bytes);
  EXPECT_EQ(found->name + ' ' + found->subject, "col.csv country/COL");
  EXPECT_FALSE(uploads->find(id, eva));
  EXPECT_FALSE(uploads->find("u-other", ana));
}

TEST_P(UploadsTest, AfterADayItIsGone) {
  const std::string id = keep(ana, "a");
  now += 23 * hour;
  EXPECT_TRUE(uploads->find(id, ana));
  now += hour;
  EXPECT_FALSE(uploads->find(id, ana));
}

TEST_P(UploadsTest, AFifthTakesThePlaceOfTheOldestOfTheSameAccount) {
  const std::string of_eva = keep(eva, "e");
  std::vector<std::string> ids;
  for (const char* bytes : {"1", "2", "3", "4", "5"}) ids.push_back(keep(ana, bytes));
  EXPECT_FALSE(uploads->find(ids[0], ana));
  for (std::size_t i = 1; i < ids.size(); ++i) EXPECT_TRUE(uploads->find(ids[i], ana)) << i;
  EXPECT_TRUE(uploads->find(of_eva, eva));
}

TEST_P(UploadsTest, WhoIsErasedLeavesNoFile) {
  const std::string id = keep(ana, "a");
  ASSERT_TRUE(accounts->erase("ana@mre.example"));
  EXPECT_FALSE(uploads->find(id, ana));
}

ON_BOTH_BACKENDS(UploadsTest);

}  // namespace
}  // namespace acta::store::testing
