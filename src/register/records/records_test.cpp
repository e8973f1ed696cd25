#include <gtest/gtest.h>

#include "register/records/code_class.h"
#include "register/records/commitment.h"
#include "register/records/fields.h"
#include "register/records/mechanism.h"
#include "register/records/membership.h"
#include "register/records/presidency_term.h"
#include "register/records/seat.h"
#include "register/testing.h"

namespace acta::record {
namespace {

class RecordsTest : public ::testing::Test {
 protected:
  View view() { return build.view("2023-07-01"); }
  LocalText named(std::string_view subject, std::string_view language) {
    return name(view(), build.subject(subject), language);
  }
  RecordBuilder build;
};

TEST_F(RecordsTest, ANameIsGivenInTheBestLanguageThereIsAndSaysWhich) {
  build.text("mechanism/QP", "name", "Proceso de Quito", {.language = "es"});
  EXPECT_EQ(named("mechanism/QP", "es"), (LocalText{"Proceso de Quito", "es"}));
  EXPECT_EQ(named("mechanism/QP", "fr"), (LocalText{"Proceso de Quito", "es"}));
  build.text("mechanism/QP", "name", "Quito Process", {.language = "en"});
  EXPECT_EQ(named("mechanism/QP", "fr"), (LocalText{"Quito Process", "en"}));
  build.text("mechanism/QP", "name", "Processo de Quito", {.language = "pt-BR"});
  EXPECT_EQ(named("mechanism/QP", "pt"), (LocalText{"Processo de Quito", "pt-BR"}));
}

TEST_F(RecordsTest, WhatNobodyNamedIsCalledByItsId) {
  build.date("mechanism/QP", "founded", "2018", {});
  EXPECT_EQ(named("mechanism/QP", "es"), (LocalText{"QP", ""}));
}

TEST_F(RecordsTest, ACountryThatTheRecordDoesNotNameInALanguageIsNamedByCldr) {
  build.text("country/PER", "name", "Peru", {.language = "en"});
  EXPECT_EQ(named("country/PER", "fr"), (LocalText{"Pérou", "fr"}));
  EXPECT_EQ(named("country/PER", "en"), (LocalText{"Peru", "en"}));
}

TEST_F(RecordsTest, AFormerNameGivesWayToTheLatest) {
  build.text("committee/AP7", "name", "Refugee Resettlement", {.from = "2022-10"});
  build.text("committee/AP7", "name", "Resettlement and Pathways", {.from = "2023-01"});
  EXPECT_EQ(named("committee/AP7", "en").text, "Resettlement and Pathways");
  EXPECT_EQ(
      text_of(view().on(make_day(2022, 12, 1)), build.subject("committee/AP7"), "name", "en").text,
      "Refugee Resettlement");
}

TEST_F(RecordsTest, WhatWasSetAsideIsNotTheAnswer) {
  build.property("founded", "date", {.cardinality = "one"});
  const auto wrong = build.date("mechanism/QP", "founded", "2019", {.from = "2020"});
  build.date("mechanism/QP", "founded", "2018", {});
  const auto founded = [&] {
    return format_date(*mechanism(view(), build.subject("mechanism/QP"), "en").founded);
  };
  EXPECT_EQ(founded(), "2019");
  build.resolve("disagreement/D", ResolutionKind::error, {wrong}, {});
  EXPECT_EQ(founded(), "2018");
}

TEST_F(RecordsTest, AMembershipIsTheSurestOfItsClaims) {
  build.property("member", "reference", {.membership = "full"});
  build.property("observer", "reference", {.membership = "associate"});
  build.reference("mechanism/QP", "member", "country/PER", {.from = "2023-01-01..2024-01-01"});
  build.reference("mechanism/QP", "member", "country/PER", {.from = "2018", .source = "S2"});
  build.reference("mechanism/QP", "observer", "country/CUW", {});
  build.reference("mechanism/QP", "host", "country/ECU", {});
  const auto members = memberships_of(view(), build.subject("mechanism/QP"));
  ASSERT_EQ(members.size(), 2u);
  EXPECT_EQ(members[0].party->id(), "CUW");
  EXPECT_EQ(members[0].kind, MembershipKind::associate);
  EXPECT_FALSE(members[0].start_known());
  EXPECT_EQ(members[1].certainty, Certainty::certain);
  build.kind("mechanism");
  EXPECT_EQ(memberships_held_by(view(), build.subject("country/PER")).size(), 1u);
}

TEST_F(RecordsTest, ASeatIsTheHighestOfAParty) {
  build.property("lead", "reference", {.seat = "lead"});
  build.property("participant", "reference", {.seat = "participant"});
  build.reference("committee/AP1", "participant", "country/CHL", {});
  build.reference("committee/AP1", "participant", "country/ARG", {});
  build.reference("committee/AP1", "lead", "country/CHL", {});
  const auto seats = seats_of(view(), build.subject("committee/AP1"));
  ASSERT_EQ(seats.size(), 2u);
  EXPECT_EQ(seats[0].party->id(), "CHL");
  EXPECT_EQ(seats[0].role, "lead");
  EXPECT_EQ(seats[1].party->id(), "ARG");
}

TEST_F(RecordsTest, ReportsOnACommitmentAreTheLatestFirst) {
  build.code("status/signed", "class", "under_way", {});
  build.text("status/signed", "label", "signé", {.language = "fr"});
  build.text("commitment/C", "text", "promise", {});
  build.code("commitment/C", "status", "announced", {.from = "2022-06-10"});
  build.code("commitment/C", "status", "signed", {.from = "2023-05-07"});
  build.code("commitment/C", "status", "done", {.from = "2024-05-07"});
  const Commitment read = commitment(view(), build.subject("commitment/C"));
  ASSERT_EQ(read.reports.size(), 2u);
  EXPECT_EQ(read.reports[0].status, "signed");
  EXPECT_EQ(read.reports[0].status_class, "under_way");
  EXPECT_EQ(read.reports[1].status_class, "announced") << "a code of its own class";
  EXPECT_EQ(label_of(view(), "status", "signed", "fr").text, "signé");
  EXPECT_EQ(label_of(view(), "status", "announced", "fr").text, "announced");
}

TEST_F(RecordsTest, TermsOfAPresidencyInTheOrderOfTheirBeginning) {
  build.reference("mechanism/QP", "presidency", "country/CHL",
                  {.from = "2022-07", .to = "2023-01-01"});
  build.reference("mechanism/QP", "presidency", "country/ECU", {.until = "2019-04"});
  build.reference("mechanism/QP", "presidency_announced", "country/CRI", {.from = "2023"});
  const auto terms = presidency_terms(view(), build.subject("mechanism/QP"));
  ASSERT_EQ(terms.size(), 3u);
  EXPECT_EQ(terms[0].holder->id(), "ECU");
  EXPECT_EQ(terms[1].now, Certainty::no);
  EXPECT_TRUE(terms[2].announced);
}

TEST_F(RecordsTest, TheCentreIsTheMechanismOfTheProcess) {
  EXPECT_EQ(centre(view()), nullptr);
  build.reference("process/p", "mechanism", "mechanism/LAD", {});
  EXPECT_EQ(centre(view()), &build.subject("mechanism/LAD"));
}

}  // namespace
}  // namespace acta::record
