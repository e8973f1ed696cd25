#include "register/canonical_json.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

namespace acta::record {
namespace {

std::string canonical(std::string_view text) {
  const auto result = canonical_json(text);
  return result ? *result : "refused: " + result.error().message;
}

// The worked examples of RFC 8785 §3.2.2, §3.2.3 and appendix B.
TEST(CanonicalJson, IsThatOfTheStandardsExamples) {
  EXPECT_EQ(canonical(R"({
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    })"),
            "{\"literals\":[null,true,false],"
            "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
            "\"string\":\"\xE2\x82\xAC$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  EXPECT_EQ(
      canonical(R"({"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7})"),
      "{\"\\r\":2,\"1\":4,\"\xC2\x80\":6,\"\xC3\xB6\":7,\"\xE2\x82\xAC\":1,"
      "\"\xF0\x9F\x98\x80\":5,\"\xEF\xAC\xB3\":3}");
  EXPECT_EQ(canonical("[-0, 9007199254740993, 1e21, 5e-324]"), "[0,9007199254740992,1e+21,5e-324]");
}

TEST(CanonicalJson, RefusesWhatIsNotInterchangeable) {
  EXPECT_EQ(canonical(R"({"a":1,"b":{"a":1,"a":2}})"), "refused: error.json.repeated-name");
  EXPECT_EQ(canonical("[1e400]"), "refused: error.json.not-json");
  EXPECT_EQ(canonical("[1,]"), "refused: error.json.not-json");
  EXPECT_EQ(canonical("1 2"), "refused: error.json.not-json");
  EXPECT_EQ(canonical(""), "refused: error.json.not-json");
  EXPECT_EQ(canonical("[\"\xC3\"]"), "refused: error.json.not-utf8");
  EXPECT_EQ(canonical(std::string(300, '[') + std::string(300, ']')),
            "refused: error.json.not-json");
}

TEST(CanonicalJson, AcceptsAndRefusesAsTheTestSuiteSays) {
  const std::filesystem::path folder = ACTA_SOURCE_DIR "/../shared/conformance/json/parsing";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no conformance files at " << folder;
  int cases = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(file.path(), std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    const std::string name = file.path().filename();
    if (name.starts_with("y_object_duplicated_key")) continue;  // JSON, but not I-JSON
    const auto result = canonical_json(text.str());
    if (name.starts_with("y_")) {
      EXPECT_TRUE(result) << name;
    } else if (name.starts_with("n_")) {
      EXPECT_FALSE(result) << name;
    }
    if (result) {
      EXPECT_EQ(canonical_json(*result).value(), *result) << name;
    }
    ++cases;
  }
  EXPECT_GT(cases, 100);
}

// Against ECMAScript's own writer (tests/differential/canonical_json_by_node.mjs).
TEST(CanonicalJson, IsWhatNodeWrites) {
  if (std::system("node --version >/dev/null 2>&1") != 0)
    GTEST_SKIP() << "no node: canonical JSON is not compared with another implementation";
  constexpr int texts = 20'000;
  const std::string command = "node " ACTA_SOURCE_DIR
                              "/tests/differential/canonical_json_by_node.mjs 8785 " +
                              std::to_string(texts);
  std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  ASSERT_TRUE(pipe);
  std::string all;
  std::array<char, 65536> part{};
  while (const std::size_t read = std::fread(part.data(), 1, part.size(), pipe.get()))
    all.append(part.data(), read);
  std::istringstream lines(all);
  std::string spelled;
  std::string expected;
  int compared = 0;
  for (; std::getline(lines, spelled) && std::getline(lines, expected); ++compared)
    ASSERT_EQ(canonical(spelled), expected) << spelled;
  EXPECT_EQ(compared, texts);
}

}  // namespace
}  // namespace acta::record
