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

TEST(Negotiation, GzipIsSentToWhoTakesIt) {
  EXPECT_TRUE(accepts_gzip("gzip, deflate, br"));
  EXPECT_TRUE(accepts_gzip("br;q=1.0, GZIP;q=0.5"));
  EXPECT_TRUE(accepts_gzip("*"));
  EXPECT_FALSE(accepts_gzip(""));
  EXPECT_FALSE(accepts_gzip("br"));
  EXPECT_FALSE(accepts_gzip("gzip;q=0"));
  EXPECT_FALSE(accepts_gzip("*, gzip;q=0.0"));
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
