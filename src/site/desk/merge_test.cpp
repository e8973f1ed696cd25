#include "site/desk/merge.h"

#include <gtest/gtest.h>

namespace acta::site {
namespace {

std::vector<Field> form(const std::string& status, const std::string& text) {
  return {{"status", "How far", "", status, "", {{"a", "begun"}, {"b", "done"}}},
          {"text", "What", "", text, ""}};
}

TEST(Merge, WhatOnlyTheOtherChangedIsTakenOver) {
  auto mine = form("a", "One two three.");
  const auto rows = merge(form("a", "One two three."), form("b", "One two three."), mine);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].label, "How far");
  EXPECT_EQ(rows[0].before, "begun");
  EXPECT_EQ(rows[0].theirs.text, "<ins>done</ins>");
  EXPECT_EQ(rows[0].mine.text, "begun");
  EXPECT_EQ(mine[0].value, "b");
}

TEST(Merge, WhatBothChangedStaysAsTypedBesideTheOther) {
  auto mine = form("a", "One <2> three.");
  const auto rows = merge(form("a", "One two three."), form("a", "One two four."), mine);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].theirs.text, "One two <ins>four.</ins>");
  EXPECT_EQ(rows[0].mine.text, "One <ins>&lt;2&gt; </ins>three.");
  EXPECT_EQ(mine[1].value, "One <2> three.");
}

TEST(Merge, WhatNobodyChangedIsNoRow) {
  auto mine = form("a", "One.");
  EXPECT_TRUE(merge(form("a", "One."), form("a", "One."), mine).empty());
}

}  // namespace
}  // namespace acta::site
