#include "answer/tracks.h"

#include <gtest/gtest.h>

#include "register/testing.h"

namespace acta::answer {
namespace {

// A process may leave it open what words its states and assessors choose.
TEST(Tracks, EveryStatusThatIsSaidHasItsLine) {
  record::RecordBuilder build;
  build.text("country/PER", "name", "Peru", {});
  build.reference("commitment/A", "actor", "country/PER", {});
  build.reference("source/S1", "concerns", "country/PER", {});
  build.code("commitment/A", "reported_status", "begun",
             {.from = "2023-01-01", .source = "R1", .asserter = "country/PER"});
  build.code("commitment/A", "assessed_status", "doubtful",
             {.from = "2023-02-01", .source = "S1", .asserter = "office/assessment"});
  const auto view = build.view("2024-01-01");
  const Answer answer = tracks(
      view, std::make_shared<const analysis::TracksReport>(analysis::tracks(view)), messages("en"));
  const Table* const table = answer.table("tracks");
  ASSERT_TRUE(table);
  std::string told;
  table->each([&](const Row& row) {
    (told += row[0].value) += ' ' + row[1].value + ' ' + row[3].value + '\n';
  });
  EXPECT_TRUE(told.starts_with("begun 1 0\ndoubtful 0 1\n")) << told;
}

}  // namespace
}  // namespace acta::answer
