#include "site/negotiation.h"

#include <gtest/gtest.h>

namespace acta::site {
namespace {

TEST(Negotiation, TheBestLanguageWeSpeakWins) {
  EXPECT_EQ(preferred_language("es-PE,es;q=0.9,en;q=0.8"), "es");
  EXPECT_EQ(preferred_language("de,fr-CA;q=0.7,pt;q=0.71"), "pt");
  EXPECT_EQ(preferred_language("en;q=0.1, PT-br"), "pt");
  EXPECT_EQ(preferred_language("fr;q=0, es;q=0.001"), "es");
}

TEST(Negotiation, WhatCannotBeReadIsEnglish) {
  for (const auto* header :
       {"", "de", "*", ";;;", ",,,q=", "es;q=x", "fr;q=0", "es;q=9", "es;q=0.x"})
    EXPECT_EQ(preferred_language(header), "en") << header;
}

TEST(Negotiation, AnAnswerIsPackedAsTheReaderLikesBest) {
  for (const auto* header : {"gzip, deflate, br", "br;q=1.0, GZIP;q=0.5", "*", "gzip;q=0, *"})
    EXPECT_EQ(preferred_coding(header), Coding::br) << header;
  for (const auto* header : {"gzip", "X-Gzip", "gzip, br;q=0.5", "*;q=0.5, br;q=0, gzip;q=0.1"})
    EXPECT_EQ(preferred_coding(header), Coding::gzip) << header;
  for (const auto* header : {"", "deflate", "gzip;q=0", "*;q=0", "br;q=x"})
    EXPECT_EQ(preferred_coding(header), Coding::identity) << header;
}

TEST(Negotiation, AListOfTagsIsSearched) {
  EXPECT_TRUE(names_etag("\"a\"", "\"a\""));
  EXPECT_TRUE(names_etag("\"b\", W/\"a\"", "\"a\""));
  EXPECT_TRUE(names_etag("*", "\"a\""));
  EXPECT_FALSE(names_etag("", "\"a\""));
  EXPECT_FALSE(names_etag("\"ab\"", "\"a\""));
}

}  // namespace
}  // namespace acta::site
