#include "store/filings/filings.h"

#include "store/proposals/proposals.h"
#include "store/test_people.h"

namespace acta::store::testing {
namespace {

class FilingsTest : public WithPeople {
 protected:
  void SetUp() override {
    WithPeople::SetUp();
    if (IsSkipped()) return;
    officer = person("ina");
    filings = Filings::open(location(), clock).value();
    Proposal proposal;
    proposal.id = "S-1";
    proposal.kind = "concern";
    proposal.author = officer;
    EXPECT_TRUE(Proposals::open(location(), clock).value()->add(proposal, "k", Hash{1}));
  }
  static Filing one(const std::string& id, const std::string& content = "Somebody was refused.") {
    Filing filing;
    filing.id = id;
    filing.kind = "concern";
    filing.country = "USA";
    filing.commitment = "CM26";
    filing.content = content;
    return filing;
  }

  // What whoever has the database alone finds there.
  std::string kept(const std::string& id) {
    const auto connection = place_->connect(Access::write);
    const auto row = connection->prepare("SELECT content FROM filings WHERE id = ?");
    row->bind(1, id);
    return row->step() && !row->is_null(0) ? std::string(row->text(0)) : std::string();
  }

  std::string officer;
  std::unique_ptr<Filings> filings;
};

TEST_P(FilingsTest, IsFoundByItsReceiptAloneAndADoubleClickIsOne) {
  ASSERT_TRUE(filings->add(one("F-1"), Hash{1}, 10));
  const auto again = filings->add(one("F-2"), Hash{1}, 10);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->id, "F-1");
  const auto other = filings->add(one("F-3", "other"), Hash{1}, 10);
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().message, "error.filing.sent-before") << "and not lost in silence";
  EXPECT_EQ(filings->waiting().size(), 1u);
  EXPECT_EQ(filings->find(Hash{1})->content, "") << "a receipt shows where it stands, no text";
  EXPECT_FALSE(filings->find(Hash{2}));
}

TEST_P(FilingsTest, AFileIsSealedAndErasedWithTheDecisionUnlessItIsPassedOn) {
  const FilingFile file{"list.csv", std::string("name;Maria\n\0\n", 13), Hash{7}, 13};
  ASSERT_TRUE(filings->add(one("F-1"), Hash{1}, 10, &file));
  ASSERT_TRUE(filings->add(one("F-2"), Hash{2}, 10, &file));
  ASSERT_TRUE(filings->add(one("F-3"), Hash{3}, 10));
  EXPECT_FALSE(filings->file("F-3"));
  const FilingFile kept = filings->file("F-1").value();
  EXPECT_EQ(kept.name, "list.csv");
  EXPECT_EQ(kept.bytes, file.bytes);
  EXPECT_EQ(kept.digest, Hash{7});
  {
    const auto connection = place_->connect(Access::write);
    const auto row = connection->prepare("SELECT sealed FROM filing_files");
    ASSERT_TRUE(row->step());
    EXPECT_EQ(row->bytes(0).find("Maria"), std::string_view::npos);
  }
  ASSERT_TRUE(filings->refuse("F-1", officer, "outside_scope"));
  EXPECT_EQ(filings->file("F-1")->bytes, "");
  EXPECT_EQ(filings->file("F-1")->size, 13U) << "the receipt still tells which file it was";
  ASSERT_TRUE(filings->admit("F-2", officer, "C-2027-0001", "S-1", true));
  EXPECT_EQ(filings->passed_on("S-1")->bytes, file.bytes);
  EXPECT_FALSE(filings->passed_on("S-2"));
}

TEST_P(FilingsTest, WhatWasDecidedIsErasedAndIsNotDecidedTwice) {
  ASSERT_TRUE(filings->add(one("F-1"), Hash{1}, 10));
  ASSERT_TRUE(filings->add(one("F-2"), Hash{2}, 10));
  const auto refused = filings->refuse("F-1", officer, "outside_scope");
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->content, "");
  EXPECT_EQ(refused->reason, "outside_scope");
  EXPECT_EQ(failure(filings->admit("F-1", officer, "C-2027-0001", "S-1")),
            "error.proposal.changed");
  EXPECT_EQ(filings->next_docket("2027"), "C-2027-0001");
  ASSERT_TRUE(filings->admit("F-2", officer, "C-2027-0001", "S-1"));
  EXPECT_EQ(filings->next_docket("2027"), "C-2027-0002");
  EXPECT_EQ(filings->next_docket("2028"), "C-2028-0001");
  EXPECT_TRUE(filings->waiting().empty());
  Proposal proposal;
  proposal.id = "S-2";
  proposal.kind = "concern";
  proposal.subject = "concern/C-2028-9999";
  proposal.author = officer;
  const auto proposals = Proposals::open(location(), clock).value();
  ASSERT_TRUE(proposals->add(proposal, "k2", Hash{2}));
  EXPECT_EQ(filings->next_docket("2028"), "C-2028-10000") << "a proposal has taken the one before";
  proposal.id = "S-3";
  proposal.subject = "concern/C-2028-10000";
  ASSERT_TRUE(proposals->add(proposal, "k3", Hash{3}));
  EXPECT_EQ(filings->next_docket("2028"), "C-2028-10001") << "which 9999 is not above";
}

TEST_P(FilingsTest, TheDatabaseAloneDoesNotTellWhatWasSent) {
  ASSERT_TRUE(filings->add(one("F-1"), Hash{1}, 10));
  ASSERT_TRUE(filings->add(one("F-2"), Hash{2}, 10));
  EXPECT_EQ(filings->find("F-1")->content, "Somebody was refused.");
  EXPECT_EQ(filings->waiting().at(1).content, "Somebody was refused.");
  EXPECT_FALSE(kept("F-1").empty());
  EXPECT_EQ(kept("F-1").find("Somebody"), std::string::npos);
  EXPECT_NE(kept("F-1"), kept("F-2"));
  place_->connect(Access::write)
      ->execute("UPDATE filings SET content = '" + kept("F-1") + "' WHERE id = 'F-2'");
  EXPECT_EQ(filings->find("F-2")->content, "") << "what is one's is not another's";
}

TEST_P(FilingsTest, WhatAnEarlierVersionKeptOpenIsSealed) {
  ASSERT_TRUE(filings->add(one("F-1"), Hash{1}, 10));
  place_->connect(Access::write)
      ->execute("UPDATE filings SET content = 'Maria was refused.', sealed = 0");
  filings = Filings::open(location(), clock).value();
  EXPECT_EQ(kept("F-1").find("Maria"), std::string::npos);
  EXPECT_EQ(filings->find("F-1")->content, "Maria was refused.");
}

TEST_P(FilingsTest, WhoHasNoAccountAnyMoreIsNotKnownAsTheSender) {
  const std::string ong = person("ong");
  for (unsigned char i = 1; i <= 2; ++i) {
    Filing sent = one("F-" + std::to_string(i));
    sent.filer = i == 1 ? ong : officer;
    ASSERT_TRUE(filings->add(sent, Hash{i}, 10));
  }
  ASSERT_EQ(filings->filed_by(ong).size(), 1U);
  ASSERT_TRUE(Accounts::open(location(), clock).value()->erase("ong@x.example"));
  EXPECT_TRUE(filings->filed_by(ong).empty());
  EXPECT_EQ(filings->find("F-1")->filer, "");
  EXPECT_EQ(filings->find("F-2")->filer, officer) << "of others it stays";
}

TEST_P(FilingsTest, NobodyFillsTheDisk) {
  for (unsigned char i = 1; i <= 3; ++i)
    ASSERT_TRUE(filings->add(one("F-" + std::to_string(i)), Hash{i}, 3));
  EXPECT_EQ(failure(filings->add(one("F-4"), Hash{4}, 3)), "error.filing.many");
  now += std::int64_t{25} * 3600 * 1'000'000;
  EXPECT_TRUE(filings->add(one("F-4"), Hash{4}, 3));
}

ON_BOTH_BACKENDS(FilingsTest);

}  // namespace
}  // namespace acta::store::testing
