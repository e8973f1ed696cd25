#include "site/desk/testing.h"

// The working plan of a group: what it holds, what is missing of it.
namespace acta::site {
namespace {

using PlanForm = DeskPages;

TEST_F(PlanForm, IsForThoseWhoLeadTheGroup) {
  EXPECT_EQ(signed_in("lea").get("/en/desk/plan/LAD-AP01").status, 200);
  EXPECT_EQ(signed_in("lea").get("/en/desk/plan/LAD-AP02").status, 404);  // another's
  EXPECT_EQ(signed_in("rui").get("/en/desk/plan/LAD-AP02").status, 200);
  EXPECT_EQ(signed_in("ana").get("/en/desk/plan").status, 404);
  EXPECT_EQ(signed_in("rui").get("/en/desk/plan/QP-WG1").status, 404);  // of another mechanism
  EXPECT_EQ(count(signed_in("rui").page("/en/desk/plan"), "/en/desk/plan/LAD-AP"), 11u);
}

TEST_F(PlanForm, EveryGroupOfTheProcessHasOneAndWhatIsMissingIsNamed) {
  const std::string page = portal("/en/committees/LAD-AP07");
  EXPECT_TRUE(holds(page,
                    "1 of 6 parts of the plan is on record; missing: purpose, outcomes, "
                    "activities, calendar and risks."));
  const std::string csv = portal("/en/committees.csv");
  EXPECT_TRUE(holds(csv, ",1/6,plan_purpose; outcome; activity; plan_calendar; risk")) << csv;
  EXPECT_TRUE(holds(portal("/es/comites/LAD-AP07"), "Consta 1 de 6 partes del plan; faltan:"));
}

TEST_F(PlanForm, KeepsThePlanAndListsAnOutcomeThatNothingMeasures) {
  const std::string form = "/en/desk/plan/LAD-AP01";
  Browser lea = signed_in("lea");
  const Response empty = lea.send(form, in_w17({}));
  EXPECT_EQ(empty.status, 422);
  EXPECT_TRUE(holds(empty.body, "Nothing here is said otherwise"));
  const Form first{{"plan_purpose", "Newcomers and hosts live better."},
                   {"outcome", "Children are in school\nAdults have papers"},
                   {"activity", "Train teachers"}};
  published(lea.send(form, in_w17(first)));
  const std::string page = portal("/en/committees/LAD-AP01");
  EXPECT_TRUE(holds(page, "4 of 6 parts of the plan are on record; missing: calendar and risks."));
  EXPECT_TRUE(holds(between(page, "id=\"plan\"", "</section>"), "Children are in school"));
  const std::string health = portal("/en/health.csv");
  EXPECT_TRUE(holds(health, "“Adults have papers”")) << health;

  // A line that is taken out is withdrawn, with a reason.
  Form second{{"plan_purpose", "Newcomers and hosts live better."},
              {"outcome", "Children are in school"},
              {"activity", "Train teachers\nPrint books"}};
  const Response unsaid = lea.send(form, in_w17(second));
  EXPECT_EQ(unsaid.status, 422);
  EXPECT_TRUE(holds(unsaid.body, "id=\"reason-error\""));
  second.emplace("reason", "Papers are the task of another group.");
  published(lea.send(form, in_w17(second)));
  const std::string now = between(portal("/en/committees/LAD-AP01"), "id=\"plan\"", "</section>");
  EXPECT_TRUE(holds(now, "Print books"));
  EXPECT_TRUE(holds(now, "Children are in school"));
  EXPECT_FALSE(holds(now, "Adults have papers")) << now;
}

TEST_F(PlanForm, TheSecondOfTwoEditorsSeesWhatTheFirstPublishedAndLosesNothing) {
  const std::string form = "/en/desk/plan/LAD-AP03";
  Browser rui = signed_in("rui"), sol = signed_in("sol");
  const std::string drawn = sol.page(form);
  Form of_sol = in_w17({{"risk", "Money ends"}});
  of_sol.merge(Browser::filled(drawn));
  published(rui.send(form, in_w17({{"activity", "Open two schools"}})));

  const Response told = sol.post(form, Browser::hidden(drawn, of_sol));
  EXPECT_EQ(told.status, 409);
  EXPECT_EQ(faults_of(told.body), "");
  EXPECT_TRUE(holds(told.body, "was changed while you were writing"));
  EXPECT_TRUE(holds(between(told.body, "<table class=\"diff\">", "</table>"), "Open two schools"));
  const Form again = Browser::filled(told.body);
  EXPECT_EQ(again.at("activity"), "Open two schools");
  EXPECT_EQ(again.at("risk"), "Money ends");
  EXPECT_EQ(sol.post(form, Browser::hidden(told.body, again)).status, 303);
  EXPECT_FALSE(holds(portal("/en/committees/LAD-AP03"), "Money ends")) << "it is only proposed";
}

}  // namespace
}  // namespace acta::site
