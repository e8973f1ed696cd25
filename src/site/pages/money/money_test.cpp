#include "site/testing.h"

namespace acta::site {
namespace {

using MoneyPage = PortalTest;

TEST_F(MoneyPage, ThePartsOf2024AddUpOnce) {
  const std::string csv = body("/en/money.csv?year=2024");
  EXPECT_TRUE(holds(csv, "USD,announced,1264000000,2")) << csv;
}

TEST_F(MoneyPage, WhatNobodySaysOfPaymentIsNotZero) {
  const std::string csv = body("/en/money.csv");
  EXPECT_TRUE(holds(csv, "USD,committed,,\r\nUSD,paid,,\r\n")) << csv;
  const std::string page = body("/en/money");
  EXPECT_TRUE(holds(page, "No source says that any of it was committed or paid"));
  EXPECT_TRUE(holds(between(page, "id=\"flows\">", "</table>"), ">not stated</span>"));
  EXPECT_TRUE(holds(page, "<dt>paid</dt>\n<dd>\n<span class=\"muted\">not stated</span>"));
}

TEST_F(MoneyPage, ShowsEveryAmountAndWhyItIsLeftOut) {
  const std::string amounts = body("/en/money.csv?table=amounts");
  EXPECT_EQ(count(amounts, "\r\n") - 1, 30u);
  EXPECT_TRUE(holds(amounts, "part-of-whole"));
  const std::string flows = body("/en/money.csv?table=flows");
  EXPECT_TRUE(holds(flows, "USA,Americas region,announced,")) << flows;
}

TEST_F(MoneyPage, AYearThatIsNoneIsRefused) {
  EXPECT_EQ(get("/en/money?year=soon").status, 400);
  EXPECT_TRUE(holds(body("/en/money?year=1999"), "No amount of money is on record."));
}

}  // namespace
}  // namespace acta::site
