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

TEST_F(StatePage, LooksAheadFromItsDay) {
  const std::string before = body("/en/?valid=2024-09-24");
  EXPECT_TRUE(holds(between(before, "Coming up", "</section>"), "Fourth ministerial, New York"));
  const std::string after = body("/en/?valid=2026-11-01");
  EXPECT_TRUE(holds(between(after, "Coming up", "</section>"), "The last meeting of LAD"));
}

TEST_F(StatePage, TheLoadWithWhichTheRecordBeganIsNoChange) {
  EXPECT_TRUE(
      holds(body("/en/"), "Nothing has been recorded since the record began on 1 November 2026."));
}

TEST_F(StatePage, ChartsSayWhatTheirPagesSay) {
  const std::string page = body("/en/");
  const std::string columns = between(page, "aria-label=\"How many rooms", "</svg>");
  const std::string rooms = between(body("/en/overlaps"), "<ul class=\"rooms\">", "</section>");
  for (const char* n : {"1 room", "5 rooms", "6 rooms"}) {
    const std::string countries = between(rooms, std::string(n) + "<span>", " countries");
    EXPECT_TRUE(holds(columns, ">" + countries + "</text><text")) << n << columns;
  }
}

TEST_F(StatePage, BeforeAnythingWasRecordedThereIsNothing) {
  const std::string page = body("/en/?at=0");
  EXPECT_TRUE(holds(page, "No commitment is on record at these dates."));
  EXPECT_EQ(faults_of(page), "");
}

}  // namespace
}  // namespace acta::site
