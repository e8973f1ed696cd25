#include "procedure/alert_step.h"

#include <gtest/gtest.h>

#include "procedure/testing_warning.h"

namespace acta::procedure {
namespace {

using namespace testing;

using AlertStepTest = WarningRunTest;

TEST_F(AlertStepTest, AnAlertGoesFromHandToHandAndOutIntoTheOpen) {
  receive(returns(4));
  run();
  EXPECT_EQ(step({.office = "focal-GTM", .verb = Verb::acknowledge}), "");
  EXPECT_EQ(alerts()[0].state(), AlertState::acknowledged);
  EXPECT_EQ(step({.office = "publishing", .verb = Verb::share, .with = "committee"}),
            "error.alert.not-assessed");
  EXPECT_EQ(step({.office = "focal-GTM", .verb = Verb::share, .with = "committee"}),
            "error.permission.none");
  EXPECT_EQ(step({.office = "secretariat", .verb = Verb::assess, .text = " "}),
            "error.alert.no-text");
  EXPECT_EQ(step({.office = "secretariat", .verb = Verb::assess, .text = "Flights doubled."}), "");
  EXPECT_EQ(alerts()[0].assessed->words.text, "Flights doubled.");
  EXPECT_EQ(step({.office = "publishing", .verb = Verb::share, .with = "members"}), "");
  EXPECT_EQ(step({.office = "publishing", .verb = Verb::share, .with = "committee"}),
            "error.alert.shared-wider");
  EXPECT_TRUE(alerts(record::Audience::everyone).empty());
  EXPECT_EQ(step({.office = "publishing", .verb = Verb::share, .with = "public"}), "");
  const auto open = alerts(record::Audience::everyone);
  ASSERT_EQ(open.size(), 1U);
  EXPECT_EQ(open[0].level, alerts()[0].level);
  EXPECT_EQ(open[0].issued, alerts()[0].issued);
  EXPECT_EQ(open[0].assessed->words.text, "Flights doubled.");
  EXPECT_EQ(open[0].sharing(), record::Sharing::everybody);
  EXPECT_EQ(step({.office = "secretariat",
                  .verb = Verb::close,
                  .text = "A registry caught up.",
                  .outcome = "false-alarm"}),
            "");
  const auto closed = alerts(record::Audience::everyone);
  EXPECT_EQ(closed[0].state(), AlertState::closed);
  EXPECT_EQ(closed[0].closed->words.text, "A registry caught up.");
  EXPECT_EQ(record::false_alarms(closed, *closed[0].flow, *parse_day("2026-06-10")), 1U);
  EXPECT_EQ(record::false_alarms(closed, *closed[0].flow, *parse_day("2027-06-10")), 0U);
  EXPECT_EQ(step({.office = "focal-GTM", .verb = Verb::acknowledge}), "error.alert.over");
}

TEST_F(AlertStepTest, OnePersonInTwoOfficesDoesNotShareWhatTheyAssessed) {
  receive(returns(4));
  run();
  const auto take = [&](const std::string& who, AlertStep step) {
    step.alert = id;
    step.language = "en";
    const record::View desk = view(record::Audience::desk);
    const auto submission = alert_step(desk, speaking_for(desk, step.office, who).value(), step);
    if (!submission) return submission.error().front().message;
    return intake->submit(*submission) ? std::string() : std::string("not recorded");
  };
  const AlertStep share{.office = "publishing", .verb = Verb::share, .with = "members"};
  ASSERT_EQ(
      take("a-both", {.office = "secretariat", .verb = Verb::assess, .text = "Flights doubled."}),
      "");
  EXPECT_EQ(take("a-both", share), "error.permission.own-work");
  EXPECT_EQ(take("a-other", share), "");
}

TEST_F(AlertStepTest, OnlyWhomThePackAllowsTakesAStep) {
  receive(returns(4));
  run();
  EXPECT_EQ(step({.office = "focal-CHL", .verb = Verb::acknowledge}), "error.permission.unknown")
      << "not even that it is there";
  EXPECT_EQ(step({.office = "focal-GTM", .verb = Verb::assess, .text = "x"}),
            "error.permission.none");
  EXPECT_EQ(step({.office = "nobody", .verb = Verb::assess, .text = "x"}), "error.office.unknown");
  EXPECT_EQ(step({.office = "secretariat", .verb = Verb::close, .text = "x", .outcome = "odd"}),
            "error.alert.code");
}

}  // namespace
}  // namespace acta::procedure
