#include "exchange/atom.h"

#include <gtest/gtest.h>

namespace acta::exchange {
namespace {

TEST(Atom, TextsCannotBecomeMarkup) {
  AtomFeed feed;
  feed.title = "a < b & \"c\" \x01";
  feed.next = "https://x.example/?a=1&b=2";
  const std::string xml = write_atom(feed);
  EXPECT_NE(xml.find("<title>a &lt; b &amp; &quot;c&quot; \uFFFD</title>"), xml.npos) << xml;
  EXPECT_NE(
      xml.find(
          "rel=\"next\" type=\"application/atom+xml\" href=\"https://x.example/?a=1&amp;b=2\""),
      xml.npos);
}

TEST(Atom, WhatIsNoCharacterOfXmlIsReplaced) {
  AtomFeed feed;
  feed.title = "a\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD";
  EXPECT_NE(write_atom(feed).find("<title>a\uFFFD\uFFFD\uFFFD</title>"), std::string::npos);
}

TEST(Atom, WithoutAnEntryBeforeThereIsNoWayOn) {
  EXPECT_EQ(write_atom({}).find("rel=\"next\""), std::string::npos);
}

}  // namespace
}  // namespace acta::exchange
