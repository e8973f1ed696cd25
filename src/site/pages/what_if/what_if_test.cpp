#include "site/testing.h"

namespace acta::site {
namespace {

using WhatIfPage = PortalTest;

TEST_F(WhatIfPage, AsksWhoWouldJoinAndLeavesTheRecordAsItIs) {
  const std::string before = body("/en/overlaps.json?valid=2024-12-01");
  const std::string csv = body("/en/what-if.csv?valid=2024-12-01&changes=join+LAD+TTO");
  EXPECT_TRUE(holds(csv, ",scenario\r\n")) << csv;
  EXPECT_TRUE(holds(csv, "CAM,")) << csv;
  EXPECT_EQ(body("/en/overlaps.json?valid=2024-12-01"), before);
}

TEST_F(WhatIfPage, TheFormAddsOneChangeToTheOthers) {
  const std::string page =
      body("/en/what-if?valid=2024-12-01&changes=join+LAD+TTO&verb=leave&where=LAD&who=URY");
  EXPECT_TRUE(holds(page, "would join LAD")) << page;
  EXPECT_TRUE(holds(page, "Uruguay would leave LAD")) << page;
  EXPECT_TRUE(holds(page, "value=\"join LAD TTO; leave LAD URY\"")) << page;
}

TEST_F(WhatIfPage, ToTakePartInACommitteeIsToSitInIt) {
  const std::string page = body("/en/what-if?valid=2024-12-01&verb=join&where=LAD-AP04&who=BRB");
  EXPECT_TRUE(holds(page, "value=\"sit LAD-AP04 BRB\"")) << page;
}

TEST_F(WhatIfPage, AScenarioOnAnOlderEntryAsksToBeRebased) {
  const std::string page = body("/en/what-if?changes=join+LAD+TTO&base=1");
  EXPECT_TRUE(holds(page, "has grown since")) << page;
  EXPECT_FALSE(holds(body("/en/what-if?changes=join+LAD+TTO"), "has grown since"));
}

TEST_F(WhatIfPage, ContradictionsAndRubbishAreRefused) {
  for (const char* query : {"changes=join+LAD+TTO;+leave+LAD+TTO", "changes=invade+LAD+TTO",
                            "changes=join+LAD", "changes=join+LAD+Congo", "changes=join+LAD+PER",
                            "changes=join+LAD+TTO&base=x", "changes=join+LAD+TTO&base=99999999"}) {
    const Response response = get(std::string("/es/que-pasaria?") + query);
    EXPECT_TRUE(response.status == 400 || response.status == 404) << query << response.status;
  }
}

}  // namespace
}  // namespace acta::site
