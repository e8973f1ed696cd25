#include "exchange/suspicions.h"

#include <gtest/gtest.h>

namespace acta::exchange {
namespace {

// "message value" of each suspicion about a text.
std::vector<std::string> of(std::string text, std::string language = "en") {
  record::ClaimDraft draft;
  draft.value = {std::move(text), "pack.csv:2:text"};
  draft.language.text = std::move(language);
  std::vector<std::string> all;
  for (const Suspicion& one : suspicions({draft})) {
    EXPECT_EQ(one.place, "pack.csv:2:text");
    all.push_back(one.message.substr(std::string("warning.text.").size()) + ' ' + one.value);
  }
  return all;
}

using Told = std::vector<std::string>;

TEST(Suspicions, TellMarkupScriptsAndWhatIsNotSeen) {
  EXPECT_EQ(of("Call <script>alert(1)</script> now"), Told{"markup <script>"});
  EXPECT_EQ(of("an end</p>"), Told{"markup </p>"});
  EXPECT_EQ(of("see JavaScript:alert(1)"), Told{"script javascript:"});
  EXPECT_EQ(of("gpj.\u202Eexe"), Told{"invisible U+202E"});
}

TEST(Suspicions, TellWhatASpreadsheetWouldCompute) {
  for (const char* text : {"=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-cmd"})
    EXPECT_EQ(of(text), Told{std::string("formula ") + text[0]});
}

TEST(Suspicions, LeaveOrdinaryTextAlone) {
  for (const char* text : {"fewer than < 20 and > 3", "a < b", "-12", "+5 %", "- one of many", "",
                           "Niñez y adolescencia", "x <- y"})
    EXPECT_EQ(of(text), Told{}) << text;
  EXPECT_EQ(of("<b>", ""), Told{}) << "not words: other rules judge it";
}

}  // namespace
}  // namespace acta::exchange
