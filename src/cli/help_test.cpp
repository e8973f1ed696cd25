#include "cli/help.h"

#include <gtest/gtest.h>

#include "cli/completion.h"
#include "cli/width.h"

namespace acta::cli {
namespace {

// A key without a sentence shows as itself.
void expect_sentence(const Messages& t, const std::string& key) {
  EXPECT_TRUE(t.has(key)) << key << " in " << t.language();
}

TEST(Help, HasASentenceForEveryCommandOptionAndExampleInEveryLanguage) {
  for (const char* language : {"en", "es", "pt", "fr"}) {
    const Messages& t = messages(language);
    for (const Option& option : common_options()) expect_sentence(t, sentence_key(nullptr, option));
    for (const Command& command : commands()) {
      const std::string key = command.key();
      expect_sentence(t, key);
      if (!command.group().empty()) expect_sentence(t, "cli." + std::string(command.group()));
      for (const Option& option : command.options)
        expect_sentence(t, sentence_key(&command, option));
      EXPECT_FALSE(command.examples.empty()) << command.name;
      for (std::size_t i = 1; i <= command.examples.size(); ++i)
        expect_sentence(t, key + ".example." + std::to_string(i));
      EXPECT_FALSE(t.has(key + ".example." + std::to_string(command.examples.size() + 1)));
    }
  }
}

TEST(Help, NamesEveryOptionOfACommandAndNoOther) {
  for (const Command& command : commands()) {
    const std::string text = help_of(command, messages("en"), 100);
    for (const Option& option : command.options)
      EXPECT_NE(text.find("  " + std::string(option.name)), std::string::npos) << command.name;
    EXPECT_EQ(text.find("\n  --valid DATE") != std::string::npos, (command.common & dates) != 0)
        << command.name;
  }
}

TEST(Help, IsNoWiderThanTheTerminal) {
  for (const Command& command : commands()) {
    const std::string text = help_of(command, messages("fr"), 80);
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin);
      const std::string line = text.substr(begin, end - begin);
      // An example is never broken: it is there to be copied.
      if (!line.starts_with("  acta")) {
        EXPECT_LE(width_of(line), 80u) << line;
      }
      begin = end + 1;
    }
  }
}

TEST(Completion, KnowsEveryCommandInEveryShell) {
  const std::vector<Command> all = commands();
  const Messages& t = messages("en");
  for (const std::string& script :
       {bash_completion(all), zsh_completion(all, t), fish_completion(all, t)})
    for (const Command& command : all)
      EXPECT_NE(script.find(command.word()), std::string::npos) << command.name;
}

}  // namespace
}  // namespace acta::cli
