#include "cli/progress_bar.h"

#include <sstream>

#include <gtest/gtest.h>

namespace acta::cli {
namespace {

TEST(ProgressBar, ShowsTheShareThatIsDone) {
  EXPECT_EQ(bar_of(0, 200), "[····················]   0 %");
  EXPECT_EQ(bar_of(100, 200), "[##########··········]  50 %");
  EXPECT_EQ(bar_of(200, 200), "[####################] 100 %");
  EXPECT_EQ(bar_of(300, 200), bar_of(200, 200));
  EXPECT_EQ(bar_of(0, 0), bar_of(200, 200));
}

TEST(ProgressBar, SaysNothingOfShortWork) {
  std::ostringstream out;
  {
    ProgressBar bar(&out, "reading");
    bar.show(1, 2);
  }
  EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace acta::cli
