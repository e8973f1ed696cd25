#include "procedure/request_rule.h"

#include "procedure/testing_intake.h"

namespace acta::procedure {
namespace {

using record::ClaimDraft;
using testing::claim, testing::IntakeTest, testing::small_pack, testing::sourced;

// An indicator, and what a request needs to be said.
std::vector<ClaimDraft> measured_pack() {
  std::vector<ClaimDraft> drafts = small_pack();
  for (const char* kind : {"indicator", "request"})
    drafts.push_back(
        claim(std::string("k/") + kind, std::string("kind/") + kind, "configuration", "no"));
  for (const auto& [name, type] : {std::pair{"definition", "text"},
                                   {"difference", "text"},
                                   {"unit", "code"},
                                   {"asked_by", "reference"},
                                   {"answered_by", "reference"}})
    drafts.push_back(
        claim(std::string("p/") + name, std::string("property/") + name, "type", type));
  for (const char* kind : {"property", "indicator", "request"})
    drafts.push_back(
        claim(std::string("p/definition/of/") + kind, "property/definition", "of", kind));
  drafts.push_back(sourced("i/1", "indicator/A", "unit", "persons"));
  drafts.push_back(sourced("i/2", "indicator/A", "definition", "Persons at the end of the year."));
  drafts.back().language = {"en", {}};
  return drafts;
}

using RequestRule = IntakeTest;

TEST_F(RequestRule, ARequestThatMeansSomethingElseIsNotMappedUntilTheDifferenceIsWrittenDown) {
  ASSERT_TRUE(submit(measured_pack()));
  std::vector<ClaimDraft> request{sourced("r/1", "request/R1", "asked_by", "mechanism/LAD"),
                                  sourced("r/2", "request/R1", "answered_by", "indicator/A"),
                                  sourced("r/3", "request/R1", "definition", "Persons in a year.")};
  request.back().language = {"en", {}};
  const auto refused = submit(request);
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().size(), 1u);
  EXPECT_EQ(refused.error()[0].message, "error.request.difference");
  EXPECT_EQ(refused.error()[0].place, "test:r/2");
  EXPECT_EQ(refused.error()[0].value, "definition");
  EXPECT_EQ(refused.error()[0].hint, "Persons at the end of the year.");
  EXPECT_EQ(intake->record().find("request/R1"), nullptr);

  request.push_back(sourced("r/4", "request/R1", "difference", "A flow, not a stock."));
  request.back().language = {"en", {}};
  ASSERT_TRUE(submit(request));
  // What is said later of another unit is written down already.
  EXPECT_TRUE(submit({sourced("r/5", "request/R1", "unit", "families")}));
}

TEST_F(RequestRule, AMappingIsJudgedByWhatTheRecordHoldsAlready) {
  ASSERT_TRUE(submit(measured_pack()));
  ASSERT_TRUE(submit({sourced("r/1", "request/R1", "asked_by", "mechanism/LAD"),
                      sourced("r/2", "request/R1", "unit", "families")}));
  const auto refused = submit({sourced("r/3", "request/R1", "answered_by", "indicator/A")});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error()[0].message, "error.request.difference");
  EXPECT_EQ(refused.error()[0].hint, "persons");
}

TEST_F(RequestRule, ARequestOfNobodyIsRefused) {
  ASSERT_TRUE(submit(measured_pack()));
  const auto refused = submit({sourced("r/1", "request/R1", "unit", "persons")});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error()[0].message, "error.request.body");
}

}  // namespace
}  // namespace acta::procedure
