#include "register/accept.h"

#include <gtest/gtest.h>

#include "register/claim_bytes.h"

namespace acta::record {
namespace {

Vocabulary small_vocabulary() {
  Vocabulary vocabulary;
  for (const char* kind : {"mechanism", "country", "source", "committee"})
    vocabulary.define("kind/" + std::string(kind), "label", kind, "en");
  vocabulary.define("kind/source", "configuration", "yes", "");
  const auto property = [&](std::string_view name, std::string_view type) {
    vocabulary.define("property/" + std::string(name), "type", type, "");
  };
  property("endorser", "reference");
  vocabulary.define("property/endorser", "of", "mechanism", "");
  vocabulary.define("property/endorser", "to", "country", "");
  property("count", "quantity");
  property("amount", "money");
  property("title", "text");
  property("founded", "date");
  property("relation", "code");
  vocabulary.define("property/relation", "codes", "aligned", "");
  property("side", "claim");
  property("secret", "code");
  vocabulary.define("property/secret", "visibility", "restricted", "");
  return vocabulary;
}

struct AcceptTest : testing::Test {
  ClaimDraft draft(std::string property, std::string value) {
    ClaimDraft made;
    made.place = "t.csv:2";
    made.subject = {"mechanism/LAD", "t.csv:2:id"};
    made.property = {std::move(property), {}};
    made.value = {std::move(value), "t.csv:2:value"};
    made.source = {"S002", "t.csv:2:source_id"};
    return made;
  }

  std::string take(const ClaimDraft& made) {
    const auto claim = accept(made, around, arena);
    if (claim) return claim_bytes(**claim);
    std::string all;
    for (const Error& error : claim.error())
      all += error.message + " @" + error.place + " [" + error.value + "]" +
             (error.hint.empty() ? "" : " " + error.hint) + "\n";
    return all;
  }

  Vocabulary vocabulary = small_vocabulary();
  Arena arena;
  Surroundings around{.vocabulary = vocabulary,
                      .exists =
                          [](std::string_view name) {
                            return name == "source/S002" || name == "country/PER" ||
                                   name == "mechanism/LAD";
                          },
                      .keyed = [](std::string_view key) { return key == "k1" ? 7u : 0u; },
                      .next = 10};
};

TEST_F(AcceptTest, ACountryIsFoundByAnyOfItsNames) {
  for (const char* name : {"country/Perú", "country/PER", "country/pe", "country/Pérou"})
    EXPECT_EQ(take(draft("endorser", name)),
              R"({"property":"endorser","source":{"id":"S002"},"status":"published",)"
              R"("subject":"mechanism/LAD","value":{"subject":"country/PER"}})");
}

TEST_F(AcceptTest, AllErrorsAreToldEachAtItsPlace) {
  ClaimDraft made = draft("endorser", "country/Atlantis");
  made.from = {"2022-13", "t.csv:2:valid_from"};
  made.source = {"", "t.csv:2:source_id"};
  made.quote = {
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
      "fifteen sixteen",
      "t.csv:2:quote"};
  const auto claim = accept(made, around, arena);
  ASSERT_FALSE(claim);
  std::vector<std::string> places;
  for (const Error& error : claim.error()) places.push_back(error.place);
  EXPECT_EQ(places, (std::vector<std::string>{"t.csv:2:value", "t.csv:2:valid_from",
                                              "t.csv:2:quote", "t.csv:2:source_id"}));
}

TEST_F(AcceptTest, WhatTheVocabularyDoesNotKnowIsRefused) {
  EXPECT_EQ(take(draft("endorsor", "x")),
            "error.claim.unknown-property @t.csv:2 [endorsor] endorser\n");
  EXPECT_EQ(take(draft("relation", "related")),
            "error.claim.unknown-code @t.csv:2:value [related] aligned\n");
  EXPECT_EQ(take(draft("endorser", "mechanism/LAD")),
            "error.claim.wrong-kind-of-reference @t.csv:2:value [mechanism/LAD] country\n");
  EXPECT_EQ(take(draft("endorser", "country/CHL")),
            "error.claim.broken-reference @t.csv:2:value [country/CHL]\n");
  ClaimDraft of_country = draft("endorser", "country/PER");
  of_country.subject.text = "country/PER";
  EXPECT_EQ(take(of_country), "error.claim.not-of-this-kind @t.csv:2 [endorser] mechanism\n");
  of_country.subject.text = "planet/mars";
  EXPECT_EQ(take(of_country), "error.subject.unknown-kind @t.csv:2:id [planet/mars]\n");
}

TEST_F(AcceptTest, ValuesAreOfTheirType) {
  EXPECT_EQ(take(draft("count", "")), "error.claim.no-value @t.csv:2:value []\n");
  EXPECT_NE(take(draft("count", "686 million")).find("@t.csv:2:value [686 million]"),
            std::string::npos);
  ClaimDraft money = draft("amount", "314000000");
  money.unit = {"USD", {}};
  money.qualifier = {"more than", {}};
  EXPECT_NE(take(money).find(
                R"("value":{"amount":"314000000","currency":"USD","qualifier":"more than"})"),
            std::string::npos);
  money.unit.text = "dollars";
  EXPECT_EQ(take(money), "error.currency.unknown @t.csv:2 [dollars]\n");
  EXPECT_EQ(take(draft("title", "a text")), "error.claim.no-language @t.csv:2 []\n");
  EXPECT_NE(take(draft("founded", "2000-05")).find(R"({"date":"2000-05"})"), std::string::npos);
}

TEST_F(AcceptTest, AMissingValueIsSaidWithItsReason) {
  ClaimDraft made = draft("count", "");
  made.missing = {"not-stated", {}};
  EXPECT_NE(take(made).find(R"("value":{"missing":"not-stated"})"), std::string::npos);
  made.value.text = "3";
  EXPECT_EQ(take(made), "error.claim.value-and-missing @t.csv:2 [not-stated]\n");
}

TEST_F(AcceptTest, DatesKeepTheWordsOfTheSource) {
  ClaimDraft made = draft("endorser", "country/PER");
  made.earliest = {"2022-06-11", {}};
  made.latest = {"2022-09-26", {}};
  made.until = {"2024", {}};
  EXPECT_NE(take(made).find(R"("valid":{"from":"2022-06-11..2022-09-26","until":"2024"})"),
            std::string::npos);
  made.latest.text = "2022-06-01";
  EXPECT_EQ(take(made), "error.interval.bound-reversed @t.csv:2 [2022-06-11..2022-06-01]\n");
  ClaimDraft reversed = draft("endorser", "country/PER");
  reversed.from = {"2022-06-10", "t.csv:2:valid_from"};
  reversed.to = {"2022-06-09", "t.csv:2:valid_to"};
  EXPECT_NE(take(reversed).find("@t.csv:2:valid_to"), std::string::npos);
}

TEST_F(AcceptTest, AResolutionNeedsAReasonAndReplacesOnlyWhatWasThere) {
  ClaimDraft made = draft("relation", "aligned");
  made.resolution = ResolutionKind::error;
  made.replace_kind = ReplaceKind::resolution;
  made.replaces = {{"k1", {}}};
  EXPECT_EQ(take(made), "error.claim.resolution-without-reason @t.csv:2 []\n");
  made.note = {"the print is wrong", {}};
  EXPECT_NE(take(made).find(R"("replaces":[7],"replaces_as":"resolution","resolution":"error")"),
            std::string::npos);
  made.replaces = {{"10", {}}};  // itself
  EXPECT_EQ(take(made), "error.claim.no-such-claim @t.csv:2 [10]\n");
  made.replaces = {{"k2", {}}};
  EXPECT_EQ(take(made), "error.claim.no-such-claim @t.csv:2 [k2]\n");
}

TEST_F(AcceptTest, OnlyWhatTheProcessSetsUpItselfNeedsNoSource) {
  ClaimDraft made = draft("title", "A paper");
  made.language = {"en", {}};
  made.source.text.clear();
  EXPECT_EQ(take(made), "error.claim.no-source @t.csv:2:source_id []\n");
  made.subject.text = "source/S002";
  EXPECT_NE(take(made).find(R"("subject":"source/S002")"), std::string::npos);
}

TEST_F(AcceptTest, ARestrictedPropertyMakesARestrictedClaim) {
  EXPECT_NE(take(draft("secret", "x")).find(R"("status":"restricted")"), std::string::npos);
}

TEST_F(AcceptTest, TextIsTakenAsItIsOrNotAtAll) {
  ClaimDraft made = draft("title", "a\xC3");
  made.language = {"en", {}};
  EXPECT_NE(take(made).find("@t.csv:2:value"), std::string::npos);
  made.value.text = std::string("a\0b", 3);
  EXPECT_NE(take(made).find("@t.csv:2:value"), std::string::npos);
  made.value.text = "<script>alert(1)</script>";
  EXPECT_NE(take(made).find("<script>"), std::string::npos);
}

}  // namespace
}  // namespace acta::record
