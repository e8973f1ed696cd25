#include "site/chart/map.h"

#include "site/testing.h"

namespace acta::site {
namespace {

using Kind = MapDot::Kind;
using MapOfMembers = PortalTest;

TEST(Map, GivesEveryPartyADotOrItsNameBeside) {
  const std::string drawn = draw_map(messages("en"), "Who sits in it",
                                     {{"COL", "Colombia", Kind::member},
                                      {"ESP", "Spain <3", Kind::associate},
                                      {"PER", "Peru", Kind::possible}})
                                .text;
  EXPECT_EQ(count(drawn, "<title>"), 2u);
  EXPECT_TRUE(holds(drawn, "<title>Colombia</title>"));
  EXPECT_TRUE(holds(drawn, "Beyond the edges of the map: Spain &lt;3."));
  EXPECT_EQ(faults_of(drawn), "");
}

TEST_F(MapOfMembers, HasADotForEachMemberOnTheDay) {
  const std::string page = body("/en/mechanisms/LAD?valid=2023-07-01");
  const std::string map = between(page, "<figure class=\"map\">", "</figure>");
  const std::string drawing = between(map, "role=\"img\"", "</svg>");
  EXPECT_EQ(count(drawing, "class=\"in\""), 21u);
  EXPECT_EQ(count(drawing, "class=\"may\""), 1u);
  EXPECT_TRUE(holds(map, "frontiers"));
}

}  // namespace
}  // namespace acta::site
