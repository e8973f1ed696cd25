#include "procedure/reply.h"

#include <gtest/gtest.h>

#include "register/testing.h"

namespace acta::procedure {
namespace {

const Instant noon = parse_instant("2026-11-20T12:00:00Z").value();

std::string due_of(record::RecordBuilder& build, const Matter& matter) {
  std::string told;
  for (const store::Reply& asked : questions(build.view("2026-11-20"), matter, noon))
    told += asked.country + ' ' + format_day(asked.due) + ' ';
  return told;
}

TEST(Reply, AStateHasThirtyDaysOrAsManyAsTheProcessSays) {
  record::RecordBuilder build;
  const Matter matter{.kind = "assessment", .countries = {"COL", "PER"}};
  EXPECT_EQ(due_of(build, matter), "COL 2026-12-20 PER 2026-12-20 ");
  build.quantity("process/p", "reply_days", "10", {});
  EXPECT_EQ(due_of(build, matter), "COL 2026-11-30 PER 2026-11-30 ");
  EXPECT_EQ(due_of(build, {.kind = "evidence", .countries = {"COL"}}), "COL 2026-11-30 ");
}

TEST(Reply, TheTimeIsWholeDaysAndNeverNone) {
  const auto refused = [](const char* days) {
    record::ClaimDraft draft;
    draft.property.text = "reply_days";
    draft.value = {days, "pack.csv:15:value"};
    const Errors errors = unfit_reply_days({draft});
    return errors.empty() ? std::string() : errors[0].message + " at " + errors[0].place;
  };
  for (const char* none : {"0", "-3", "0.5", "7.5"})
    EXPECT_EQ(refused(none), "error.reply.days at pack.csv:15:value") << none;
  for (const char* fine : {"1", "30", "30.0"}) EXPECT_EQ(refused(fine), "") << fine;
  record::RecordBuilder build;
  build.quantity("process/p", "reply_days", "10.0", {});
  EXPECT_EQ(due_of(build, {.kind = "evidence", .countries = {"COL"}}), "COL 2026-11-30 ");
}

TEST(Reply, NobodyIsAskedAboutWhatAStateSaysItself) {
  record::RecordBuilder build;
  EXPECT_EQ(due_of(build, {.kind = "report", .countries = {"COL"}}), "");
  EXPECT_EQ(due_of(build, {.kind = "structure", .countries = {"COL"}}), "");
}

TEST(Reply, PublicationWaitsForEachStateUntilTheEndOfTheLastDay) {
  const Day last = parse_day("2026-12-20").value();
  std::vector<store::Reply> replies{{.country = "COL", .due = last},
                                    {.country = "PER", .due = last}};
  EXPECT_EQ(may_publish(replies, last).error().message, "error.reply.waiting");
  EXPECT_TRUE(may_publish(replies, {last.number + 1}));
  replies[0].edition = 1;
  EXPECT_EQ(may_publish(replies, last).error().value, "PER");
  replies[1].edition = 1;
  EXPECT_TRUE(may_publish(replies, last));
}

TEST(Reply, SilenceIsRecordedAsMissingAndAnAnswerAsTheStatesOwn) {
  const store::Reply silent{.country = "COL", .asked = noon, .due = day_of(noon)};
  const auto nothing = reply_drafts("A-1", {silent});
  ASSERT_EQ(nothing.size(), 3U);
  EXPECT_EQ(nothing[2].missing.text, "no-reply");
  EXPECT_EQ(nothing[2].asserter.text, "desk");
  store::Reply answered = silent;
  answered.edition = 1;
  answered.text = "No.";
  answered.language = "es";
  answered.answered = noon;
  const auto said = reply_drafts("A-1", {answered});
  ASSERT_EQ(said.size(), 4U);
  EXPECT_EQ(said[3].value.text, "No.");
  EXPECT_EQ(said[3].asserter.text, "country/COL");
  EXPECT_TRUE(said[3].missing.text.empty());
}

}  // namespace
}  // namespace acta::procedure
