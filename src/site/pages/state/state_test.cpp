#include "site/testing.h"

namespace acta::site {
namespace {

using StatePage = PortalTest;

TEST_F(StatePage, HasASquareForEveryCommitment) {
  const std::string page = body("/en/");
  const std::string board = between(page, "<div class=\"board\">", "<details class=\"data\">");
  const std::size_t squares = count(board, "<i class=\"");
  EXPECT_EQ(squares, 55u);
  EXPECT_TRUE(holds(page, "Of <a class=\"fig\" href=\"#how\">55 commitments</a>"));
  EXPECT_EQ(count(body("/en.json?valid=2026-11-21"), "\"commitment\": "), 55u);
}

TEST_F(StatePage, SilenceIsCounted) {
  const std::string page = body("/en/");
  const std::string board = between(page, "<div class=\"board\">", "<details class=\"data\">");
  const std::size_t silent = count(board, "<i class=\"n\">");
  EXPECT_GT(silent, 0u);
  EXPECT_TRUE(holds(page, std::to_string(silent) + " have no report at all"));
}

TEST_F(StatePage, BeforeAnythingWasRecordedThereIsNothing) {
  const std::string page = body("/en/?at=0");
  EXPECT_TRUE(holds(page, "0 commitments"));
  EXPECT_EQ(faults_of(page), "");
}

}  // namespace
}  // namespace acta::site
