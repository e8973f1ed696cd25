#include "exchange/copy_text.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.h"

namespace acta::exchange {
namespace {

std::string words(std::string_view media_type, std::string_view bytes) {
  std::string all;
  for (const std::string& word : words_of(text_of_copy(media_type, bytes).value()))
    (all += all.empty() ? "" : " ") += word;
  return all;
}

TEST(CopyText, IsWhatSomebodyReadsOnAPage) {
  EXPECT_EQ(
      words("text/html",
            "<!doctype html><html><head><title>Pacto</title><style>p { color: red }</style>"
            "<script>var hidden = '<p>never</p>';</script></head><body><p>Doble<p>cuota"
            "<!-- not this --><br>ya: in<b>te</b>gr&aacute;<i>da</i> &amp; fin</body></html>"),
      "pacto doble cuota ya integrada fin");
}

TEST(CopyText, OfAPageIsReadAsItSaysThatItIsWritten) {
  EXPECT_EQ(words("text/html", "<html><body><p>regularizaci\xC3\xB3n</p></body></html>"),
            "regularizacion");
  EXPECT_EQ(words("text/html",
                  "<html><head><meta charset=\"windows-1252\"></head>"
                  "<body><p>regularizaci\xF3n</p></body></html>"),
            "regularizacion");
}

TEST(CopyText, OfADamagedPageIsWhatCanBeRead) {
  EXPECT_EQ(words("text/html", "<html><body><p>uno</div></b><table><td>dos &nosuch; <tres"),
            "uno dos nosuch");
  EXPECT_EQ(words("text/html", "<html>"), "");
  std::string deep = "<html><body>";
  for (int i = 0; i < 100'000; ++i) deep += "<div>";
  EXPECT_EQ(words("text/html", deep + "bottom"), "bottom");
}

TEST(CopyText, IsNotReadOfOtherTypes) {
  EXPECT_EQ(text_of_copy("text/plain", "as it is"), "as it is");
  for (const char* other : {"application/pdf", "image/png", "application/warc"})
    EXPECT_EQ(text_of_copy(other, "%PDF-1.7"), std::nullopt) << other;
}

}  // namespace
}  // namespace acta::exchange
