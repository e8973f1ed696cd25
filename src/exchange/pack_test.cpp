#include "exchange/pack.h"

#include <algorithm>
#include <map>

#include <gtest/gtest.h>

namespace acta::exchange {
namespace {

using record::ClaimDraft;
using record::ReplaceKind;
using record::ResolutionKind;

class LosAngeles : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto read = read_pack(ACTA_SOURCE_DIR "/packs/los-angeles");
    if (!read) {
      for (const Error& error : read.error())
        ADD_FAILURE() << error.place << ": " << error.message << " " << error.value;
      return;
    }
    pack_ = new Pack(*std::move(read));
    for (const ClaimDraft& draft : pack_->drafts) by_key_[draft.key] = &draft;
  }
  static void TearDownTestSuite() {
    delete pack_;
    pack_ = nullptr;
    by_key_.clear();
  }
  void SetUp() override { ASSERT_NE(pack_, nullptr) << "the pack could not be read"; }

  static const ClaimDraft& at(const std::string& key) {
    const auto found = by_key_.find("los-angeles/" + key);
    if (found == by_key_.end()) throw std::out_of_range("no draft " + key);
    return *found->second;
  }
  static bool has(const std::string& key) { return by_key_.contains("los-angeles/" + key); }

  static inline Pack* pack_ = nullptr;
  static inline std::map<std::string, const ClaimDraft*> by_key_;
};

std::string table_of(const ClaimDraft& draft) {
  const std::size_t begin = draft.key.find('/') + 1;
  return draft.key.substr(begin, draft.key.find('/', begin) - begin);
}

TEST_F(LosAngeles, EveryTableSaysWhatItsCellsSay) {
  std::map<std::string, int> counts;
  for (const ClaimDraft& draft : pack_->drafts) ++counts[table_of(draft)];
  // 196 rows and 162 further sources; 36 rows; 71 rows and 46; 35 rows and 17; 37 marks.
  EXPECT_EQ(counts["memberships"], 358);
  EXPECT_EQ(counts["facts"], 36);
  EXPECT_EQ(counts["committee_roles"], 117);
  EXPECT_EQ(counts["presidencies"], 52);
  EXPECT_EQ(counts["figure2_yes_counts"], 37);
  // Cells that say something, and what further sources repeat.
  EXPECT_EQ(counts["sources"], 938);
  EXPECT_EQ(counts["countries"], 358);
  EXPECT_EQ(counts["mechanisms"], 99);
  EXPECT_EQ(counts["pillars"], 44);
  EXPECT_EQ(counts["committees"], 305);
  EXPECT_EQ(counts["crosswalk"], 167);
  EXPECT_EQ(counts["meetings"], 381);
  EXPECT_EQ(counts["commitments"], 424);
  EXPECT_EQ(counts["finance"], 208);
  EXPECT_EQ(counts["national_actions"], 193);
  EXPECT_EQ(counts["indicators"], 553);
  EXPECT_EQ(counts["observations"], 958);
  EXPECT_EQ(counts["organisations"], 125);
  EXPECT_EQ(counts["recommendations"], 265);
}

TEST_F(LosAngeles, TheVocabularyComesFirstAndDisagreementsLast) {
  EXPECT_TRUE(pack_->drafts.front().subject.text.starts_with("kind/"));
  EXPECT_TRUE(pack_->drafts.back().subject.text.starts_with("disagreement/"));
  bool data = false;
  for (const ClaimDraft& draft : pack_->drafts) {
    const bool vocabulary =
        draft.subject.text.starts_with("kind/") || draft.subject.text.starts_with("property/");
    data = data || !vocabulary;
    EXPECT_FALSE(data && vocabulary) << draft.key;
  }
}

TEST_F(LosAngeles, AMembershipIsSaidOfTheMechanismByWhoeverPublishedIt) {
  const ClaimDraft& peru = at("memberships/MB018/endorser");
  EXPECT_EQ(peru.place, "memberships.csv:19");
  EXPECT_EQ(peru.subject.text, "mechanism/LAD");
  EXPECT_EQ(peru.property.text, "endorser");
  EXPECT_EQ(peru.value.text, "country/PER");
  EXPECT_EQ(peru.value.place, "memberships.csv:19:country_iso3");
  EXPECT_EQ(peru.from.text, "2022-06-10");
  EXPECT_TRUE(peru.earliest.empty() && peru.latest.empty());
  EXPECT_EQ(peru.source.text, "W13");
  EXPECT_EQ(peru.locator.text, "opening paragraph");
  EXPECT_EQ(peru.asserter.text, "EIN Presswire copy of a Government of Canada page");
}

TEST_F(LosAngeles, FurtherSourcesSayTheSameWithoutAPlace) {
  const ClaimDraft& again = at("memberships/MB018/endorser@S002");
  EXPECT_EQ(again.value.text, "country/PER");
  EXPECT_EQ(again.source.text, "S002");
  EXPECT_TRUE(again.locator.empty());
  EXPECT_EQ(again.asserter.text, "source/S002");  // the extract names no publisher
}

TEST_F(LosAngeles, AnUncertainStartIsKeptAsItsTwoBounds) {
  const ClaimDraft& guyana = at("memberships/MB021/endorser");
  EXPECT_TRUE(guyana.from.empty());
  EXPECT_EQ(guyana.earliest.text, "2022-06-11");
  EXPECT_EQ(guyana.latest.text, "2022-09-26");
}

TEST_F(LosAngeles, WhatTheCompilersConcludedIsNotPutInASourcesMouth) {
  for (const char* key :
       {"memberships/MB022/endorser", "memberships/MB022/endorser@W07", "crosswalk/XW033/relation",
        "observations/OB063/value", "commitments/CM55/status", "national_actions/NA01/reading",
        "indicators/IN01/direction", "sources/S002/title:en"})
    EXPECT_EQ(at(key).asserter.text, "compiler") << key;
  EXPECT_NE(at("memberships/MB022/endorser").note.text.find("no text seen"), std::string::npos);
  EXPECT_EQ(at("commitments/CM55/text:en").asserter.text, "Caribbean Times / CMC");
  EXPECT_EQ(at("crosswalk/XW003/relation").asserter.text, "source/S002");
}

TEST_F(LosAngeles, SilenceIsNoClaim) {
  EXPECT_FALSE(has("commitments/CM02/quantity"));
  EXPECT_FALSE(has("commitments/CM01/status"));                  // "unknown" is nobody's report
  EXPECT_FALSE(has("mechanisms/LAD/technical_secretariat:en"));  // "time-dependent": see facts
  for (const ClaimDraft& draft : pack_->drafts)
    EXPECT_NE(draft.value.empty(), draft.missing.empty()) << draft.key;
}

TEST_F(LosAngeles, LastDaysAndFirstDaysAfterAreKeptApart) {
  const ClaimDraft& nicaragua = at("memberships/MB082/member");
  EXPECT_EQ(nicaragua.to.text, "2023-11-19");
  EXPECT_TRUE(nicaragua.until.empty());
  const ClaimDraft& no_secretariat = at("facts/FA11/technical_secretariat:en");
  EXPECT_EQ(no_secretariat.until.text, "2024-09-24");
  EXPECT_TRUE(no_secretariat.to.empty());
  EXPECT_EQ(no_secretariat.said.text, "2023");
}

TEST_F(LosAngeles, AStatusHasItsOwnDateAndSource) {
  const ClaimDraft& status = at("commitments/CM18/status");
  EXPECT_EQ(status.value.text, "done");
  EXPECT_EQ(status.from.text, "2022-10-06");
  EXPECT_EQ(status.source.text, "W04");
  EXPECT_TRUE(status.locator.empty());  // "Pillar I" is a place in W17
  EXPECT_EQ(at("commitments/CM18/text:en").source.text, "W17");
  EXPECT_EQ(at("commitments/CM06/status").from.text, "2022-06-10");  // announced: since then
}

TEST_F(LosAngeles, ListsAndWordsBecomeWhatTheyStandFor) {
  EXPECT_EQ(at("finance/FI08b/recipient.2").value.text, "country/ECU");
  EXPECT_EQ(at("finance/FI08c/recipient.1").value.text, "organisation/WB");
  EXPECT_EQ(at("finance/FI01/recipient_region:en.1").value.text, "Americas region");
  EXPECT_EQ(at("commitments/CM01/actor.1").value.text, "mechanism/LAD");
  EXPECT_EQ(at("commitments/CM38/actor.2").value.text, "organisation/OAS-DSI");
  EXPECT_EQ(at("commitments/CM12/quantity").unit.text, "persons_per_year");
  EXPECT_EQ(at("finance/FI08/amount").qualifier.text, "more than");
  EXPECT_EQ(at("finance/FI08/amount").unit.text, "USD");
  EXPECT_EQ(at("facts/FA24/situation:en").subject.text, "initiative/SAFE-MOBILITY");
}

TEST_F(LosAngeles, DisagreementsHaveTwoSidesAndAsManyResolutionsAsTheDataHave) {
  std::map<std::string, std::map<char, int>> sides;
  int resolved = 0;
  for (const ClaimDraft& draft : pack_->drafts) {
    if (draft.property.text == "side") {
      const std::size_t letter = draft.key.find("/side.") + 6;
      ++sides[draft.subject.text][draft.key[letter]];
      EXPECT_TRUE(by_key_.contains(draft.value.text)) << draft.value.text;
    }
    if (draft.property.text == "resolution" && draft.subject.text.starts_with("disagreement/DX")) {
      ++resolved;
      EXPECT_NE(draft.resolution, ResolutionKind::none);
      EXPECT_FALSE(draft.source.empty()) << draft.key;
      EXPECT_FALSE(draft.note.empty()) << draft.key;
    }
  }
  EXPECT_EQ(sides.size(), 64U);  // 59, and X11 (twice), X12, X13, X15
  for (const auto& [subject, letters] : sides) EXPECT_EQ(letters.size(), 2U) << subject;
  EXPECT_EQ(resolved, 39);
  for (const char* open :
       {"DX05", "DX21", "DX23", "DX25", "DX26", "DX29", "DX30", "DX31", "DX35", "DX38",
        "DX39", "DX47", "DX48", "DX49", "DX52", "DX53", "DX55", "DX56", "DX58", "DX59"})
    EXPECT_FALSE(has("disagreements/" + std::string(open) + "/resolution")) << open;
}

TEST_F(LosAngeles, AResolutionSetsTheLosingSideAside) {
  const ClaimDraft& summit = at("disagreements/DX01/resolution");
  EXPECT_EQ(summit.replace_kind, ReplaceKind::resolution);
  EXPECT_EQ(summit.resolution, ResolutionKind::conflict);
  ASSERT_EQ(summit.replaces.size(), 1U);
  EXPECT_EQ(summit.replaces[0].text, "los-angeles/facts/FA02/endorser_count");
  EXPECT_EQ(summit.note.text, "Twenty on the day; 21 is the count after Guyana.");

  for (const char* explained : {"DX02", "X11", "X12", "X13", "X15", "DX18"}) {
    const ClaimDraft& resolution = at("disagreements/" + std::string(explained) + "/resolution");
    EXPECT_TRUE(resolution.replaces.empty()) << explained;
    EXPECT_EQ(resolution.replace_kind, ReplaceKind::none) << explained;
  }
  // All sources of a claim lose with it.
  EXPECT_EQ(at("disagreements/DX04/resolution").replaces.size(), 2U);
}

TEST_F(LosAngeles, TheGoldenContradictionsAreOfTheirKinds) {
  const auto kind = [](const std::string& id) {
    return at("disagreements/" + id + "/resolution").resolution;
  };
  EXPECT_EQ(kind("DX02"), ResolutionKind::change);
  EXPECT_EQ(kind("DX08"), ResolutionKind::error);
  EXPECT_EQ(kind("DX09"), ResolutionKind::error);
  EXPECT_EQ(kind("DX11"), ResolutionKind::conflict);
  EXPECT_EQ(kind("DX12"), ResolutionKind::conflict);
  EXPECT_EQ(kind("DX14"), ResolutionKind::error);
  EXPECT_EQ(kind("DX16"), ResolutionKind::conflict);
  EXPECT_EQ(kind("DX18"), ResolutionKind::definition);
  EXPECT_EQ(kind("DX24"), ResolutionKind::conflict);
  EXPECT_EQ(kind("DX27"), ResolutionKind::rounding);
  EXPECT_EQ(kind("DX34"), ResolutionKind::error);
  EXPECT_EQ(kind("X11"), ResolutionKind::change);
  EXPECT_EQ(kind("X12"), ResolutionKind::rename);
  EXPECT_EQ(kind("X13"), ResolutionKind::part_of);
  EXPECT_EQ(kind("X15"), ResolutionKind::definition);
}

TEST_F(LosAngeles, ASourceThatGivesNothingIsRecordedAsMissing) {
  const ClaimDraft& nobody = at("disagreements/DX23/b");
  EXPECT_EQ(nobody.missing.text, "not-stated");
  EXPECT_TRUE(nobody.value.empty());
  EXPECT_EQ(nobody.subject.text, "committee/QP-WG6");
}

TEST(Puebla, AnotherProcessIsAnotherFolder) {
  const auto pack = read_pack(ACTA_SOURCE_DIR "/packs/puebla");
  ASSERT_TRUE(pack.has_value());
  EXPECT_EQ(pack->id, "puebla");
  const auto of_kind = [&](std::string_view kind, std::string_view property) {
    return std::count_if(pack->drafts.begin(), pack->drafts.end(), [&](const ClaimDraft& draft) {
      return draft.subject.text.starts_with(kind) && draft.property.text == property &&
             draft.key.find('@') == std::string::npos;
    });
  };
  EXPECT_EQ(of_kind("mechanism/CRM", "member"), 11);
  EXPECT_EQ(of_kind("mechanism/CRM", "observer"), 1);
  EXPECT_EQ(of_kind("pillar/", "mechanism"), 2);
  EXPECT_EQ(of_kind("committee/", "pillar"), 3);
}

TEST(Pack, TheDigestChangesWithEveryFileAndWithNothingElse) {
  const auto once = read_pack(ACTA_SOURCE_DIR "/packs/puebla");
  const auto again = read_pack(ACTA_SOURCE_DIR "/packs/puebla/");
  const auto other = read_pack(ACTA_SOURCE_DIR "/packs/los-angeles");
  ASSERT_TRUE(once && again && other);
  EXPECT_EQ(once->digest, again->digest);
  EXPECT_NE(once->digest, other->digest);
  EXPECT_EQ(once->digest.size(), 64U);
}

}  // namespace
}  // namespace acta::exchange
