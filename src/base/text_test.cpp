#include "base/text.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace acta {
namespace {

using std::string_literals::operator""s;

// Every sequence of RFC 3629's table at its edges, and just beyond them.
TEST(Utf8, TakesWhatTheTableOfTheRfcTakes) {
  for (const char* good : {"", "a", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF",
                           "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"})
    EXPECT_TRUE(is_utf8(good)) << good;
  for (const char* bad :
       {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2\x7F", "\xE0\x9F\xBF", "\xE0\xA0",
        "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
        "\xF0\x90\x80", "\xFE", "\xFF", "\xE2\x28\xA1", "\xC3\x28"})
    EXPECT_EQ(first_bad_byte("ok"s + bad), 2U) << testing::PrintToString(std::string(bad));
}

// Decodes by arithmetic instead of by table and asks whether encoding gives the bytes back.
bool decodes_and_encodes_back(const std::string& bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const std::size_t length = byte(at) < 0x80   ? 1
                               : byte(at) < 0xC0 ? 0
                               : byte(at) < 0xE0 ? 2
                               : byte(at) < 0xF0 ? 3
                               : byte(at) < 0xF8 ? 4
                                                 : 0;
    if (length == 0 || at + length > bytes.size()) return false;
    std::uint32_t code = length == 1 ? byte(at) : byte(at) & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
      if ((byte(at + i) & 0xC0U) != 0x80) return false;
      code = code << 6U | (byte(at + i) & 0x3FU);
    }
    const std::size_t needed = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (needed != length || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return false;
    at += length;
  }
  return true;
}

// Every sequence of four bytes from the edges of the table's ranges.
TEST(Utf8, AgreesWithDecodingByArithmetic) {
  const std::string edges =
      "a\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE1\xED\xEE\xEF\xF0\xF1\xF4\xF5\xFF";
  int texts = 0;
  for (const char a : edges)
    for (const char b : edges)
      for (const char c : edges)
        for (const char d : edges) {
          const std::string bytes{a, b, c, d};
          texts += is_utf8(bytes) ? 1 : 0;
          ASSERT_EQ(is_utf8(bytes), decodes_and_encodes_back(bytes))
              << testing::PrintToString(bytes);
        }
  EXPECT_GT(texts, 100);
}

TEST(AcceptText, NamesTheByteThatIsNotText) {
  const auto refusal = [](const std::string& text) { return accept_text(text, "title").error(); };
  EXPECT_EQ(refusal("ab\xFF").message, "error.text.not-utf8");
  EXPECT_EQ(refusal("ab\xFF").value, "0xFF (byte 3)");
  EXPECT_EQ(refusal("ab\xFF").place, "title");
  EXPECT_EQ(refusal("a\0b"s).message, "error.text.control-character");
  EXPECT_EQ(refusal("a\0b"s).value, "U+0000 (byte 2)");
  EXPECT_EQ(refusal("\x1B[31m").value, "U+001B (byte 1)");
  EXPECT_EQ(refusal("\xC2\x85").value, "U+0085 (byte 1)");
  EXPECT_EQ(refusal("\r\n").value, "U+000D (byte 1)");
}

TEST(AcceptText, KeepsWhatItTakesToTheByte) {
  for (const std::string good : {"", "línea\n\tuna", "  spaces  ", "e\u0301", "<script>", "=1+1"})
    EXPECT_EQ(accept_text(good, "").value(), good);
}

TEST(AcceptText, RefusesAndNeverShortensWhatIsTooLong) {
  EXPECT_TRUE(accept_text("abcd", "title", 4));
  const auto refused = accept_text("abcde", "title", 4);
  EXPECT_EQ(refused.error().message, "error.text.too-long");
  EXPECT_EQ(refused.error().hint, "4");
}

TEST(ShowInvisible, MakesWhatReordersOrHidesVisible) {
  EXPECT_EQ(show_invisible("abc\u202Etxt.exe"), "abcU+202Etxt.exe");
  EXPECT_EQ(show_invisible("Pe\u200Bru"), "PeU+200Bru");
  EXPECT_EQ(show_invisible("\uFEFFPeru\u2066"), "U+FEFFPeruU+2066");
  for (const std::string same : {"Perú", "Curaçao", "日本", "صحة", "", "a\xFF"})
    EXPECT_EQ(show_invisible(same), same);
}

TEST(Trim, TakesOffWhiteSpaceAtBothEndsOnly) {
  EXPECT_EQ(trim(" \t a b \r\n"), "a b");
  EXPECT_EQ(trim(" \n"), "");
}

TEST(Fold, MakesOneOfCaseAccentsAndWidth) {
  EXPECT_EQ(fold("Perú"), fold("PERU"));
  EXPECT_EQ(fold("CURAÇAO"), "curacao");
  EXPECT_EQ(fold("Straße"), fold("STRASSE"));
  EXPECT_EQ(fold("ＰＥ"), "pe");
  EXPECT_EQ(fold("Pe\u0301rou"), fold("Pérou"));
  EXPECT_NE(fold("Perú"), fold("Pera"));
}

TEST(Words, AreRunsOfLettersAndDigitsWithoutCaseAndAccents) {
  EXPECT_EQ(words_of("¿Deberán emitir 20.000 PERMISOS?"),
            (std::vector<std::string>{"deberan", "emitir", "20", "000", "permisos"}));
  EXPECT_EQ(words_of("s’engager — à Lomé"),
            (std::vector<std::string>{"s", "engager", "a", "lome"}));
  EXPECT_TRUE(words_of(" .,;").empty());
  EXPECT_TRUE(words_of("").empty());
}

TEST(SortsBefore, FollowsTheLanguageOfTheReader) {
  EXPECT_TRUE(sorts_before("Ñuñoa", "Oruro", "es"));
  EXPECT_TRUE(sorts_before("Nz", "Ña", "es"));   // ñ is a letter of its own in Spanish
  EXPECT_FALSE(sorts_before("Nz", "Ña", "fr"));  // and an n with a sign in French
  EXPECT_TRUE(sorts_before("África", "Bolivia", "pt-BR"));
  EXPECT_TRUE(sorts_before("a", "B", "en"));
}

TEST(SortsBefore, BytesDecideBetweenWhatSortsAlike) {
  EXPECT_TRUE(sorts_before("Pe\u0301rou", "P\u00e9rou", "fr"));
  EXPECT_FALSE(sorts_before("P\u00e9rou", "Pe\u0301rou", "fr"));
}

TEST(SortsBefore, IsAnOrderForEveryPairOfTexts) {
  EXPECT_TRUE(rc::check([](const std::string& a, const std::string& b) {
    RC_ASSERT(!sorts_before(a, a, "es"));
    RC_ASSERT((a == b) == (!sorts_before(a, b, "es") && !sorts_before(b, a, "es")));
  }));
}

TEST(NaughtyStrings, AreTextAndSurviveEveryFunction) {
  std::ifstream file(ACTA_SOURCE_DIR "/../shared/conformance/strings/blns.json");
  if (!file) GTEST_SKIP() << "NO CONFORMANCE MATERIAL: the list of naughty strings is not tested";
  int strings = 0;
  for (std::string line; std::getline(file, line);) {
    ++strings;
    ASSERT_TRUE(is_utf8(line)) << line;
    EXPECT_TRUE(is_utf8(show_invisible(line))) << line;
    EXPECT_EQ(fold(fold(line)), fold(line)) << line;
  }
  EXPECT_GT(strings, 400);
}

TEST(Letters, OfCodesChangeAndOfLanguagesDoNot) {
  EXPECT_EQ(lower("LAD-AP01 @Z`[É"), "lad-ap01 @z`[É");
  EXPECT_EQ(upper("lad-ap01 @z`{é"), "LAD-AP01 @Z`{é");
}

}  // namespace
}  // namespace acta
