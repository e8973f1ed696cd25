#include "procedure/likeness.h"

#include <gtest/gtest.h>

namespace acta::procedure {
namespace {

TEST(Likeness, IsTheShareOfWordsThatBothHave) {
  EXPECT_DOUBLE_EQ(likeness("Open new legal routes.", "open NEW legal routes"), 1);
  EXPECT_DOUBLE_EQ(likeness("open new legal routes", "open new legal doors"), 3.0 / 5);
  EXPECT_DOUBLE_EQ(likeness("Abrir vías", "ABRIR VÍAS"), 1);
  EXPECT_DOUBLE_EQ(likeness("open", "close"), 0);
  EXPECT_DOUBLE_EQ(likeness("", ""), 1);
  EXPECT_DOUBLE_EQ(likeness("open", ""), 0);
}

}  // namespace
}  // namespace acta::procedure
