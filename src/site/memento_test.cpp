#include "site/memento.h"

#include "site/testing.h"

namespace acta::site {
namespace {

using MementoTest = PortalTest;

TEST_F(MementoTest, TheTimeGateLeadsToBothDates) {
  const std::string last = std::to_string(entries());
  const Response then = get("/en/overlaps", {{"accept-datetime", "Sat, 21 Nov 2026 20:00:00 GMT"}});
  EXPECT_EQ(then.status, 302);
  EXPECT_EQ(then.header("Location"), "/en/overlaps?at=" + last + "&valid=2026-11-21");
  EXPECT_TRUE(holds(then.header("Link"), "</en/overlaps>; rel=\"original timegate\""));
  EXPECT_TRUE(holds(then.header("Vary"), "Accept-Datetime"));
  const Response before =
      get("/en/overlaps", {{"accept-datetime", "Mon, 01 Jan 2007 00:00:00 GMT"}});
  EXPECT_FALSE(holds(before.header("Location"), "at=0")) << "the first there is";
}

TEST_F(MementoTest, OnlyWhatNeverChangesIsOneAndNamesThePageThatItWas) {
  const std::string last = "at=" + std::to_string(entries());
  const Response fixed = get("/en/overlaps?" + last + "&valid=2026-11-21");
  EXPECT_NE(fixed.header("Memento-Datetime"), "");
  EXPECT_TRUE(holds(fixed.header("Link"), "</en/overlaps>; rel=\"original timegate\""));
  const Response of_a_day = get("/en/overlaps?" + last + "&valid=2023-07-01");
  EXPECT_TRUE(holds(of_a_day.header("Link"), "</en/overlaps?valid=2023-07-01>; rel=\"original"));
  EXPECT_EQ(get("/en/overlaps?" + last).header("Memento-Datetime"), "")
      << "it goes on with the days";
}

TEST_F(MementoTest, TheTimeMapListsBothDates) {
  const std::string map = body("/timemap?of=/en/overlaps");
  EXPECT_TRUE(holds(map, "</en/overlaps>; rel=\"original timegate\""));
  EXPECT_TRUE(holds(map, "at=" + std::to_string(entries()) + "&valid=")) << map;
}

}  // namespace
}  // namespace acta::site
