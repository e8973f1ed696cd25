#include "store/mails/mails.h"

#include <atomic>
#include <thread>

#include "store/test_people.h"

namespace acta::store::testing {
namespace {

constexpr std::int64_t minute = std::int64_t{60} * 1'000'000;

class MailsTest : public WithPeople {
 protected:
  void SetUp() override {
    WithPeople::SetUp();
    if (IsSkipped()) return;
    ana = person("ana");
    mails = Mails::open(location(), clock).value();
  }
  const std::string due = "cycle/2027/due";

  std::string ana;
  std::unique_ptr<Mails> mails;
};

TEST_P(MailsTest, WhatWasSentIsNotSentAgain) {
  EXPECT_FALSE(mails->last_to(ana));
  EXPECT_TRUE(mails->begin(ana, due));
  EXPECT_FALSE(mails->begin(ana, due)) << "it is under way";
  mails->end(ana, due, "sent", "250 ok");
  now += 100 * 24 * 60 * minute;
  EXPECT_FALSE(mails->begin(ana, due));
  EXPECT_TRUE(mails->begin(ana, "cycle/2027/overdue/0"));
  EXPECT_TRUE(mails->last_to(ana));
  EXPECT_EQ(mails->list(ana).front().what, "cycle/2027/overdue/0");
}

TEST_P(MailsTest, WhatWasBegunAndNeverEndedMayHaveArrivedAndIsNotSentAgain) {
  EXPECT_TRUE(mails->begin(ana, due));
  mails = Mails::open(location(), clock).value();  // the program was killed
  now += 100 * 24 * 60 * minute;
  EXPECT_FALSE(mails->begin(ana, due));
  EXPECT_EQ(mails->list().at(0).state, "sending");
}

TEST_P(MailsTest, WhatTheServerDidNotTakeIsTriedAgainLessAndLessOften) {
  for (const std::int64_t hours : {1, 2, 4, 8, 16, 24, 24}) {
    ASSERT_TRUE(mails->begin(ana, due)) << hours;
    mails->end(ana, due, "waiting", "451 later");
    now += hours * 60 * minute - minute;
    EXPECT_FALSE(mails->begin(ana, due)) << hours;
    now += minute;
  }
  EXPECT_FALSE(mails->last_to(ana)) << "nothing was sent";
  EXPECT_EQ(mails->list().at(0).attempts, 7U);
  EXPECT_EQ(mails->list().at(0).answer, "451 later");
}

TEST_P(MailsTest, ALetterIsKnownAgainByAnIdThatNobodyGuesses) {
  const std::string first = mails->begin(ana, due).value();
  EXPECT_GE(first.size(), 29U);
  EXPECT_EQ(mails->find(first)->what, due);
  mails->end(ana, due, "waiting", "451 later");
  now += 60 * minute;
  EXPECT_EQ(mails->begin(ana, due), first) << "another try is the same letter";
  EXPECT_NE(mails->begin(ana, "cycle/2027/overdue/0"), first);
  EXPECT_FALSE(mails->find(""));
  EXPECT_FALSE(mails->find("reminder-none"));
}

TEST_P(MailsTest, NothingIsWrittenToWhereLettersComeBackUntilItReachesAgain) {
  const auto accounts = Accounts::open(location(), clock).value();
  ASSERT_TRUE(accounts->note_bounce(ana, "550 5.1.1 no such user"));
  EXPECT_EQ(accounts->find(ana)->bounce, "550 5.1.1 no such user");
  EXPECT_TRUE(accounts->find(ana)->bounced);
  EXPECT_FALSE(mails->begin(ana, due));
  EXPECT_TRUE(mails->list().empty());
  ASSERT_TRUE(accounts->set_reachable(ana));
  EXPECT_FALSE(accounts->find(ana)->bounced);
  EXPECT_TRUE(mails->begin(ana, due));
  EXPECT_FALSE(accounts->note_bounce("a-nobody", "550"));
}

TEST_P(MailsTest, WhatAServerSaidOfSomebodyErasedIsForgotten) {
  const auto accounts = Accounts::open(location(), clock).value();
  ASSERT_TRUE(mails->begin(ana, due));
  mails->end(ana, due, "refused", "550 <ana@x.example>: no such user");
  ASSERT_TRUE(accounts->note_bounce(ana, "550 <ana@x.example>: no such user"));
  ASSERT_TRUE(accounts->erase(ana));
  EXPECT_EQ(accounts->find(ana)->bounce, "");
  EXPECT_EQ(mails->list().at(0).answer, "");
}

TEST_P(MailsTest, OfManyAtOnceOneSendsIt) {
  std::atomic<int> senders = 0;
  std::vector<std::thread> all;
  for (int i = 0; i < 4; ++i)
    all.emplace_back(
        [&] { senders += Mails::open(location(), clock).value()->begin(ana, due).has_value(); });
  for (std::thread& one : all) one.join();
  EXPECT_EQ(senders, 1);
}

TEST_P(MailsTest, AnswersOfARefusingServerStay) {
  EXPECT_TRUE(mails->begin(ana, due));
  mails->end(ana, due, "refused", "550 no such user");
  now += 1000 * 60 * minute;
  EXPECT_FALSE(mails->begin(ana, due));
  EXPECT_EQ(mails->list(ana).at(0).answer, "550 no such user");
}

ON_BOTH_BACKENDS(MailsTest);

}  // namespace
}  // namespace acta::store::testing
