#include "base/json.h"

#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/check.h"

namespace acta {
namespace {

std::string compact(double value) {
  std::string text = JsonWriter(false).number(value).take();
  text.pop_back();
  return text;
}

TEST(JsonWriter, WritesForPeopleWithTwoSpaces) {
  JsonWriter json;
  json.object().key("valid").text("2023-07-01").key("rows").array();
  for (const char* name : {"CAM", "CSM"}) json.object().key("mechanism").text(name).end();
  json.end().key("none").array().end().key("empty").object().end().end();
  EXPECT_EQ(json.take(), R"({
  "valid": "2023-07-01",
  "rows": [
    {
      "mechanism": "CAM"
    },
    {
      "mechanism": "CSM"
    }
  ],
  "none": [],
  "empty": {}
}
)");
}

TEST(JsonWriter, WritesForMachinesWithoutSpaces) {
  JsonWriter json(false);
  json.array().number(std::int64_t{-3}).boolean(true).null().decimal("1234.50").object();
  json.key("a").text("b").end().end();
  EXPECT_EQ(json.take(), "[-3,true,null,1234.50,{\"a\":\"b\"}]\n");
}

TEST(JsonWriter, IsUsedAgainAfterItsDocumentIsTaken) {
  JsonWriter json(false);
  json.text("first").take();
  EXPECT_EQ(json.text("second").take(), "\"second\"\n");
}

TEST(JsonWriter, RefusesToWriteWhatIsNotJson) {
  EXPECT_THROW(JsonWriter().object().text("a value without a key"), Defect);
  EXPECT_THROW(JsonWriter().array().key("a key in an array"), Defect);
  EXPECT_THROW(JsonWriter().key("a key outside"), Defect);
  EXPECT_THROW(JsonWriter().object().key("a").key("b"), Defect);
  EXPECT_THROW(JsonWriter().object().key("a").end(), Defect);
  EXPECT_THROW(JsonWriter().end(), Defect);
  EXPECT_THROW(JsonWriter().null().null(), Defect);
  EXPECT_THROW(JsonWriter().array().take(), Defect);
  EXPECT_THROW(JsonWriter().take(), Defect);
  for (const char* digits : {"", "-", "01", "1.", ".5", "1e5", "+1", "1,5", "NaN", "1 "})
    EXPECT_THROW(JsonWriter().decimal(digits), Defect) << digits;
  for (const char* digits : {"0", "-0.5", "10", "0.50"})
    EXPECT_NO_THROW(JsonWriter().decimal(digits));
}

TEST(JsonString, EscapesWhatTheRfcEscapesAndNothingElse) {
  std::string out;
  append_json_string(out, "\u20ac$\x0F\nA'B\"\\\\\"/\x7F\u2028");
  EXPECT_EQ(out, "\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\x7F\u2028\"");  // RFC 8785 §3.2.2
  out.clear();
  append_json_string(out, std::string_view("\b\f\r\t\0\x1f", 6));
  EXPECT_EQ(out, "\"\\b\\f\\r\\t\\u0000\\u001f\"");
}

TEST(JsonString, IsAlwaysUtf8) {
  std::string out;
  append_json_string(out, "a\xFF\xC3(\xE2\x82");
  EXPECT_EQ(out, "\"a\uFFFD\uFFFD(\uFFFD\uFFFD\"");
}

// RFC 8785 appendix B.
TEST(JsonNumber, GivesTheSamplesOfTheRfc) {
  const std::pair<std::uint64_t, const char*> samples[] = {
      {0x0000000000000000, "0"},
      {0x8000000000000000, "0"},
      {0x0000000000000001, "5e-324"},
      {0x8000000000000001, "-5e-324"},
      {0x7fefffffffffffff, "1.7976931348623157e+308"},
      {0xffefffffffffffff, "-1.7976931348623157e+308"},
      {0x4340000000000000, "9007199254740992"},
      {0xc340000000000000, "-9007199254740992"},
      {0x4430000000000000, "295147905179352830000"},
      {0x44b52d02c7e14af5, "9.999999999999997e+22"},
      {0x44b52d02c7e14af6, "1e+23"},
      {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
      {0x444b1ae4d6e2ef4e, "999999999999999700000"},
      {0x444b1ae4d6e2ef4f, "999999999999999900000"},
      {0x444b1ae4d6e2ef50, "1e+21"},
      {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
      {0x3eb0c6f7a0b5ed8d, "0.000001"},
      {0x41b3de4355555553, "333333333.3333332"},
      {0x41b3de4355555554, "333333333.33333325"},
      {0x41b3de4355555555, "333333333.3333333"},
      {0x41b3de4355555556, "333333333.3333334"},
      {0x41b3de4355555557, "333333333.33333343"},
      {0xbecbf647612f3696, "-0.0000033333333333333333"},
      {0x43143ff3c1cb0959, "1424953923781206.2"}};
  for (const auto& [bits, text] : samples) EXPECT_EQ(compact(std::bit_cast<double>(bits)), text);
}

TEST(JsonNumber, ReadsBackToTheBit) {
  EXPECT_TRUE(rc::check([](std::uint64_t bits) {
    const auto value = std::bit_cast<double>(bits);
    RC_PRE(std::isfinite(value));
    RC_ASSERT(std::strtod(compact(value).c_str(), nullptr) == value);
  }));
}

TEST(JsonNumber, WhatIsNoNumberIsNull) {
  EXPECT_EQ(compact(std::numeric_limits<double>::quiet_NaN()), "null");
  EXPECT_EQ(compact(-std::numeric_limits<double>::infinity()), "null");
  EXPECT_EQ(compact(100.0), "100");
}

}  // namespace
}  // namespace acta
