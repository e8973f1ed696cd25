#include "cli/width.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace acta::cli {
namespace {

TEST(Width, CountsColumnsAndNotBytes) {
  EXPECT_EQ(width_of("CAM"), 3u);
  EXPECT_EQ(width_of("Perú"), 4u);
  EXPECT_EQ(width_of("Peru\u0301"), 5u - 1u);  // a mark that combines takes none
  EXPECT_EQ(width_of("秘鲁"), 4u);
  EXPECT_EQ(width_of(""), 0u);
}

TEST(FoldLines, FoldsAtSpaces) {
  EXPECT_EQ(fold_lines("members in common", 10),
            (std::vector<std::string>{"members in", "common"}));
  EXPECT_EQ(fold_lines("", 10), (std::vector<std::string>{""}));
}

TEST(FoldLines, CutsAWordThatIsWiderThanTheLineBetweenCharacters) {
  EXPECT_EQ(fold_lines("ñañaña", 4), (std::vector<std::string>{"ñaña", "ña"}));
  EXPECT_EQ(fold_lines("a ñañaña", 4), (std::vector<std::string>{"a", "ñaña", "ña"}));
}

TEST(FoldLines, CutsAWordBehindAHyphenWhereItHasOne) {
  EXPECT_EQ(fold_lines("HND-irregular", 10), (std::vector<std::string>{"HND-", "irregular"}));
  EXPECT_EQ(fold_lines("country/PER-x", 9), (std::vector<std::string>{"country/", "PER-x"}));
}

TEST(FoldLines, NeverWritesALineThatIsTooWideAndLosesNothingButSpaces) {
  EXPECT_TRUE(rc::check([] {
    const auto words = *rc::gen::container<std::vector<std::string>>(
        rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange('a', 'z'))));
    const auto most = *rc::gen::inRange<std::size_t>(4, 30);
    std::string text, letters, folded;
    for (const std::string& word : words) {
      text += text.empty() ? word : ' ' + word;
      letters += word;
    }
    for (const std::string& line : fold_lines(text, most)) {
      RC_ASSERT(width_of(line) <= most);
      for (const char c : line)
        if (c != ' ') folded += c;
    }
    RC_ASSERT(folded == letters);
  }));
}

}  // namespace
}  // namespace acta::cli
