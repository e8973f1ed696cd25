#include "analysis/original_set.h"

#include <gtest/gtest.h>

#include "analysis/testing.h"
#include "register/records/local_text.h"

namespace acta::analysis {
namespace {

// The first two are published at once, on 1 January 2026, the day of the record's clock.
struct OriginalSetTest : testing::Test {
  OriginalSetTest() {
    build.text("country/PER", "note", "before them", {.language = "en"});
    build.at_once(true);
    promise("CM1", "country/PER");
    promise("CM2", "country/COL");
    build.reference("commitment/CM2", "committee", "committee/C1", {});
    build.amend(texts[0], "of the same load");
    build.at_once(false);
  }
  void promise(const std::string& id, std::string_view actor) {
    const std::string subject = "commitment/" + id;
    texts.push_back(build.text(subject, "text", "shall", {.source = "A", .language = "en"}));
    build.date(subject, "made_on", "2022-06-10", {});
    build.reference(subject, "actor", actor, {});
  }
  OriginalSet set() { return original_set(build.view("2026-06-01")); }
  static std::string members(const OriginalSet& set) {
    Parties all;
    for (const auto& one : set.report.commitments) all.push_back(one->commitment.subject);
    return ids(all);
  }

  record::RecordBuilder build;
  std::vector<record::RecordBuilder::Entry> texts;
};

TEST_F(OriginalSetTest, CountsWhatAStateReportedSince) {
  build.code("reported_status/complete", "class", "done", {});
  build.text("country/PER", "name", "Peru", {});
  build.code("commitment/CM1", "reported_status", "complete",
             {.from = "2024-01-01", .source = "R1", .asserter = "country/PER"});
  EXPECT_EQ(set().report.total.count(Progress::done), 1U);
}

TEST_F(OriginalSetTest, IsWhatWasPublishedFirstAsItStoodThen) {
  const record::Claim* const said =
      build.view("2026-06-01").standing(build.subject("commitment/CM1"), "text").at(0);
  build.amend(said->number, "should");
  for (const record::Claim* claim :
       build.view("2026-06-01").standing(build.subject("commitment/CM2")))
    build.withdraw(claim->number);
  promise("CM3", "country/PER");
  build.code("commitment/CM1", "status", "done", {.from = "2024-01-01", .source = "B"});

  const OriginalSet found = set();
  EXPECT_EQ(format_day(*found.published), "2026-01-01");
  EXPECT_EQ(members(found), "CM1 CM2");
  EXPECT_EQ(ids(found.amended), "CM1");
  EXPECT_EQ(ids(found.withdrawn), "CM2");
  ASSERT_EQ(found.later.size(), 1U);
  EXPECT_EQ(found.later[0]->commitment.subject->id(), "CM3");
  EXPECT_EQ(found.report.total.total, 2U);
  EXPECT_EQ(found.report.total.count(Progress::done), 1U) << "what is reported counts as now";
  EXPECT_EQ(progress(build.view("2026-06-01")).total.total, 2U) << "CM1 and CM3";
  const record::View then(build.record(), build.view("2026-06-01").valid(), found.entry);
  EXPECT_EQ(record::text_of(then, build.subject("commitment/CM1"), "text", "en").text,
            "of the same load");

  // Of one party, and of the committee of which nothing stands any more.
  const OriginalSet of_peru = only({&build.subject("country/PER")}, found);
  EXPECT_EQ(members(of_peru), "CM1");
  EXPECT_EQ(ids(of_peru.amended), "CM1");
  EXPECT_EQ(ids(of_peru.withdrawn), "");
  EXPECT_EQ(of_peru.later.size(), 1U);
  EXPECT_EQ(members(only({nullptr, &build.subject("committee/C1")}, found)), "CM2");

  // Asked at that entry nothing had happened yet.
  const OriginalSet before = original_set(build.view_at("2026-06-01", found.entry));
  EXPECT_EQ(members(before), "CM1 CM2");
  EXPECT_TRUE(before.amended.empty() && before.withdrawn.empty() && before.later.empty());
}

TEST(OriginalSet, OfARecordWithoutCommitmentsIsNone) {
  record::RecordBuilder build;
  build.text("country/PER", "note", "alone", {.language = "en"});
  const OriginalSet set = original_set(build.view("2026-06-01"));
  EXPECT_FALSE(set.published);
  EXPECT_EQ(set.report.total.total, 0U);
}

}  // namespace
}  // namespace acta::analysis
