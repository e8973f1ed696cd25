#include "analysis/sentence.h"

#include <gtest/gtest.h>

#include "analysis/testing.h"

namespace acta::analysis {
namespace {

TEST(Sentence, ListsReadAsPeopleWriteThem) {
  const std::vector<std::string> three{"A", "B", "C"};
  EXPECT_EQ(say_list({}, messages("en")), "");
  EXPECT_EQ(say_list({"A"}, messages("en")), "A");
  EXPECT_EQ(say_list({"A", "B"}, messages("en")), "A and B");
  EXPECT_EQ(say_list(three, messages("en")), "A, B and C");
  EXPECT_EQ(say_list(three, messages("es")), "A, B y C");
  EXPECT_EQ(say_list(three, messages("pt")), "A, B e C");
  EXPECT_EQ(say_list(three, messages("fr")), "A, B et C");
}

TEST(Sentence, SpanishSaysEBeforeTheSoundOfI) {
  EXPECT_EQ(say_list({"Francia", "Italia"}, messages("es")), "Francia e Italia");
  EXPECT_EQ(say_list({"Cuba", "Haití"}, messages("es")), "Cuba y Haití");
  EXPECT_EQ(say_list({"agua", "hierro"}, messages("es")), "agua y hierro");
}

TEST(Sentence, SubjectsAreNamedInTheReadersLanguage) {
  Region region;
  const record::View view = region.view("2023-07-01");
  const Messages::Sentences sentences{{"k", "{who}: {all} ({all_count})"}};
  const Sentence sentence{
      "k",
      {{"who", &region.country("USA")},
       {"all", Argument::Subjects{&region.country("BRA"), &region.country("HTI")}}}};
  EXPECT_EQ(say(sentence, view, Messages("pt", sentences)), "Estados Unidos: analysis.list (2)");
}

}  // namespace
}  // namespace acta::analysis
