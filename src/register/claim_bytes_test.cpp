#include "register/claim_bytes.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "register/canonical_json.h"
#include "register/register.h"

namespace acta::record {
namespace {

const std::string full =
    R"({"asserter":"UNHCR","author":"a1","key":"pack/facts/FA01","language":"es","note":"as of the )"
    R"(summit","property":"endorser_count","replaces":[1,2],"replaces_as":"correction",)"
    R"("source":{"id":"W14","locator":"l.95","quote":"veinte \"países\"","said":"2022-06"},)"
    R"("status":"published","subject":"mechanism/LAD",)"
    R"("valid":{"from":"2022-06-11..2022-09-26","until":"2024-12-31"},)"
    R"("value":{"amount":"20","qualifier":"about","unit":"countries"}})";

std::string claim_with(const std::string& value) {
  return R"({"property":"p","status":"published","subject":"country/PER","value":)" + value + "}";
}

// A register that has taken in two claims, so that a third may replace them.
struct TwoClaims : Register {
  TwoClaims() {
    add(1, Instant{1}, claim_with(R"({"code":"a"})"));
    add(2, Instant{1}, claim_with(R"({"code":"b"})"));
  }
  std::string round_trip(const std::string& bytes) {
    add(3, Instant{2}, bytes);
    return claim_bytes(*claim(3));
  }
};

TEST(ClaimBytes, ReadBackAreTheSameBytes) {
  EXPECT_EQ(TwoClaims().round_trip(full), full);
  for (const char* value :
       {R"({"text":"a line\nand \"another\" \\ tab\t, ñ €"})", R"({"code":"in progress"})",
        R"({"subject":"mechanism/LAD"})", R"({"date":"2022-10"})", R"({"amount":"-0.50"})",
        R"({"amount":"314000000","currency":"USD","qualifier":"more than"})", R"({"claim":2})",
        R"({"missing":"not-stated"})"})
    EXPECT_EQ(TwoClaims().round_trip(claim_with(value)), claim_with(value));
}

TEST(ClaimBytes, AreCanonicalJson) {
  EXPECT_EQ(canonical_json(full).value(), full);
  EXPECT_TRUE(rc::check([] {
    const auto text = *rc::gen::container<std::string>(rc::gen::inRange(' ', '\x7f'));
    Register names;
    Arena arena;
    const Subject subject("country/PER", 7);
    Claim claim;
    claim.subject = &subject;
    claim.property = arena.intern("p");
    claim.note = arena.intern(text);
    claim.value = Text{text};
    const std::string bytes = claim_bytes(claim);
    RC_ASSERT(canonical_json(bytes).value() == bytes);
    names.add(1, Instant{1}, bytes);
    RC_ASSERT(claim_bytes(*names.claim(1)) == bytes);
  }));
}

TEST(ClaimBytes, NothingElseIsRead) {
  const auto refused = [](const std::string& bytes) {
    try {
      return TwoClaims().round_trip(bytes) != bytes;  // read as something else is as bad
    } catch (const NotAClaim&) {
      return true;
    }
  };
  for (std::size_t cut = 0; cut < full.size(); ++cut)
    EXPECT_TRUE(refused(full.substr(0, cut))) << cut;
  EXPECT_TRUE(refused(full + " "));
  EXPECT_TRUE(refused(R"({"status":"published","property":"p","subject":"a/b","value":{}})"));
  EXPECT_TRUE(refused(claim_with(R"({"code":"a","more":1})")));
  EXPECT_TRUE(refused(claim_with(R"({"text":"\u0041"})")));
  EXPECT_TRUE(refused(R"({"property":"p","replaces":[3],"replaces_as":"correction",)"
                      R"("status":"published","subject":"a/b","value":{"code":"x"}})"));
}

}  // namespace
}  // namespace acta::record
