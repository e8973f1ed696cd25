#include "store/codings/codings.h"

#include "store/proposals/proposals.h"
#include "store/test_people.h"

namespace acta::store::testing {
namespace {

class CodingsTest : public WithPeople {
 protected:
  void SetUp() override {
    WithPeople::SetUp();
    if (IsSkipped()) return;
    ada = person("ada");
    ben = person("ben");
    cyd = person("cyd");
    codings = Codings::open(location(), clock).value();
    proposals = Proposals::open(location(), clock).value();
  }
  Result<CodingPaper> say(const std::string& who, const std::string& code, std::uint64_t seen = 0) {
    return codings->add("NA16", "CM26", seen, {0, who, {}, "what " + code, code});
  }

  std::string ada, ben, cyd;
  std::unique_ptr<Codings> codings;
  std::unique_ptr<Proposals> proposals;
};

TEST_P(CodingsTest, TwoWhoSayTheSameCompleteAPaper) {
  const auto first = say(ada, "mixed");
  ASSERT_TRUE(first);
  EXPECT_FALSE(first->complete());
  EXPECT_EQ(failure(say(ada, "supports")), "error.coding.again");
  const auto both = say(ben, "mixed").value();
  EXPECT_TRUE(both.complete());
  EXPECT_EQ(both.id, first->id);
  EXPECT_EQ(both.codings.at(1).content, "what mixed");
  EXPECT_EQ(failure(say(cyd, "mixed")), "error.proposal.changed") << "no third is needed";
}

TEST_P(CodingsTest, AThirdDecidesHavingSeenBothAndNobodyTakesTheThirdPlaceUnawares) {
  ASSERT_TRUE(say(ada, "mixed"));
  EXPECT_EQ(failure(say(ben, "neutral", 2)), "error.proposal.changed");
  ASSERT_TRUE(say(ben, "neutral"));
  EXPECT_EQ(failure(say(cyd, "neutral", 0)), "error.proposal.changed");
  EXPECT_TRUE(say(cyd, "neutral", 2)->complete());
}

TEST_P(CodingsTest, APairIsCodedAnewOnceItsPaperWasProposed) {
  const std::string first = say(ada, "mixed")->id;
  ASSERT_TRUE(say(ben, "mixed"));
  Proposal proposal;
  proposal.id = "S-1";
  proposal.kind = "coding";
  proposal.author = ben;
  ASSERT_TRUE(proposals->add(proposal, "k", Hash{1}));
  codings->note_proposal(first, "S-1");
  EXPECT_TRUE(codings->open_papers().empty());
  EXPECT_NE(say(ada, "mixed")->id, first);
}

TEST_P(CodingsTest, TheDatabaseItselfRefusesOnePersonTwice) {
  const std::string paper = say(ada, "mixed")->id;
  const auto connection = place_->connect(Access::write);
  EXPECT_THROW(connection->execute("INSERT INTO codings VALUES('" + paper + "', 2, '" + ada +
                                   "', 1, 'mixed', '')"),
               DbError);
  EXPECT_THROW(connection->execute("INSERT INTO coding_papers VALUES('T-2', 'NA16', 'CM26', NULL)"),
               DbError);
}

ON_BOTH_BACKENDS(CodingsTest);

}  // namespace
}  // namespace acta::store::testing
