#include <fstream>

#include "site/testing.h"

namespace acta::site {
namespace {

using AboutPage = PortalTest;

TEST_F(AboutPage, HasTheSentenceOfEveryRuleThereIs) {
  const std::string page = body("/en/about");
  std::size_t rules = 0;
  const std::filesystem::path folder = ACTA_SOURCE_DIR "/messages/en";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    std::ifstream lines(file.path());
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with("msgid \"rule.")) continue;
      ++rules;
      const std::string id = between(line, "msgid \"rule.", "\"");
      EXPECT_TRUE(holds(page, "<code>" + id + "</code>")) << "about.cpp does not list rule." << id;
    }
  }
  EXPECT_GT(rules, 10u);
  EXPECT_TRUE(holds(page, "<code>member-in-no-committee</code>"));
}

}  // namespace
}  // namespace acta::site
