#include "store/followers/followers.h"

#include "base/sha256.h"
#include "store/test_backends.h"

namespace acta::store::testing {
namespace {

constexpr std::int64_t hour = std::int64_t{3600} * 1'000'000;

class FollowersTest : public OnBothBackends {
 protected:
  void SetUp() override {
    OnBothBackends::SetUp();
    if (IsSkipped()) return;
    open();
    followers = Followers::open(location(), [this] { return now; }).value();
  }
  Follower asked(const char* address, const char* about = "") {
    EXPECT_TRUE(followers->ask(address, "es", about));
    for (const Follower& one : followers->to_ask())
      if (one.address == address && one.about == about) return one;
    return {};
  }
  void pass(std::int64_t hours) { now.microseconds += hours * hour; }

  Instant now = parse_instant("2026-11-01T09:00:00Z").value();
  std::unique_ptr<Followers> followers;
};

TEST_P(FollowersTest, NobodyIsWrittenToWhoDoesNotSayYesAndThenOnceAWeek) {
  const Follower ana = asked("ana@news.example", "country/COL");
  EXPECT_TRUE(followers->note(ana, now, 0));
  EXPECT_FALSE(followers->note(ana, now, 0)) << "another run has written to her";
  EXPECT_TRUE(followers->to_ask().empty());
  EXPECT_EQ(followers->confirm(ana.token, 100)->entry, 100u);
  EXPECT_TRUE(followers->due().empty());
  pass(7 * 24 - 1);
  EXPECT_TRUE(followers->due().empty());
  pass(1);
  ASSERT_EQ(followers->due().size(), 1u);
  EXPECT_EQ(followers->due().front().address, "ana@news.example");
  EXPECT_EQ(followers->due().front().about, "country/COL");
  const Follower due = followers->due().front();
  EXPECT_TRUE(followers->note(due, now, 120));
  EXPECT_TRUE(followers->due().empty());
  EXPECT_TRUE(followers->stop(ana.token));
  EXPECT_FALSE(followers->note(due, now, 130)) << "who stopped is not written to";
  EXPECT_FALSE(followers->find(ana.token));
  EXPECT_FALSE(followers->stop(ana.token));
}

TEST_P(FollowersTest, WhoIsAskedAndDoesNotAnswerIsForgottenAfterTwoDays) {
  const Follower ana = asked("ana@news.example");
  followers->note(ana, now, 0);
  pass(49);
  EXPECT_FALSE(followers->confirm(ana.token, 100));
  EXPECT_EQ(followers->count().asked, 0u);
}

TEST_P(FollowersTest, AMailboxIsNotFilledByWhoeverGivesItsAddress) {
  for (const char* about : {"", "country/COL", "country/PER", "country/CHL", "country/BRA"})
    EXPECT_TRUE(followers->ask("victim@news.example", "es", about)) << "as if nothing were";
  EXPECT_TRUE(followers->ask("VICTIM@news.example", "fr", ""));
  EXPECT_EQ(followers->count().asked, Followers::most_asked);
  const Follower known = followers->to_ask().front();
  EXPECT_TRUE(followers->confirm(known.token, 1));
  EXPECT_TRUE(followers->ask("victim@news.example", "es", known.about));
  EXPECT_EQ(followers->count().following, 1u);
}

TEST_P(FollowersTest, WhoHasTheDatabaseAloneReadsNoAddressAndNoLink) {
  const Follower ana = asked("ana@news.example");
  const auto connection = place_->connect(Access::read);
  const auto rows = connection->prepare("SELECT sealed, token FROM followers");
  ASSERT_TRUE(rows->step());
  EXPECT_EQ(rows->bytes(0).find("ana"), std::string_view::npos);
  EXPECT_EQ(rows->bytes(0).find(ana.token), std::string_view::npos);
  EXPECT_NE(hex(rows->bytes(1)), ana.token);
}

TEST_P(FollowersTest, AnAddressIsErasedWithAllThatItFollows) {
  asked("ana@news.example", "country/COL");
  asked("ana@news.example", "country/PER");
  asked("rui@news.example", "country/PER");
  EXPECT_EQ(followers->forget("Ana@news.example"), 2u);
  EXPECT_EQ(followers->forget("ana@news.example"), 0u);
  EXPECT_EQ(followers->count().asked, 1u);
}

ON_BOTH_BACKENDS(FollowersTest);

}  // namespace
}  // namespace acta::store::testing
