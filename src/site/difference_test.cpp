#include "site/difference.h"

#include <gtest/gtest.h>

namespace acta::site {
namespace {

TEST(Difference, MarksWordsAndLosesNoText) {
  const Difference both = difference("a b  c\nd", "a x c\nd e");
  EXPECT_EQ(both.before.text, "a <del>b  </del>c\nd");
  EXPECT_EQ(both.after.text, "a <ins>x </ins>c\nd <ins>e</ins>");
  EXPECT_FALSE(difference("same", "same").changed);
  EXPECT_EQ(difference("", "<i>").after.text, "<ins>&lt;i&gt;</ins>");
}

}  // namespace
}  // namespace acta::site
