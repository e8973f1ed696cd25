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

TEST(Reply, AStateHasThirtyDaysOrAsManyAsTheProcessSaysAndNeverFewerThanItGrantsAtLeast) {
  record::RecordBuilder build;
  const Matter matter{.kind = "assessment", .countries = {"COL", "PER"}};
  EXPECT_EQ(due_of(build, matter), "COL 2026-12-20 PER 2026-12-20 ");
  build.quantity("process/p", "reply_days", "10", {});
  EXPECT_EQ(due_of(build, matter), "COL 2026-12-20 PER 2026-12-20 ");
  build.quantity("process/p", "least_reply_days", "10", {});
  EXPECT_EQ(due_of(build, matter), "COL 2026-11-30 PER 2026-11-30 ");
  EXPECT_EQ(due_of(build, {.kind = "evidence", .countries = {"COL"}}), "COL 2026-11-30 ");
}

record::ClaimDraft days(const char* property, const char* number) {
  record::ClaimDraft draft;
  draft.property.text = property;
  draft.value = {number, "pack.csv:15:value"};
  return draft;
}

std::string refused(record::RecordBuilder& build, const std::vector<record::ClaimDraft>& drafts) {
  const Errors errors = unfit_reply_days(drafts, build.view("2026-11-20"));
  if (errors.empty()) return {};
  return errors[0].message + " at " + errors[0].place + ": " + errors[0].value + ", " +
         errors[0].hint;
}

TEST(Reply, TheTimeIsWholeDaysAndNoFewerThanTheProcessGrantsAtLeast) {
  record::RecordBuilder build;
  for (const char* none : {"0", "-3", "0.5", "7.5", "3661", "1000000000000"})
    EXPECT_TRUE(refused(build, {days("reply_days", none)}).starts_with("error.reply.days at "))
        << none;
  for (const char* few : {"1", "29"})
    EXPECT_EQ(refused(build, {days("reply_days", few)}),
              "error.reply.too-few at pack.csv:15:value: " + std::string(few) + ", 30");
  for (const char* fine : {"30", "30.0", "45"})
    EXPECT_EQ(refused(build, {days("reply_days", fine)}), "") << fine;
  // A process may say from the start that it grants fewer; then it can only grant more.
  EXPECT_EQ(refused(build, {days("reply_days", "10"), days("least_reply_days", "10")}), "");
  build.quantity("process/p", "least_reply_days", "10", {});
  EXPECT_EQ(refused(build, {days("reply_days", "10")}), "");
  EXPECT_EQ(refused(build, {days("least_reply_days", "9"), days("reply_days", "9")}),
            "error.reply.lowered at pack.csv:15:value: 9, 10");
  EXPECT_EQ(refused(build, {days("least_reply_days", "20"), days("reply_days", "15")}),
            "error.reply.too-few at pack.csv:15:value: 15, 20");
  record::ClaimDraft taken_back = days("least_reply_days", "10");
  taken_back.withdrawn = true;
  EXPECT_TRUE(refused(build, {taken_back}).starts_with("error.reply.lowered"));
  record::ClaimDraft ended = days("least_reply_days", "10");
  ended.to = {"2020", "pack.csv:15:to"};
  EXPECT_TRUE(refused(build, {ended}).starts_with("error.reply.lowered"));
  EXPECT_EQ(refused(build, {days("reply_days", "3660")}), "");
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
