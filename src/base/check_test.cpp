#include "base/check.h"

#include <gtest/gtest.h>

namespace acta {
namespace {

TEST(Check, NamesTheBrokenInvariant) {
  EXPECT_NO_THROW(check(true, "water is wet"));
  try {
    check(false, "water is wet");
    FAIL() << "a broken invariant went on";
  } catch (const Defect& defect) {
    EXPECT_STREQ(defect.what(), "broken invariant: water is wet");
  }
}

}  // namespace
}  // namespace acta
