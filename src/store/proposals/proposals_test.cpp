#include "store/proposals/proposals.h"

#include <thread>

#include "store/filings/filings.h"
#include "store/test_people.h"

namespace acta::store::testing {
namespace {

class ProposalsTest : public WithPeople {
 protected:
  void SetUp() override {
    WithPeople::SetUp();
    if (IsSkipped()) return;
    ana = person("ana");
    rui = person("rui");
    pia = person("pia");
    proposals = Proposals::open(location(), clock).value();
  }

  Proposal one(const std::string& id = "S-1") const {
    Proposal proposal;
    proposal.id = id;
    proposal.kind = "report";
    proposal.subject = "commitment/CM06";
    proposal.mechanism = "LAD";
    proposal.countries = {"COL", "PER"};
    proposal.drafts = "text";
    proposal.author = ana;
    return proposal;
  }
  std::string state(const std::string& id = "S-1") { return proposals->find(id)->state; }

  std::string ana, rui, pia;
  std::unique_ptr<Proposals> proposals;
};

TEST_P(ProposalsTest, GoesFromHandToHandAndEveryStepIsKept) {
  ASSERT_TRUE(proposals->add(one(), "k1", Hash{1}));
  ASSERT_TRUE(proposals->advance("S-1", 1, "proposed", "returned", rui, "Which year?"));
  ASSERT_TRUE(proposals->rewrite("S-1", 1, "returned", ana, "text of 2026"));
  ASSERT_TRUE(proposals->advance("S-1", 2, "proposed", "reviewed", rui, ""));
  ASSERT_TRUE(proposals->advance("S-1", 2, "reviewed", "published", pia, ""));
  proposals->note_entry("S-1", 4812);
  const Proposal done = proposals->find("S-1").value();
  EXPECT_EQ(done.state, "published");
  EXPECT_EQ(done.drafts, "text of 2026");
  EXPECT_EQ(done.countries, (std::vector<std::string>{"COL", "PER"}));
  EXPECT_TRUE(done.committees.empty());
  EXPECT_EQ(done.publisher, pia);
  EXPECT_EQ(done.entry, 4812U);
  std::string told;
  for (const ProposalStep& step : proposals->steps("S-1"))
    told += std::to_string(step.version) + step.state + step.remark + ' ';
  EXPECT_EQ(told, "1proposed 1returnedWhich year? 2proposed 2reviewed 2published ");
}

TEST_P(ProposalsTest, WhoeverFiledWhatItWasMadeFromDecidesOnItAsLittle) {
  const std::string eva = person("eva");
  const auto filings = Filings::open(location(), clock).value();
  for (const std::string id : {"1", "2"}) {
    Filing filing;
    filing.id = "F-" + id;
    filing.kind = "evidence";
    filing.filer = rui;
    ASSERT_TRUE(filings->add(filing, sha256(id), 10));
    ASSERT_TRUE(proposals->add(one("S-" + id), "k" + id, Hash{1}));
    ASSERT_TRUE(filings->admit("F-" + id, ana, "", "S-" + id));
  }
  EXPECT_EQ(proposals->find("S-1")->sender, rui);
  EXPECT_TRUE(proposals->find("S-1")->co_authors.empty()) << "who could write it anew";
  EXPECT_THROW((void)proposals->advance("S-1", 1, "proposed", "reviewed", rui, ""), DbError);
  ASSERT_TRUE(proposals->advance("S-1", 1, "proposed", "reviewed", pia, ""));
  EXPECT_THROW((void)proposals->advance("S-1", 1, "reviewed", "published", rui, ""), DbError);
  ASSERT_TRUE(proposals->advance("S-1", 1, "reviewed", "published", eva, ""));
  ASSERT_TRUE(proposals->hasten("S-2", 1, "proposed", rui, {"No time.", "en"}));
  EXPECT_THROW((void)proposals->advance("S-2", 1, "reviewed", "published", rui, ""), DbError);
  ASSERT_TRUE(proposals->advance("S-2", 1, "reviewed", "published", pia, ""));
}

TEST_P(ProposalsTest, TheDatabaseItselfRefusesTwoRolesInOneHand) {
  ASSERT_TRUE(proposals->add(one(), "k1", Hash{1}));
  EXPECT_THROW((void)proposals->advance("S-1", 1, "proposed", "reviewed", ana, ""), DbError);
  EXPECT_EQ(state(), "proposed");
  ASSERT_TRUE(proposals->advance("S-1", 1, "proposed", "reviewed", rui, ""));
  EXPECT_THROW((void)proposals->advance("S-1", 1, "reviewed", "published", rui, ""), DbError);
  EXPECT_THROW((void)proposals->advance("S-1", 1, "reviewed", "published", ana, ""), DbError);
  EXPECT_EQ(state(), "reviewed");
  const auto connection = place_->connect(Access::write);
  EXPECT_THROW(connection->execute("UPDATE proposals SET publisher = author"), DbError);
  EXPECT_THROW(connection->execute("UPDATE proposals SET reviewer = NULL"), DbError);
  EXPECT_THROW(connection->execute("UPDATE proposals SET state = 'published'"), DbError);
}

TEST_P(ProposalsTest, InAnEmergencyTwoPeopleAreEnoughAndNeverOne) {
  const Emergency emergency{"The ministers meet tomorrow.", "en"};
  ASSERT_TRUE(proposals->add(one(), "k1", Hash{1}));
  ASSERT_TRUE(proposals->hasten("S-1", 1, "proposed", ana, emergency));
  EXPECT_EQ(proposals->find("S-1")->emergency.reason, emergency.reason);
  EXPECT_EQ(proposals->steps("S-1").back().state, "hastened");
  EXPECT_EQ(proposals->steps("S-1").back().remark, emergency.reason);
  EXPECT_THROW((void)proposals->advance("S-1", 1, "reviewed", "published", ana, ""), DbError);
  const auto connection = place_->connect(Access::write);
  EXPECT_THROW(connection->execute("UPDATE proposals SET publisher = reviewer"), DbError);
  EXPECT_THROW(connection->execute("UPDATE proposals SET emergency = NULL"), DbError);
  EXPECT_THROW(connection->execute("UPDATE proposals SET emergency = ''"), DbError);
  EXPECT_FALSE(proposals->hasten("S-1", 1, "reviewed", rui, emergency)) << "asked for already";
  ASSERT_TRUE(proposals->advance("S-1", 1, "reviewed", "published", pia, ""));
  EXPECT_EQ(proposals->find("S-1")->emergency.language, "en");
}

TEST_P(ProposalsTest, AnEmergencyEndsWhereItGoesBackOrIsWrittenAnew) {
  ASSERT_TRUE(proposals->add(one(), "k1", Hash{1}));
  ASSERT_TRUE(proposals->hasten("S-1", 1, "proposed", ana, {"Now.", "en"}));
  ASSERT_TRUE(proposals->advance("S-1", 1, "reviewed", "returned", pia, "Not so fast."));
  EXPECT_EQ(proposals->find("S-1")->emergency.reason, "");
  ASSERT_TRUE(proposals->rewrite("S-1", 1, "returned", ana, "text of 2026"));
  ASSERT_TRUE(proposals->hasten("S-1", 2, "proposed", rui, {"Now.", "en"}));
  ASSERT_TRUE(proposals->rewrite("S-1", 2, "reviewed", ana, "text of 2027"));
  EXPECT_EQ(proposals->find("S-1")->emergency.reason, "");
  EXPECT_THROW((void)proposals->advance("S-1", 3, "proposed", "reviewed", ana, ""), DbError);
}

TEST_P(ProposalsTest, TheDatabaseItselfRefusesThatACoAuthorDecides) {
  Proposal coded = one();
  coded.co_authors = {rui};
  ASSERT_TRUE(proposals->add(coded, "k1", Hash{1}));
  EXPECT_EQ(proposals->find("S-1")->co_authors, std::vector<std::string>{rui});
  EXPECT_THROW((void)proposals->advance("S-1", 1, "proposed", "reviewed", rui, ""), DbError);
  ASSERT_TRUE(proposals->advance("S-1", 1, "proposed", "reviewed", pia, ""));
  EXPECT_THROW((void)proposals->advance("S-1", 1, "reviewed", "published", rui, ""), DbError);
  const auto connection = place_->connect(Access::write);
  try {
    connection->execute("UPDATE proposals SET publisher = '" + rui + "', state = 'published'");
    FAIL() << "a co-author published";
  } catch (const DbError& refused) {
    EXPECT_EQ(refused.kind, DbError::Kind::check_violation);
  }
  EXPECT_THROW(connection->execute("INSERT INTO proposal_authors VALUES('S-1', '" + pia + "')"),
               DbError)
      << "who reviewed it has no hand in it afterwards";
  EXPECT_EQ(state(), "reviewed");
}

TEST_P(ProposalsTest, WhoWroteAFormerVersionStaysACoAuthor) {
  ASSERT_TRUE(proposals->add(one(), "k1", Hash{1}));
  ASSERT_TRUE(proposals->rewrite("S-1", 1, "proposed", rui, "text of another"));
  EXPECT_EQ(proposals->all().at(0).co_authors, std::vector<std::string>{ana});
  EXPECT_THROW((void)proposals->advance("S-1", 2, "proposed", "reviewed", ana, ""), DbError);
  EXPECT_TRUE(proposals->advance("S-1", 2, "proposed", "reviewed", pia, ""));
}

TEST_P(ProposalsTest, ADoubleClickIsOneProposalAndAKeyIsNotUsedForAnother) {
  const auto first = proposals->add(one(), "k1", Hash{1});
  const auto again = proposals->add(one("S-2"), "k1", Hash{1});
  ASSERT_TRUE(first && again);
  EXPECT_EQ(again->id, "S-1");
  EXPECT_EQ(proposals->all().size(), 1U);
  EXPECT_EQ(failure(proposals->add(one("S-2"), "k1", Hash{2})), "error.store.key-reused");
}

TEST_P(ProposalsTest, WhoComesSecondIsToldAndChangesNothing) {
  ASSERT_TRUE(proposals->add(one(), "k1", Hash{1}));
  ASSERT_TRUE(proposals->advance("S-1", 1, "proposed", "returned", rui, "why"));
  EXPECT_EQ(failure(proposals->advance("S-1", 1, "proposed", "reviewed", pia, "")),
            "error.proposal.changed");
  ASSERT_TRUE(proposals->rewrite("S-1", 1, "returned", ana, "one"));
  EXPECT_EQ(failure(proposals->rewrite("S-1", 1, "returned", pia, "two")),
            "error.proposal.changed");
  EXPECT_EQ(proposals->find("S-1")->drafts, "one");
}

TEST_P(ProposalsTest, OfManyWhoPublishAtOnceOneDoes) {
  ASSERT_TRUE(proposals->add(one(), "k1", Hash{1}));
  ASSERT_TRUE(proposals->advance("S-1", 1, "proposed", "reviewed", rui, ""));
  std::atomic<int> done = 0;
  std::vector<std::thread> publishers;
  for (int i = 0; i < 8; ++i)
    publishers.emplace_back([&] {
      done += proposals->advance("S-1", 1, "reviewed", "published", pia, "").has_value();
    });
  for (std::thread& publisher : publishers) publisher.join();
  EXPECT_EQ(done, 1);
}

TEST_P(ProposalsTest, ARefusedPublicationIsReviewedAgainAndADoneOneStays) {
  ASSERT_TRUE(proposals->add(one(), "k1", Hash{1}));
  ASSERT_TRUE(proposals->advance("S-1", 1, "proposed", "reviewed", rui, ""));
  ASSERT_TRUE(proposals->advance("S-1", 1, "reviewed", "published", pia, ""));
  proposals->undo_publication("S-1");
  EXPECT_EQ(state(), "reviewed");
  ASSERT_TRUE(proposals->advance("S-1", 1, "reviewed", "published", pia, ""));
  proposals->note_entry("S-1", 12);
  proposals->undo_publication("S-1");
  EXPECT_EQ(state(), "published");
  EXPECT_EQ(proposals->steps("S-1").size(), 3U);
}

TEST_P(ProposalsTest, AStateAnswersWhileItWaitsForPublicationAndNobodyWritesOverAnother) {
  ASSERT_TRUE(proposals->add(one(), "k1", Hash{1}));
  ASSERT_TRUE(proposals->advance("S-1", 1, "proposed", "reviewed", rui, "",
                                 {{.country = "COL", .asked = Instant{5}, .due = Day{20'000}}}));
  const Reply first{.country = "COL", .account = pia, .language = "es", .text = "No."};
  ASSERT_TRUE(proposals->answer("S-1", first));
  EXPECT_EQ(failure(proposals->answer("S-1", first)), "error.proposal.changed");
  Reply second = first;
  second.edition = 1;
  second.text = "No, y por esto.";
  ASSERT_TRUE(proposals->answer("S-1", second));
  Reply other = second;
  other.country = "PER";
  EXPECT_EQ(failure(proposals->answer("S-1", other)), "error.proposal.changed") << "not asked";
  const std::vector<Reply> kept = proposals->replies("S-1");
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].text, "No, y por esto.");
  EXPECT_EQ(kept[0].edition, 2U);
  EXPECT_EQ(kept[0].due, Day{20'000});
  EXPECT_EQ(kept[0].asked, Instant{5});
  ASSERT_TRUE(proposals->advance("S-1", 1, "reviewed", "published", pia, ""));
  second.edition = 2;
  EXPECT_EQ(failure(proposals->answer("S-1", second)), "error.proposal.changed") << "published";
}

ON_BOTH_BACKENDS(ProposalsTest);

}  // namespace
}  // namespace acta::store::testing
