#include "site/as_of.h"

#include "site/testing.h"

namespace acta::site {
namespace {

using AsOfPages = PortalTest;

TEST_F(AsOfPages, AKnownDateIsARedirectToItsEntry) {
  const Response response = get("/en/overlaps.json?valid=2023-07-01&known=2026-11-02&associates=1");
  EXPECT_EQ(response.status, 302);
  EXPECT_EQ(response.header("Location"),
            "/en/overlaps.json?associates=1&at=" + std::to_string(entries()) + "&valid=2023-07-01");
  EXPECT_EQ(get("/en/overlaps?known=2020-01-01").header("Location"), "/en/overlaps?at=0");
}

TEST_F(AsOfPages, AFixedPairNeverChangesAgain) {
  const std::string fixed = "/en/overlaps?at=" + std::to_string(entries()) + "&valid=2023-07-01";
  EXPECT_EQ(get(fixed).header("Cache-Control"), "public, max-age=31536000, immutable");
  const Response before = get(fixed);
  now = parse_instant("2030-01-01T00:00:00Z").value();
  EXPECT_EQ(get(fixed).header("ETag"), before.header("ETag"));
  EXPECT_EQ(get("/en/overlaps?valid=2023-07-01").header("Cache-Control"), "public, max-age=60");
}

TEST_F(AsOfPages, AnEmptyFieldOfTheFormIsNotGiven) {
  EXPECT_EQ(get("/en/overlaps?valid=2023-07-01&known=").status, 200);
  EXPECT_EQ(get("/en/overlaps?valid=&known=").status, 200);
}

TEST_F(AsOfPages, AnyDayCanBeAskedButNothingIsKnownOfTheRecordToCome) {
  EXPECT_EQ(get("/en/overlaps?valid=2050-01-01").status, 200);
  EXPECT_EQ(get("/en/overlaps?valid=1850-01-01").status, 200);
  EXPECT_EQ(get("/en/overlaps?known=2026-11-21").status, 302);  // today, to its end
  EXPECT_EQ(get("/en/overlaps?known=2026-11-22").status, 400);
  EXPECT_EQ(get("/en/overlaps?known=2026-11-21T10:00Z").status, 302);  // still today
}

struct BadDate {
  std::string_view query, rule;
  int status;
};

TEST_F(AsOfPages, BadValuesAreRefusedWithTheirReason) {
  for (const BadDate& bad :
       {BadDate{"valid=2023-02-30", "", 400}, BadDate{"valid=10/06/22", "", 400},
        BadDate{"valid=2023", "", 400}, BadDate{"valid=soon", "", 400},
        BadDate{"known=yesterday", "", 400}, BadDate{"at=x", "error.as-of.not-an-entry", 400},
        BadDate{"at=-1", "error.as-of.not-an-entry", 400},
        BadDate{"at=1.5", "error.as-of.not-an-entry", 400},
        BadDate{"at=99999999", "error.as-of.beyond", 404},
        BadDate{"at=99999999999999999999999", "error.as-of.beyond", 404},
        BadDate{"at=1&known=2026-11-02", "error.as-of.both", 400},
        BadDate{"known=2031-01-01", "error.as-of.future", 400}}) {
    const Response response = get("/es/overlaps.json?" + std::string(bad.query));
    EXPECT_EQ(response.status, bad.status) << bad.query;
    EXPECT_TRUE(holds(response.body, bad.rule)) << response.body;
    EXPECT_TRUE(holds(response.body, "\"field\": ")) << response.body;
  }
}

TEST_F(AsOfPages, TheFormStaysAtTheEntryUnlessItsDayIsChanged) {
  const std::string page = body("/en/overlaps?at=60&valid=2023-01-01");
  EXPECT_TRUE(holds(page, "<input type=\"hidden\" name=\"was\" value=\"60\">"));
  const std::string day = between(page, "name=\"known\" value=\"", "\"");
  EXPECT_EQ(get("/en/overlaps?known=" + day + "&valid=2023-02-01&was=60").header("Location"),
            "/en/overlaps?at=60&valid=2023-02-01");
  EXPECT_EQ(get("/en/overlaps?known=2020-01-01&was=60").header("Location"), "/en/overlaps?at=0");
  EXPECT_FALSE(holds(body("/en/overlaps"), "name=\"was\""));
}

TEST_F(AsOfPages, APageOfThePastSaysSo) {
  EXPECT_FALSE(holds(body("/en/overlaps"), "class=\"when past\""));
  const std::string past = body("/en/overlaps?valid=2023-12-31");
  EXPECT_TRUE(holds(past, "class=\"when past\""));
  EXPECT_TRUE(holds(past, "You are looking at 31 December 2023,"));
  EXPECT_TRUE(holds(past, "href=\"/en/countries/col?valid=2023-12-31\""));
}

TEST_F(AsOfPages, TodaysPageIsNotYesterdays) {
  EXPECT_TRUE(holds(body("/en/overlaps"), "What was true on 21 November 2026,"));
  now = parse_instant("2026-11-22T09:00:00Z").value();
  EXPECT_TRUE(holds(body("/en/overlaps"), "What was true on 22 November 2026,"));
}

TEST_F(AsOfPages, WhatAPageDoesNotReadIsNotInItsLinks) {
  const std::string page = body("/en/overlaps?utm_source=x&associates=1");
  EXPECT_TRUE(holds(page, "<link rel=\"canonical\" href=\"/en/overlaps?associates=1\">"));
  EXPECT_FALSE(holds(page, "utm_source"));
}

}  // namespace
}  // namespace acta::site
