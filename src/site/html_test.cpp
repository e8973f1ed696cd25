#include "site/html.h"

#include <gtest/gtest.h>

namespace acta::site {
namespace {

std::string shown(std::string_view text) { return escaped(text).text; }

TEST(Html, TextCannotBecomeMarkup) {
  EXPECT_EQ(shown("<script>alert('1') & \"2\"</script>"),
            "&lt;script&gt;alert(&#39;1&#39;) &amp; &quot;2&quot;&lt;/script&gt;");
  EXPECT_EQ(shown(""), "");
  EXPECT_EQ(shown("Curaçao"), "Curaçao");
}

TEST(Html, WhatWouldReorderTheLineIsMadeVisible) {
  EXPECT_EQ(shown("Peru\u202E").find("\xE2\x80\xAE"), std::string::npos);
}

TEST(Html, MarksGoInWhereTheSentenceHasThem) {
  Marks mark;
  const std::string see = "Read " + std::string(mark(open_link("/a?b=1&c=2"))) + "the <two>" +
                          std::string(mark(close_link())) + ".";
  EXPECT_EQ(mark.in(see).text, "Read <a href=\"/a?b=1&amp;c=2\">the &lt;two&gt;</a>.");
}

TEST(Html, TheTenthMarkIsNotTheFirst) {
  Marks mark;
  std::string all;
  for (int i = 0; i < 12; ++i) all += mark(escaped(std::to_string(i))), all += ' ';
  EXPECT_EQ(mark.in(all).text, "0 1 2 3 4 5 6 7 8 9 10 11 ");
}

}  // namespace
}  // namespace acta::site
