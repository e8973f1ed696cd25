#include "cli/parse.h"

#include <gtest/gtest.h>

namespace acta::cli {
namespace {

using Words = std::vector<std::string>;

const std::vector<Command>& all() {
  static const std::vector<Command> all = commands();
  return all;
}

Words messages_of(const Words& words) {
  const auto parsed = parse(words, all());
  Words keys;
  if (!parsed)
    for (const Error& error : parsed.error()) keys.push_back(error.message);
  return keys;
}

TEST(Parse, TakesOptionsBeforeAndAfterTheCommand) {
  const auto before = parse({"--store", "/srv/acta", "overlap", "--with", "LAD"}, all());
  const auto after = parse({"overlap", "--with=LAD", "--store=/srv/acta"}, all());
  ASSERT_TRUE(before && after);
  EXPECT_EQ(before->given, after->given);
  EXPECT_EQ(before->command->name, "overlap");
  EXPECT_EQ(before->value("--with"), "LAD");
}

TEST(Parse, GivesAPositionalThatIsNamedLikeACommand) {
  const auto parsed = parse({"help", "overlap"}, all());
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->command->name, "help");
  EXPECT_EQ(parsed->value("COMMAND"), "overlap");
}

TEST(Parse, KeepsRepeatedValuesInOrder) {
  const auto parsed = parse({"health", "--rule", "a", "--rule", "b"}, all());
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->values("--rule"), (Words{"a", "b"}));
  const auto changes = parse({"what-if", "join", "LAD", "Trinidad and Tobago"}, all());
  ASSERT_TRUE(changes);
  EXPECT_EQ(changes->values("CHANGE"), (Words{"join", "LAD", "Trinidad and Tobago"}));
}

TEST(Parse, SaysWhatIsWrongAndAllOfIt) {
  EXPECT_EQ(messages_of({}), (Words{"error.cli.no-command"}));
  EXPECT_EQ(messages_of({"overlaps"}), (Words{"error.cli.unknown-command-near"}));
  EXPECT_EQ(messages_of({"overlap", "--widht", "LAD"}),
            (Words{"error.cli.unknown-option-near", "error.cli.extra-argument"}));
  EXPECT_EQ(messages_of({"show"}), (Words{"error.cli.missing-argument"}));
  EXPECT_EQ(messages_of({"show", "CM06", "CM07"}), (Words{"error.cli.extra-argument"}));
  EXPECT_EQ(messages_of({"overlap", "--valid"}), (Words{"error.cli.missing-value"}));
  EXPECT_EQ(messages_of({"overlap", "--with", "A", "--with", "B"}), (Words{"error.cli.twice"}));
  EXPECT_EQ(messages_of({"progress", "--by", "planet"}), (Words{"error.cli.not-a-choice"}));
  EXPECT_EQ(messages_of({"completion", "tcsh"}), (Words{"error.cli.not-a-choice"}));
  EXPECT_EQ(messages_of({"load", "x", "--valid", "2023-07-01"}),
            (Words{"error.cli.not-of-this-command"}));
  EXPECT_EQ(messages_of({"show", "Per\xFA"}), (Words{"error.cli.not-utf8"}));
}

TEST(Parse, AsksNothingMoreWhereHelpIsWanted) {
  const auto parsed = parse({"show", "--help"}, all());
  ASSERT_TRUE(parsed);
  EXPECT_TRUE(parsed->help);
  EXPECT_EQ(parsed->command->name, "show");
  EXPECT_TRUE(parse({"-h"}, all())->help);
}

}  // namespace
}  // namespace acta::cli
