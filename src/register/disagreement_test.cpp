#include "register/disagreement.h"

#include <gtest/gtest.h>

#include "register/testing.h"

namespace acta::record {
namespace {

class DisagreementTest : public ::testing::Test {
 protected:
  DisagreementTest() {
    for (const char* name : {"mechanism", "meeting", "disagreement"}) build.kind(name);
    build.property("endorser_count", "quantity", {.cardinality = "one"});
    build.property("name", "text", {.cardinality = "one"});
    build.property("member", "reference", {});
    build.property("about", "reference", {.cardinality = "one"});
  }
  std::uint64_t count(std::string_view amount, const Said& said = {}) {
    return build.quantity("mechanism/LAD", "endorser_count", amount, said);
  }
  void note(std::string_view id, const std::vector<std::uint64_t>& sides) {
    const std::string subject = "disagreement/" + std::string(id);
    build.reference(subject, "about", "mechanism/LAD", {});
    build.code(subject, "about_property", "endorser_count", {});
    for (const std::uint64_t side : sides) build.claim(subject, "side", side, {});
  }
  std::vector<Disagreement> found() { return found_disagreements(build.view("2023-07-01")); }
  std::vector<Disagreement> noted() { return noted_disagreements(build.view("2023-07-01")); }
  RecordBuilder build;
};

TEST_F(DisagreementTest, TwoValuesThatHoldOnTheSameDay) {
  count("20");
  count("21");
  ASSERT_EQ(found().size(), 1u);
  EXPECT_EQ(found()[0].about->id(), "LAD");
  EXPECT_EQ(found()[0].property, "endorser_count");
  EXPECT_EQ(found()[0].sides.size(), 2u);
  EXPECT_TRUE(found()[0].open());
}

TEST_F(DisagreementTest, TheSameValueWrittenOtherwiseIsNone) {
  count("20");
  count("20.0", {.source = "S2"});
  EXPECT_TRUE(found().empty());
}

TEST_F(DisagreementTest, AValueThatEndsBeforeTheOtherBeginsIsNone) {
  count("20", {.from = "2022-06-10", .to = "2022-09-26"});
  count("21", {.from = "2022-09-26"});
  EXPECT_TRUE(found().empty());
}

TEST_F(DisagreementTest, AnEndThatNobodyStatedIsNotYetReached) {
  count("20", {.from = "2022-06-10"});
  count("21", {.from = "2022-09-26"});
  EXPECT_EQ(found().size(), 1u);
}

TEST_F(DisagreementTest, ValuesThatOnlyPerhapsMeetAreNone) {
  count("20", {.from = "2022-06-10", .to = "2022-06-01..2022-12-31"});
  count("21", {.from = "2022-09-26"});
  EXPECT_TRUE(found().empty());
}

TEST_F(DisagreementTest, TextsAreComparedWithinALanguage) {
  build.text("mechanism/LAD", "name", "Declaration", {.language = "en"});
  build.text("mechanism/LAD", "name", "Declaración", {.language = "es"});
  EXPECT_TRUE(found().empty());
  build.text("mechanism/LAD", "name", "The Declaration", {.language = "en"});
  EXPECT_EQ(found().size(), 1u);
}

TEST_F(DisagreementTest, APropertyOfManyValuesHasNone) {
  build.reference("mechanism/LAD", "member", "country/PER", {});
  build.reference("mechanism/LAD", "member", "country/CHL", {});
  EXPECT_TRUE(found().empty());
}

TEST_F(DisagreementTest, WhatSomebodyNotedIsNotFoundAgain) {
  const auto a = count("20");
  const auto b = count("21");
  note("DX01", {a, b});
  count("21", {.source = "S3"});
  EXPECT_TRUE(found().empty()) << "a third source says what one side says";
  ASSERT_EQ(noted().size(), 1u);
  EXPECT_TRUE(noted()[0].open());
  count("22");
  ASSERT_EQ(found().size(), 1u) << "a new value is news";
}

TEST_F(DisagreementTest, AResolutionClosesItAndTheLosingSideStays) {
  const auto a = count("20");
  const auto b = count("21");
  note("DX01", {a, b});
  build.claim("disagreement/DX01", "chosen", a, {});
  const auto resolution = build.resolve("disagreement/DX01", ResolutionKind::conflict, {b}, {});
  ASSERT_EQ(noted().size(), 1u);
  EXPECT_EQ(noted()[0].kind(), ResolutionKind::conflict);
  EXPECT_EQ(noted()[0].sides.size(), 2u);
  ASSERT_EQ(noted()[0].chosen.size(), 1u);
  EXPECT_EQ(noted()[0].chosen[0]->number, a);
  EXPECT_EQ(noted()[0].resolution->number, resolution);

  const View before = build.view_at("2023-07-01", resolution - 1);
  EXPECT_TRUE(noted_disagreements(before)[0].open()) << "as it was known then";
}

TEST_F(DisagreementTest, AWithdrawnResolutionOpensItAgain) {
  const auto a = count("20");
  const auto b = count("21");
  note("DX01", {a, b});
  build.withdraw(build.resolve("disagreement/DX01", ResolutionKind::error, {b}, {}));
  EXPECT_TRUE(noted()[0].open());
}

TEST_F(DisagreementTest, ThoseAboutOneSubject) {
  const auto a = count("20");
  const auto b = count("21");
  note("DX02", {a, b});
  note("DX01", {a, b});
  build.quantity("mechanism/QP", "endorser_count", "1", {});
  build.quantity("mechanism/QP", "endorser_count", "2", {});
  const View view = build.view("2023-07-01");
  const auto of_lad = disagreements_about(view, build.subject("mechanism/LAD"));
  ASSERT_EQ(of_lad.size(), 2u);
  EXPECT_EQ(of_lad[0].noted->id(), "DX01");
  EXPECT_EQ(disagreements_about(view, build.subject("mechanism/QP")).size(), 1u);
  EXPECT_EQ(disagreements(view).size(), 3u);
}

TEST_F(DisagreementTest, WhatIsRestrictedIsNoSideForThePublic) {
  count("20");
  count("21", {.restricted = true});
  EXPECT_TRUE(found().empty());
  EXPECT_EQ(found_disagreements(build.view("2023-07-01", Audience::desk)).size(), 1u);
}

}  // namespace
}  // namespace acta::record
