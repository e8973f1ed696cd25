#include "answer/nearest.h"

#include <gtest/gtest.h>

namespace acta::answer {
namespace {

TEST(Nearest, TellsWhatWasProbablyMeant) {
  EXPECT_EQ(nearest("ovrelap", {"overlap", "load", "gaps"}), "overlap");
  EXPECT_EQ(nearest("Peruu", {"Perú", "Panama"}), "Perú");
  EXPECT_EQ(nearest("DX9", {"DX09", "DX19", "LAD"}), "DX09, DX19");
}

TEST(Nearest, IsSilentWhereNothingIsNear) {
  EXPECT_EQ(nearest("xyzzy", {"overlap", "load"}), "");
  EXPECT_EQ(nearest("", {"overlap"}), "");
  EXPECT_EQ(nearest("overlap", {}), "");
}

}  // namespace
}  // namespace acta::answer
