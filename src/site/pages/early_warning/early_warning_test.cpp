#include "site/chart/fan.h"
#include "site/chart/flow_map.h"
#include "site/testing.h"

namespace acta::site {
namespace {

using EarlyWarningPage = PortalTest;
using CorridorPage = PortalTest;

constexpr std::string_view in_time = "?valid=2025-05-20";

std::string at(std::string_view path, std::string_view rest = in_time) {
  return std::string(path) + std::string(rest);
}

TEST_F(EarlyWarningPage, SaysFirstWhetherAnythingIsBeyondWhatWasToBeExpected) {
  const std::string page = body(at("/en/early-warning"));
  const std::string headline = between(page, "<h1", "</h1>");
  EXPECT_TRUE(holds(headline, "None of the newest counts is above what was")) << headline;
  EXPECT_TRUE(holds(headline, "all 5 are in")) << headline;
  EXPECT_TRUE(holds(page, "73 in April 2025, within the 15 to 628 that had been forecast."));
}

TEST_F(EarlyWarningPage, WhatIsLateIsNoForecastOfToday) {
  const std::string page = body("/en/early-warning");
  EXPECT_TRUE(holds(between(page, "<h1", "</h1>"), "Nobody has reported a count since May 2025"));
  EXPECT_TRUE(holds(page, "18 months that have ended since are not reported."));
  EXPECT_TRUE(holds(page, "The last forecast ended in October 2025"));
}

TEST_F(EarlyWarningPage, AForecastThatIsNoCloserThanTheSimplestRuleIsShownAsSuch) {
  const std::string page = body(at("/en/early-warning"));
  EXPECT_TRUE(holds(page, "No closer than the simplest rule"));
  EXPECT_TRUE(holds(page, ">no skill after this line</text>"));
}

TEST_F(EarlyWarningPage, SaysWhyNoAlertCanBeRaised) {
  const std::string silent = "No model is closer than repeating the last month";
  EXPECT_EQ(count(body(at("/en/early-warning")), silent), 3u);
  EXPECT_TRUE(holds(body(at("/en/early-warning/PAN-darien")), silent));
  EXPECT_FALSE(holds(body(at("/en/early-warning/USA-southwest")), silent));
}

TEST_F(EarlyWarningPage, ShowsHowRightEachModelWasBesideTheSimplest) {
  const std::string scores = body(at("/en/early-warning.csv", "?valid=2025-05-20&table=scores"));
  EXPECT_TRUE(holds(scores, "PAN-darien,mean,1,37,8772,8435,no,")) << scores;
  EXPECT_TRUE(holds(scores, "HND-irregular,corridor,1,"));
  EXPECT_TRUE(holds(scores, "PAN-darien,snaive,6,"));
  const std::string page = body(at("/en/early-warning"));
  const std::string near = between(page, "id=\"scores\"", "</table>");
  EXPECT_EQ(count(near, ">PAN-darien<"), 4u) << "one month ahead";
  EXPECT_TRUE(holds(body(at("/en/early-warning/MEX-irregular")), "id=\"leads\""));
  EXPECT_TRUE(holds(body("/es/alerta-temprana/MEX-irregular"), "el último mes otra vez"));
}

TEST_F(EarlyWarningPage, FewerThan24MonthsAreAnInsufficientHistory) {
  const std::string page = body("/en/early-warning?valid=2021-06-30");
  EXPECT_TRUE(holds(page, "4,462 in May 2021. Insufficient history")) << page;
}

TEST_F(EarlyWarningPage, OnAPastDayKnowsNothingOfWhatCameAfter) {
  const std::string page = body("/en/early-warning?valid=2023-08-15");
  EXPECT_TRUE(holds(page, "55,387 in July 2023, within the"));
  EXPECT_FALSE(holds(between(page, "<main", "</main>"), "81,946"));
  EXPECT_TRUE(holds(body("/en/early-warning?at=0"), "No movement is counted in this record."));
}

TEST_F(EarlyWarningPage, ItsTwinsHoldWhatIsDrawn) {
  EXPECT_TRUE(holds(body(at("/en/early-warning.csv")),
                    "PAN-darien,ordinary,2025-04,73,200,15,628,0,skill,\r\n"));
  const std::string observed =
      body(at("/en/early-warning.csv", "?valid=2025-05-20&table=observed"));
  EXPECT_EQ(count(observed, "PAN-darien,"), 24u) << "as many months as the chart";
  EXPECT_TRUE(holds(observed, "PAN-darien,2023-08,counted,81946,81946,"));
  const std::string page = body(at("/en/early-warning"));
  const std::string table = between(page, "id=\"observed-PAN-darien\"", "</table>");
  EXPECT_EQ(count(table, "<tr>"), 25u);
  EXPECT_TRUE(holds(table, "81,946"));
  EXPECT_TRUE(holds(body(at("/en/early-warning.json")), "\"outlook\""));
}

TEST_F(EarlyWarningPage, DrawsABandForEachLegAndADiscWhereARouteBegins) {
  const std::string map =
      between(body(at("/en/early-warning")), "<figure class=\"map flows\">", "</figure>");
  EXPECT_EQ(count(map, "<path class=\"go"), 3u);
  EXPECT_EQ(count(map, "<circle class=\"go"), 2u);
  EXPECT_EQ(count(map, "class=\"tb halo\""), 5u) << "a name beside each";
}

TEST_F(EarlyWarningPage, IsWellFormedInEveryLanguageAndLeadsToEachCorridor) {
  for (const auto* path : {"/en/early-warning", "/es/alerta-temprana", "/pt/alerta-precoce",
                           "/fr/alerte-precoce", "/en/early-warning?view=print"}) {
    const std::string page = body(path);
    EXPECT_EQ(faults_of(page), "") << path;
    EXPECT_FALSE(holds(page, "page.warning.")) << path;
  }
  EXPECT_TRUE(holds(body("/es/alerta-temprana"), "href=\"/es/alerta-temprana/MEX-irregular\""));
  EXPECT_TRUE(holds(body("/sitemap.xml"), "/fr/alerte-precoce/PAN-darien"));
}

TEST_F(CorridorPage, MarksTheMonthsFromWhichItIsCountedOtherwise) {
  const std::string page = body(at("/en/early-warning/USA-southwest"));
  EXPECT_EQ(count(between(page, "class=\"fan wide\"", "</svg>"), "class=\"br\""), 2u);
  EXPECT_TRUE(holds(page, "From March 2020 on: Expulsions under Title 42"));
}

TEST_F(CorridorPage, TellsLateMissingAndZeroApart) {
  const std::string page = body("/en/early-warning/HND-irregular");
  const std::string quality = between(page, "id=\"quality\"", "</table>");
  EXPECT_TRUE(holds(quality, ">late<"));
  EXPECT_EQ(count(quality, ">zero<"), 2u);
  EXPECT_TRUE(holds(between(body("/en/early-warning/PAN-darien"), "id=\"quality\"", "</table>"),
                    ">missing<"));
}

TEST_F(CorridorPage, TellsWhichFileSaidWhatWhen) {
  const std::string csv = body("/en/early-warning/PAN-darien.csv?table=vintages");
  EXPECT_TRUE(holds(csv, "2026-11-01T12:00:00.000000Z,flows.csv,")) << csv;
  EXPECT_TRUE(holds(csv, ",2020-01,2025-04,61,0,")) << csv;
  EXPECT_TRUE(holds(body("/en/early-warning/PAN-darien"), "No file has corrected another."));
}

TEST_F(CorridorPage, ShowsTheWholeSeriesWithWhatHadBeenSaidOfIt) {
  const std::string page = body(at("/en/early-warning/PAN-darien"));
  EXPECT_TRUE(holds(between(page, "class=\"fan wide\"", "</svg>"), "class=\"sd\""));
  EXPECT_EQ(count(between(page, "id=\"observed-PAN-darien\"", "</table>"), "<tr>"), 62u);
  EXPECT_TRUE(holds(page, "came unannounced"));
  EXPECT_EQ(faults_of(page), "");
  EXPECT_EQ(faults_of(body("/fr/alerte-precoce/GTM-returned?view=history")), "");
}

TEST_F(CorridorPage, OfNoMovementIsNotThere) {
  EXPECT_EQ(get("/en/early-warning/nowhere").status, 404);
}

TEST(Fan, LeavesAGapWhereNobodyReported) {
  FanChart chart;
  chart.counted = {100, 200, std::nullopt, 300, 400};
  const std::string drawn = draw_small_fan(messages("en"), chart).text;
  EXPECT_EQ(count(between(drawn, "class=\"ln\" d=\"", "\""), "M"), 2u);
  EXPECT_EQ(faults_of(drawn), "");
}

TEST(FlowMap, LeavesOutWhatLiesBeyondItsEdgesAndCoversNoName) {
  const std::string drawn = draw_flow_map(messages("en"), "Counts", "Newest.",
                                          {{"PAN", "HND", "Honduras", "10", 10},
                                           {"", "GTM", "Guatemala", "10", 10},
                                           {"", "ESP", "Spain", "10", 10}})
                                .text;
  EXPECT_TRUE(holds(drawn, ">Honduras<"));
  EXPECT_TRUE(holds(drawn, ">Guatemala<"));
  EXPECT_FALSE(holds(drawn, ">Spain<"));
  EXPECT_EQ(faults_of(drawn), "");
}

}  // namespace
}  // namespace acta::site
