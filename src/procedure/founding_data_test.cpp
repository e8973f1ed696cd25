#include <gtest/gtest.h>

#include <map>
#include <set>

#include "analysis/bridges.h"
#include "analysis/disagreements.h"
#include "analysis/gaps.h"
#include "analysis/health.h"
#include "analysis/load.h"
#include "analysis/money.h"
#include "analysis/overlap.h"
#include "analysis/progress.h"
#include "analysis/reporting_burden.h"
#include "exchange/pack.h"
#include "procedure/pending.h"
#include "register/records/mechanism.h"

// The figures that the founding documents must give, by way of the pack, the rules of acceptance,
// the register and the analyses; only the store is left out.
namespace acta::procedure {
namespace {

class FoundingData : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const auto pack = exchange::read_pack(ACTA_SOURCE_DIR "/packs/los-angeles");
    ASSERT_TRUE(pack) << pack.error().front().place << ' ' << pack.error().front().message;
    Pending pending(record_);
    Submission submission;
    submission.author = "test";
    submission.drafts = pack->drafts;
    const auto judged = pending.judge(submission, 1);
    ASSERT_TRUE(judged) << judged.error().front().place << ' ' << judged.error().front().message;
    std::uint64_t entry = 0;
    for (const std::string& payload : judged->payloads) record_.add(++entry, Instant{1}, payload);
    record_.publish();
  }

  static record::View on(std::string_view day) {
    return {record_, *parse_day(day), record_.published()};
  }

  static std::string ids(const std::vector<const record::Subject*>& subjects) {
    std::string all;
    for (const record::Subject* subject : subjects)
      (all += all.empty() ? "" : " ") += subject->id();
    return all;
  }

  static std::map<std::string, std::size_t> common(std::string_view day) {
    std::map<std::string, std::size_t> counts;
    for (const analysis::Overlap& row : analysis::overlap(on(day)).rows)
      counts[std::string(row.mechanism->id())] = row.common.certain;
    return counts;
  }

  static analysis::Count endorsers(std::string_view day) {
    return analysis::overlap(on(day)).rows.at(0).with_members;
  }

  static std::string found(const analysis::Health& health, std::string_view rule) {
    std::vector<const record::Subject*> subjects;
    health.each([&](const analysis::Finding& finding) {
      if (finding.rule == rule) subjects.push_back(finding.subject);
    });
    return ids(subjects);
  }

  static inline record::Register record_;
};

using Counts = std::map<std::string, std::size_t>;

TEST_F(FoundingData, OverlapsInMid2023AndAtTheEndOf2024) {
  EXPECT_EQ(common("2023-07-01"),
            (Counts{{"CAM", 21}, {"MIRPS", 7}, {"CRM", 9}, {"CSM", 9}, {"QP", 12}, {"R4V", 12}}));
  EXPECT_EQ(common("2024-12-01"),
            (Counts{{"CAM", 22}, {"MIRPS", 7}, {"CRM", 9}, {"CSM", 10}, {"QP", 13}, {"R4V", 12}}));
}

TEST_F(FoundingData, EndorsersByDay) {
  EXPECT_EQ(endorsers("2022-06-10"), (analysis::Count{20, 20}));
  EXPECT_EQ(endorsers("2022-07-01"), (analysis::Count{20, 21}));
  EXPECT_EQ(endorsers("2023-06-23"), (analysis::Count{21, 22}));
  EXPECT_EQ(endorsers("2024-09-25"), (analysis::Count{22, 22}));
}

TEST_F(FoundingData, ThePrintedSevenOfTheCrmIsTheOnlyOneThatDiffers) {
  const auto differing = analysis::overlap(on("2023-07-01")).differing;
  ASSERT_EQ(differing.size(), 1u);
  EXPECT_EQ(differing[0].mechanism->id(), "CRM");
  EXPECT_EQ(differing[0].printed, 7u);
  EXPECT_EQ(ids(differing[0].left_out), "CAN USA");
  EXPECT_EQ(differing[0].claim->citation.source->id(), "S002");
  ASSERT_NE(differing[0].disagreement, nullptr);
  EXPECT_EQ(differing[0].disagreement->id(), "DX09");
}

TEST_F(FoundingData, NineCountriesSitInExactlyTheSameFive) {
  bool said = false;
  for (const auto& combination : analysis::overlap(on("2023-07-01")).combinations)
    if (ids(combination.mechanisms) == "CAM CSM LAD QP R4V") {
      said = true;
      EXPECT_EQ(ids(combination.certain), "ARG BRA CHL COL ECU GUY PER PRY URY");
    }
  EXPECT_TRUE(said);
}

TEST_F(FoundingData, Health) {
  const analysis::Health health = analysis::health(on("2023-07-01"));
  EXPECT_EQ(found(health, "member-in-no-committee"), "BLZ BRA BRB JAM");
  EXPECT_EQ(found(health, "pillar-without-package"), "LAD-P4");
  EXPECT_EQ(found(health, "heaviest-load"), "SLV");
  EXPECT_EQ(found(health, "package-without-counterpart"), "LAD-AP04 LAD-AP07 LAD-AP10 LAD-AP11");
  for (const char* rule : {"commitment-without-owner", "commitment-without-deadline",
                           "commitment-without-report", "money-without-payment"})
    EXPECT_FALSE(found(health, rule).empty()) << rule;
  EXPECT_EQ(found(health, "unnamed-member"), "") << "21 are stated and 21 are named";
}

TEST_F(FoundingData, TheTwentySecondEndorserIsNotGuessed) {
  const auto health = analysis::health(on("2024-12-01"));
  EXPECT_EQ(found(health, "unnamed-member"), "LAD");
}

TEST_F(FoundingData, ElevenCountriesLeadThePackages) {
  const record::View view = on("2023-07-01");
  const analysis::Load load = analysis::load(view, *record::centre(view));
  EXPECT_EQ(load.groups, 11u);
  EXPECT_EQ(load.lead_parties, 11u);
  EXPECT_EQ(load.parties.front().groups, 6u);
}

TEST_F(FoundingData, GapsOfFigure3) {
  const analysis::Gaps gaps = analysis::gaps(on("2023-07-01"));
  EXPECT_EQ(ids(gaps.without_counterpart), "LAD-AP04 LAD-AP07 LAD-AP10 LAD-AP11");
  EXPECT_EQ(ids(gaps.pillars_without_counterpart), "LAD-P4");
  std::vector<const record::Subject*> said;
  for (const record::Claim* claim : gaps.said_to_stand_alone) said.push_back(claim->subject);
  EXPECT_EQ(ids(said), "LAD-AP03 LAD-AP04 LAD-AP07 LAD-AP08 LAD-AP11") << "X16: the prose";
  std::vector<const record::Subject*> topics;
  for (const auto& group : gaps.not_covered) topics.push_back(group.committee);
  EXPECT_EQ(ids(topics), "CSM-WG2 CSM-WG5 MIRPS-WG2 QP-WG2 QP-WG3 QP-WG4 R4V-WG1 R4V-WG3");
  for (const auto& bridge : gaps.bridges)
    if (bridge.a->id() == "CRM" && bridge.via->id() == "R4V") {
      EXPECT_EQ(ids(bridge.carriers()), "CRI DOM MEX PAN");
    }
}

// indicators.csv: 42 rows, of which 39 name a committee or a pillar; ten each are of the SDGs and
// of the two compacts, and all thirty of these are the Declaration's too.
TEST_F(FoundingData, ThirtyIndicatorsAreAskedForTwiceAndNobodyWroteWhatTheOthersMean) {
  const auto burden = analysis::reporting_burden(on("2026-01-01"));
  EXPECT_EQ(burden.indicators.size(), 42u);
  EXPECT_EQ(burden.several, 30u);
  EXPECT_EQ(burden.questions, 39u + 30u);
  EXPECT_EQ(burden.not_compared, 30u);
  Counts asked;
  for (const auto& one : burden.indicators)
    for (const auto& question : one.questions)
      ++asked[std::string(question.body ? question.body->id() : question.framework)];
  EXPECT_EQ(asked, (Counts{{"LAD", 39}, {"gcm", 10}, {"gcr", 10}, {"sdg", 10}}));
  EXPECT_EQ(burden.indicators.back().bodies, 0u);
  EXPECT_EQ(burden.indicators.back().indicator->id(), "IN42") << "about the record itself";
  EXPECT_TRUE(burden.told.empty()) << "no observation says of which indicator it is a value";
}

TEST_F(FoundingData, OfHouseholdSurveysAndUnhcrThreeBodiesAskFourQuestionsEach) {
  const auto holders = analysis::reporting_burden(on("2026-01-01")).holders;
  ASSERT_EQ(holders.size(), 31u);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(holders[i].indicators, 2u);
    EXPECT_EQ(holders[i].questions, 4u);
    EXPECT_EQ(holders[i].bodies, 3u);
  }
  EXPECT_LT(holders[2].bodies, 3u);
}

TEST_F(FoundingData, SilenceIsCounted) {
  const analysis::Tally total = analysis::progress(on("2026-01-01")).total;
  EXPECT_EQ(total.total, 55u);
  EXPECT_GT(total.count(analysis::Progress::not_reported), 27u);
  EXPECT_EQ(total.count(analysis::Progress::done), 4u);
  EXPECT_EQ(total.count(analysis::Progress::lapsed), 2u);
}

TEST_F(FoundingData, TheTotalOf2024IsNotTwiceItself) {
  const auto report = analysis::money(on("2025-01-01"), {.year = 2024});
  ASSERT_EQ(report.totals.size(), 1u);
  EXPECT_EQ(report.totals[0].currency, "USD");
  EXPECT_EQ(format_decimal(report.totals[0].total), "1264000000");
}

TEST_F(FoundingData, ChangesRenamesAndDefinitionsAreNoConflicts) {
  const auto list = analysis::list_disagreements(on("2026-01-01"), "en");
  std::map<std::string, record::ResolutionKind> kinds;
  for (const auto& listed : list.all) {
    EXPECT_NE(listed.what.noted, nullptr) << listed.id << " was found and nobody noted it";
    kinds[listed.id] = listed.what.kind();
  }
  using Kind = record::ResolutionKind;
  EXPECT_EQ(list.open, 20u);
  EXPECT_EQ(kinds.at("DX01"), Kind::conflict);
  EXPECT_EQ(kinds.at("DX02"), Kind::change);
  EXPECT_EQ(kinds.at("DX08"), Kind::error);
  EXPECT_EQ(kinds.at("DX09"), Kind::error);
  EXPECT_EQ(kinds.at("DX27"), Kind::rounding);
  const std::set<Kind> wrong_sides{Kind::conflict, Kind::error};
  std::size_t explained = 0;  // X11 twice, X12, X13 and X15: no rows of the discrepancies
  for (const auto& [id, kind] : kinds)
    if (!id.starts_with("DX")) {
      ++explained;
      EXPECT_NE(kind, Kind::none) << id;
      EXPECT_FALSE(wrong_sides.contains(kind)) << id;
    }
  EXPECT_EQ(explained, 5u);
}

}  // namespace
}  // namespace acta::procedure
