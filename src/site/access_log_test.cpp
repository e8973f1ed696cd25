#include "site/access_log.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "site/testing.h"

namespace acta::site {
namespace {

std::string member(const std::string& line, const std::string& name) {
  return between(line, "\"" + name + "\":\"", "\"");
}

struct AccessLogTest : testing::Test {
  ~AccessLogTest() override { std::filesystem::remove(path); }

  std::vector<std::string> lines() const {
    std::ifstream in(path);
    std::vector<std::string> all;
    for (std::string line; std::getline(in, line);) all.push_back(line);
    return all;
  }
  void ask(AccessLog& log, std::string_view reader, std::string_view day,
           std::string_view target = "/en/") const {
    log.add({parse_instant(day).value(), reader, "GET", target, "page", "r-1", 200, 5, {}});
  }

  std::filesystem::path path = std::filesystem::temp_directory_path() /
                               ("acta-access-" + std::to_string(::getpid()) + ".jsonl");
};

TEST_F(AccessLogTest, TellsNeighboursFromOthersAndWritesNoAddress) {
  {
    AccessLog log(path.string());
    ask(log, "203.0.113.7", "2026-11-21");
    ask(log, "203.0.113.99", "2026-11-21");
    ask(log, "203.0.114.7", "2026-11-21");
  }
  const auto all = lines();
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(member(all[0], "reader"), member(all[1], "reader"));
  EXPECT_NE(member(all[0], "reader"), member(all[2], "reader"));
  EXPECT_EQ(member(all[0], "reader").size(), 16u);
  EXPECT_FALSE(holds(all[0], "203.0.113"));
}

TEST_F(AccessLogTest, NobodyCanBeFollowedFromOneDayToTheNextNorOverARestart) {
  for (const auto* day : {"2026-11-21", "2026-11-21"}) {
    AccessLog log(path.string());
    ask(log, "203.0.113.7", day);
    ask(log, "203.0.113.7", "2026-11-22");
  }
  const auto all = lines();
  ASSERT_EQ(all.size(), 4u);
  EXPECT_NE(member(all[0], "reader"), member(all[1], "reader"));
  EXPECT_NE(member(all[0], "reader"), member(all[2], "reader"));
}

TEST_F(AccessLogTest, ATargetCannotMakeALineOfItsOwn) {
  {
    AccessLog log(path.string());
    ask(log, "::1", "2026-11-21", "/en/\"}\n{\"status\":200");
  }
  EXPECT_EQ(lines().size(), 1u);
}

TEST_F(AccessLogTest, APersonalLinkIsNotInIt) {
  {
    AccessLog log(path.string());
    ask(log, "::1", "2026-11-21", "/es/form/0123456789abcdef/CM02?sent=1");
    ask(log, "::1", "2026-11-21", "/es/commitments/form/x");
    ask(log, "::1", "2026-11-21", "/pt/receipts/XP33D-2JKQM");
    ask(log, "::1", "2026-11-21", "/sign-in/back?code=c&state=s");
  }
  EXPECT_EQ(member(lines().at(0), "target"), "/es/form/");
  EXPECT_EQ(member(lines().at(1), "target"), "/es/commitments/form/x");
  EXPECT_EQ(member(lines().at(2), "target"), "/pt/receipts/");
  EXPECT_EQ(member(lines().at(3), "target"), "/sign-in/back");
}

TEST_F(AccessLogTest, AFileThatCannotBeWrittenIsSaidAtOnce) {
  EXPECT_THROW(AccessLog("/nowhere/at/all.jsonl"), std::system_error);
}

}  // namespace
}  // namespace acta::site
