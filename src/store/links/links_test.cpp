#include "store/links/links.h"

#include "store/test_people.h"

namespace acta::store::testing {
namespace {

constexpr std::int64_t day = std::int64_t{24} * 3600 * 1'000'000;

class LinksTest : public WithPeople {
 protected:
  void SetUp() override {
    WithPeople::SetUp();
    if (IsSkipped()) return;
    ana = person("ana");
    links = Links::open(location(), clock).value();
  }

  std::string ana;
  std::unique_ptr<Links> links;
};

TEST_P(LinksTest, OpensWhatItWasIssuedForAndNothingIsKeptThatOpensIt) {
  const std::string token = links->issue(ana, "COL", {"CM02", "CM17"});
  EXPECT_EQ(token.size(), 64U);
  const auto found = links->find(token).link;
  ASSERT_TRUE(found);
  EXPECT_EQ(found->account, ana);
  EXPECT_EQ(found->country, "COL");
  EXPECT_EQ(found->commitments, (std::vector<std::string>{"CM02", "CM17"}));
  EXPECT_TRUE(found->sent.empty());
  const auto connection = place_->connect(Access::write);
  const auto row = connection->prepare("SELECT token, id FROM form_links");
  ASSERT_TRUE(row->step());
  EXPECT_EQ(row->bytes(0).size(), 32U);
  EXPECT_FALSE(links->find(row->text(1)).link);
}

TEST_P(LinksTest, AForgedExpiredOrReplacedLinkOpensNothingAndSaysWhich) {
  const std::string token = links->issue(ana, "COL", {"CM02"});
  std::string forged = token;
  forged.back() = forged.back() == '0' ? '1' : '0';
  EXPECT_FALSE(links->find(forged).link);
  EXPECT_EQ(links->find(forged).why, Links::Refusal::unknown);
  EXPECT_EQ(links->find("").why, Links::Refusal::unknown);

  const std::string next = links->issue(ana, "COL", {"CM02"});
  EXPECT_TRUE(links->find(token).link) << "until the next was posted";
  links->posted(next);
  EXPECT_EQ(links->find(token).why, Links::Refusal::replaced);
  links->posted(links->issue(ana, "PER", {"CM02"}));
  EXPECT_TRUE(links->find(next).link) << "that of another country leaves it";

  now += Links::good_for_days * day;
  EXPECT_FALSE(links->find(next).link);
  EXPECT_EQ(links->find(next).why, Links::Refusal::expired);
}

TEST_P(LinksTest, WhoseLetterWasNotTakenHasTheLinkBefore) {
  const std::string token = links->issue(ana, "COL", {"CM02"});
  links->posted(token);
  const std::string next = links->issue(ana, "COL", {"CM02"});
  links->not_posted(next);
  EXPECT_TRUE(links->find(token).link);
  EXPECT_EQ(links->find(next).why, Links::Refusal::unknown);
}

TEST_P(LinksTest, TellsWhenEachWasFirstOpened) {
  const std::string token = links->issue(ana, "COL", {"CM02"});
  links->issue(ana, "PER", {"CM02"});
  EXPECT_TRUE(links->openings().empty());
  now += day;
  const Instant then{now};
  ASSERT_TRUE(links->open_in_browser(token));
  now += day;
  EXPECT_FALSE(links->open_in_browser(token));
  const auto openings = links->openings();
  ASSERT_EQ(openings.size(), 1U);
  EXPECT_EQ(openings[0].account, ana);
  EXPECT_EQ(openings[0].country, "COL");
  EXPECT_GE(openings[0].opened.microseconds, then.microseconds);
  EXPECT_LT(openings[0].opened.microseconds, then.microseconds + day / 2);
}

TEST_P(LinksTest, OpensInOneBrowserAndInNoOther) {
  const std::string token = links->issue(ana, "COL", {"CM02"});
  EXPECT_FALSE(links->find(token).link->opened);
  EXPECT_FALSE(links->find(token, "anything").link->opened);
  const auto browser = links->open_in_browser(token);
  ASSERT_TRUE(browser);
  EXPECT_EQ(browser->size(), 64U);
  EXPECT_FALSE(links->open_in_browser(token)) << "once";
  EXPECT_TRUE(links->find(token, *browser).link->opened);
  for (const std::string& other : {std::string(), std::string(64, '0'), browser->substr(1)}) {
    EXPECT_FALSE(links->find(token, other).link) << other;
    EXPECT_EQ(links->find(token, other).why, Links::Refusal::elsewhere) << other;
  }
  const auto connection = place_->connect(Access::write);
  const auto row = connection->prepare("SELECT browser FROM form_links");
  ASSERT_TRUE(row->step());
  EXPECT_EQ(row->bytes(0).size(), 32U) << "nothing is kept that opens it";
  links->posted(links->issue(ana, "COL", {"CM02"}));
  EXPECT_EQ(links->find(token, *browser).why, Links::Refusal::replaced);
  EXPECT_FALSE(links->open_in_browser(token));
  EXPECT_FALSE(links->open_in_browser("no link"));
}

TEST_P(LinksTest, IsClosedForWhoeverOpenedItAndForNoOtherLink) {
  const std::string token = links->issue(ana, "COL", {"CM02"});
  const std::string other = links->issue(ana, "PER", {"CM02"});
  const auto browser = links->open_in_browser(token);
  ASSERT_TRUE(browser);
  links->close(token);
  EXPECT_EQ(links->find(token, *browser).why, Links::Refusal::replaced);
  EXPECT_TRUE(links->find(other).link);
}

TEST_P(LinksTest, RemembersWhatWasSentThroughIt) {
  const std::string token = links->issue(ana, "COL", {"CM02", "CM17"});
  const std::string id = links->find(token).link->id;
  links->note_sent(id, "CM17");
  links->note_sent(id, "CM17");
  EXPECT_EQ(links->find(token).link->sent, std::vector<std::string>{"CM17"});
}

TEST_P(LinksTest, IsOfABoundedNumberOfPromises) {
  const std::string token = links->issue(ana, "COL", std::vector<std::string>(500, "CM02"));
  EXPECT_EQ(links->find(token).link->commitments.size(), Links::most_commitments);
}

ON_BOTH_BACKENDS(LinksTest);

}  // namespace
}  // namespace acta::store::testing
