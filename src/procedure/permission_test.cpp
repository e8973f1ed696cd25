#include "procedure/permission.h"

#include <gtest/gtest.h>

#include "register/records/office.h"
#include "register/testing.h"

namespace acta::procedure {
namespace {

struct PermissionTest : testing::Test {
  PermissionTest() {
    build.property("for_role", "reference", {.cardinality = "one"});
    for (const char* name : {"verb", "scope"}) build.property(name, "code", {.cardinality = "one"});
    for (const char* name : {"matter", "in_state"}) build.property(name, "code", {});
    build.property("holder", "text", {});
    for (const char* name : {"country", "committee", "mechanism"})
      build.property(name, "reference", {.cardinality = "one"});
    build.text("role/focal_point", "label", "focal point", {.language = "en"});
    build.text("role/publisher", "label", "publisher", {.language = "en"});
    grant("P01", "role/focal_point", "propose", {"new"}, "country");
    grant("P02", "role/publisher", "publish", {"reviewed"}, "mechanism");
    grant("P03", "role/publisher", "review", {"proposed"}, "mechanism");
    grant("P04", "role/publisher", "view", {"reviewed"}, "mechanism");
    office("office/focal-COL", "role/focal_point", "country/COL");
    office("office/publishing", "role/publisher", {});
    build.text("office/focal-COL", "holder", "ana", {.from = "2026-01-01", .to = "2026-06-01"});
    build.text("office/focal-COL", "holder", "eva", {.from = "2026-06-01"});
    build.text("office/publishing", "holder", "pia", {.from = "2026-01-01"});
  }

  void grant(const std::string& id, const char* role, const char* verb,
             const std::vector<const char*>& states, const char* scope) {
    const std::string name = "permission/" + id;
    build.reference(name, "for_role", role, {});
    build.code(name, "verb", verb, {});
    build.code(name, "matter", "report", {});
    for (const char* state : states) build.code(name, "in_state", state, {});
    build.code(name, "scope", scope, {});
  }
  void office(const char* name, const char* role, const std::string& country) {
    build.reference(name, "for_role", role, {});
    if (!country.empty()) build.reference(name, "country", country, {});
    build.reference(name, "mechanism", "mechanism/LAD", {});
  }
  Decision decide(std::string_view day, std::string_view account, Verb verb, const Matter& matter) {
    const record::View view = build.view(day);
    return may(read_matrix(view).value(), actor_of(view, account), verb, matter);
  }
  static Matter report(State state) {
    return {.kind = "report", .state = state, .countries = {"COL"}, .mechanism = "LAD"};
  }

  record::RecordBuilder build;
};

TEST_F(PermissionTest, AnOfficePassesFromOneHolderToTheNext) {
  const Matter matter = report(State::fresh);
  EXPECT_TRUE(decide("2026-05-31", "ana", Verb::propose, matter).allowed);
  EXPECT_FALSE(decide("2026-05-31", "eva", Verb::propose, matter).allowed);
  EXPECT_FALSE(decide("2026-06-01", "ana", Verb::propose, matter).allowed);
  EXPECT_EQ(decide("2026-06-01", "eva", Verb::propose, matter).rule, "P01");
}

TEST_F(PermissionTest, AnOfficeIsThereWithoutAPerson) {
  const record::View before = build.view("2025-12-31");
  const auto all = record::offices(before);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_TRUE(all[0].vacant());
  EXPECT_EQ(all[0].country->id(), "COL");
  EXPECT_FALSE(record::offices(build.view("2026-01-01"))[0].vacant());
}

TEST_F(PermissionTest, AuthorReviewerAndPublisherAreThree) {
  Matter matter = report(State::reviewed);
  matter.author = "eva";
  matter.reviewer = "rui";
  EXPECT_EQ(decide("2026-07-01", "pia", Verb::publish, matter).rule, "P02");
  matter.reviewer = "pia";
  EXPECT_EQ(decide("2026-07-01", "pia", Verb::publish, matter).rule, "error.permission.own-work");
  matter.author = "pia";
  matter.reviewer = "rui";
  EXPECT_EQ(decide("2026-07-01", "pia", Verb::publish, matter).rule, "error.permission.own-work");
  matter.state = State::proposed;
  EXPECT_EQ(decide("2026-07-01", "pia", Verb::review, matter).rule, "error.permission.own-work");
}

TEST_F(PermissionTest, NobodyOfTheCountryConcernedPublishesWhateverElseTheyHold) {
  build.text("office/focal-COL", "holder", "pia", {.from = "2026-06-01"});
  EXPECT_EQ(decide("2026-07-01", "pia", Verb::publish, report(State::reviewed)).rule,
            "error.permission.own-country");
}

TEST_F(PermissionTest, ARefusalTellsNothingOfWhatMayNotBeSeen) {
  const record::View view = build.view("2026-07-01");
  const Matrix matrix = read_matrix(view).value();
  const auto unseen =
      require(matrix, actor_of(view, "eva"), Verb::publish, report(State::reviewed));
  EXPECT_EQ(unseen.error().kind, ErrorKind::not_found);
  EXPECT_EQ(unseen.error().message, "error.permission.unknown");
  const auto seen = require(matrix, actor_of(view, "pia"), Verb::review, report(State::reviewed));
  EXPECT_EQ(seen.error().kind, ErrorKind::forbidden);
  EXPECT_EQ(seen.error().message, "error.permission.none");
}

TEST_F(PermissionTest, AMatrixWithAnUnknownWordOrWithoutARoleIsNotRead) {
  grant("P05", "role/publisher", "pulish", {"reviewed", "revued"}, "mechanism");
  build.code("permission/P06", "verb", "view", {});
  const auto matrix = read_matrix(build.view("2026-07-01"));
  ASSERT_FALSE(matrix);
  ASSERT_EQ(matrix.error().size(), 4U);  // P06 has no scope either
  EXPECT_EQ(matrix.error()[0].place, "permission/P05");
  EXPECT_EQ(matrix.error()[0].value, "pulish");
  EXPECT_EQ(matrix.error()[1].value, "revued");
  EXPECT_EQ(matrix.error()[2].message, "error.permission.no-role");
}

TEST_F(PermissionTest, WithoutAMatrixNothingIsAllowed) {
  const Actor actor{"pia", {{"publishing", "publisher", "", "", "LAD"}}};
  for (int verb = 0; verb <= static_cast<int>(Verb::close); ++verb)
    EXPECT_FALSE(may({}, actor, static_cast<Verb>(verb), report(State::published)).allowed);
}

}  // namespace
}  // namespace acta::procedure
