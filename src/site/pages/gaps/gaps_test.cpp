#include "site/desk/testing.h"

namespace acta::site {
namespace {

using GapsPage = DeskPages;

TEST_F(GapsPage, NamesEverySourceThatSaysAPackageStandsAlone) {
  const auto said = [&](const char* address) {
    return between(portal(address), "<div class=\"note\">", "</div>");
  };
  ASSERT_TRUE(holds(said("/en/gaps"), "S002 l.1749-1758 says in words"));
  record::ClaimDraft draft;
  draft.place = draft.key = "test/stands-alone";
  draft.subject.text = "committee/LAD-AP03";
  draft.property.text = "covered_elsewhere";
  draft.value.text = "no";
  draft.source.text = "W17";
  draft.locator.text = "p. 9";
  draft.asserter.text = "test";
  ASSERT_TRUE(office.intake->submit({"alone", "operator", {draft}}));
  const std::string now = said("/en/gaps");
  EXPECT_TRUE(holds(now,
                    "S002 l.1749-1758 and W17 p. 9 say in words that nobody else covers "
                    "<a href=\"/en/committees/LAD-AP03\">"))
      << now;
  EXPECT_TRUE(holds(now,
                    "S002 l.1749-1758 says in words that nobody else covers "
                    "<a href=\"/en/committees/LAD-AP08\">"))
      << now;
  EXPECT_TRUE(holds(said("/es/vacios"), "S002 l.1749-1758 y W17 p. 9 dicen en su texto"));
}

}  // namespace
}  // namespace acta::site
