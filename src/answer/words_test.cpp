#include "answer/words.h"

#include <gtest/gtest.h>

namespace acta::answer {
namespace {

std::string amount(const char* qualifier, const char* language) {
  const std::string_view currency = "USD", word = qualifier;
  return amount_in_words({{5, 0}, record::Symbol(&currency), record::Symbol(&word)},
                         messages(language));
}

TEST(AmountInWords, TheUsualQualifiersAreSaidInTheReadersLanguage) {
  EXPECT_EQ(amount("more than", "en"), "more than 5 USD");
  EXPECT_EQ(amount("more than", "es"), "más de 5 USD");
  EXPECT_EQ(amount("up to", "pt"), "até 5 USD");
  EXPECT_EQ(amount("estimated", "fr"), "5 USD (estimation)");
}

TEST(AmountInWords, OthersStayTheSourcesOwn) {
  EXPECT_EQ(amount("the better part of", "es"), "the better part of 5 USD");
  EXPECT_EQ(amount("", "es"), "5 USD");
}

}  // namespace
}  // namespace acta::answer
