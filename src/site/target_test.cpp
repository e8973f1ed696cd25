#include "site/target.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace acta::site {
namespace {

TEST(Target, DecodesPathAndQuery) {
  const auto target =
      parse_target("/es/record/office/S%C3%A3o?valid=2023-07-01&q=a+b%2Bc&empty=&bare");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/es/record/office/São");
  EXPECT_EQ(target->format, Format::html);
  EXPECT_EQ(target->query,
            (Query{{"valid", "2023-07-01"}, {"q", "a b+c"}, {"empty", ""}, {"bare", ""}}));
}

TEST(Target, TheSuffixSaysTheFormat) {
  EXPECT_EQ(parse_target("/en/overlaps.json")->format, Format::json);
  EXPECT_EQ(parse_target("/en/overlaps.json")->path, "/en/overlaps");
  EXPECT_EQ(parse_target("/en/overlaps.csv?valid=2023-07-01")->format, Format::csv);
  EXPECT_EQ(parse_target("/en/.json")->path, "/en/");
  EXPECT_EQ(parse_target("/assets/app.0f.css")->path, "/assets/app.0f.css");
}

struct BadTarget {
  std::string_view target, message;
};
class ARefusedTarget : public testing::TestWithParam<BadTarget> {};

TEST_P(ARefusedTarget, NamesTheRule) {
  const auto target = parse_target(GetParam().target);
  ASSERT_FALSE(target) << target->path;
  EXPECT_EQ(target.error().message, GetParam().message);
  EXPECT_EQ(target.error().kind, ErrorKind::invalid);
}

INSTANTIATE_TEST_SUITE_P(
    Targets, ARefusedTarget,
    testing::Values(
        BadTarget{"", "error.url.path"}, BadTarget{"*", "error.url.path"},
        BadTarget{"/en/../x", "error.url.path"}, BadTarget{"/%2e%2E/x", "error.url.path"},
        BadTarget{"/en/./x", "error.url.path"}, BadTarget{"//en", "error.url.path"},
        BadTarget{"/a%2Fb", "error.url.path"}, BadTarget{"/a%5cb", "error.url.path"},
        BadTarget{"/a#b", "error.url.path"}, BadTarget{"/%", "error.url.percent"},
        BadTarget{"/%4", "error.url.percent"}, BadTarget{"/%zz", "error.url.percent"},
        BadTarget{"/%-1", "error.url.percent"}, BadTarget{"/%ff", "error.url.utf8"},
        BadTarget{"/%C0%AF", "error.url.utf8"}, BadTarget{"/%ED%A0%80", "error.url.utf8"},
        BadTarget{"/a%00b", "error.url.control"}, BadTarget{"/a%0d%0ab", "error.url.control"},
        BadTarget{"/a?q=%0a", "error.url.control"}, BadTarget{"/a?%zz=1", "error.url.percent"},
        BadTarget{"/a?valid=1&valid=2", "error.url.twice"}));

TEST(Target, WhatIsEncodedReadsBackTheSame) {
  EXPECT_TRUE(rc::check([] {
    const auto text = rc::gen::container<std::string>(rc::gen::inRange<char>(0x20, 0x7f));
    const auto query = *rc::gen::container<Query>(text, text);
    const auto target = parse_target("/en/" + encode_query(query));
    RC_ASSERT(target.has_value());
    RC_ASSERT(target->query == query);
  }));
}

TEST(Target, KeysOfAQueryAreSorted) {
  EXPECT_EQ(encode_query({{"valid", "2023-07-01"}, {"at", "12"}}), "?at=12&valid=2023-07-01");
  EXPECT_EQ(encode_query({}), "");
}

}  // namespace
}  // namespace acta::site
