#include "procedure/verbatim.h"

#include <gtest/gtest.h>

namespace acta::procedure {
namespace {

TEST(Verbatim, IsWordForWordWhateverPrintingAndTypingChange) {
  const char* const text =
      "The Government will \u201cfully\u201d carry\n  out its tempo-\nrary protection of "
      "20,000\u00a0people.";
  EXPECT_TRUE(stands_in(text, "will \"fully\" carry out its temporary protection"));
  EXPECT_TRUE(stands_in(text, "protection of 20,000 people"));
  EXPECT_TRUE(stands_in("un trato bien-intencionado", "bien\u2010intencionado"));
  EXPECT_TRUE(stands_in("L\u2019engagement est pris", "l'engagement est pris"));
}

TEST(Verbatim, IsNotWhatSaysAlmostTheSame) {
  EXPECT_FALSE(stands_in("The Government may carry out protection", "will carry out protection"));
  EXPECT_FALSE(stands_in("protection of 20,000 people", "protection of 20,00"));
  EXPECT_FALSE(stands_in("protections of all", "protection"));
  EXPECT_FALSE(stands_in("unprotected", "protected"));
  EXPECT_FALSE(stands_in("of all people", "people of all"));
  EXPECT_FALSE(stands_in("any text", "\u201c \u2026 \u201d"));
  EXPECT_FALSE(stands_in("", "any"));
}

}  // namespace
}  // namespace acta::procedure
