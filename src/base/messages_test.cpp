#include "base/messages.h"

#include <thread>

#include <gtest/gtest.h>

#include "base/date.h"

namespace acta {
namespace {

Messages speaking(std::string language, std::string_view pattern) {
  return {std::move(language), {{"key", std::string(pattern)}}};
}

Messages::Sentences po(std::string_view text) { return parse_po(text, "t.po").value(); }
Error refusal(std::string_view text) { return parse_po(text, "t.po").error(); }

TEST(Messages, ExplainsARefusalInOneSentence) {
  const Error error = parse_date("2022-13", "memberships.csv:21:valid_from").error();
  EXPECT_EQ(messages("en").explain(error),
            "memberships.csv:21:valid_from: “2022-13” is not a date: there is no month 13 "
            "(accepted: 2022, 2022-10, 2022-10-06)");
  EXPECT_EQ(messages("es").explain(error),
            "memberships.csv:21:valid_from: «2022-13» no es una fecha: no existe el mes 13 "
            "(se acepta: 2022, 2022-10, 2022-10-06)");
}

TEST(Messages, SaysPlaceAndHintOnceWhereTheSentenceHasThem) {
  const Messages t("en", {{"key", "in {place} write {hint}"},
                          {"error.at-place", "twice"},
                          {"error.with-hint", "twice"}});
  EXPECT_EQ(t.explain({ErrorKind::invalid, "key", "here", "", "this"}), "in here write this");
  EXPECT_EQ(messages("en").explain({ErrorKind::invalid, "error.date.missing", "", "", ""}),
            "a date is missing");
  const Messages chosen("en", {{"key", "{hint, select, gone {It is gone.} other {It is there.}}"},
                               {"error.with-hint", "twice"}});
  EXPECT_EQ(chosen.explain({ErrorKind::invalid, "key", "", "", "gone"}), "It is gone.");
}

TEST(Messages, ShowsWhatIsHiddenOrEndlessInAValue) {
  const auto explained = [](std::string value) {
    return messages("en").explain(
        {ErrorKind::invalid, "error.base64.not-base64", "", std::move(value), ""});
  };
  EXPECT_EQ(explained("a\u202Eb\nc"), "“aU+202Eb c” is not Base64");
  EXPECT_LT(explained(std::string(100'000, 'x')).size(), 200U);
  EXPECT_EQ(explained("{hint}"), "“{hint}” is not Base64");
}

TEST(Messages, CountsAsTheLanguageCounts) {
  const char* english = "{count, plural, one {# commitment} other {# commitments}}";
  const char* spanish =
      "{count, plural, one {# compromiso} many {# de compromisos} other {# compromisos}}";
  const auto in = [](const Messages& t, std::int64_t count) {
    return t("key", {{"count", count}});
  };
  EXPECT_EQ(in(speaking("en", english), 1), "1 commitment");
  EXPECT_EQ(in(speaking("en", english), 1'234), "1,234 commitments");
  EXPECT_EQ(in(speaking("es", spanish), 1'000'000), "1.000.000 de compromisos");
  EXPECT_EQ(in(speaking("es", spanish), 0), "0 compromisos");
}

TEST(Messages, TakesArgumentsByName) {
  const Messages t = speaking("en", "{b} before {a} ({share, number, percent})");
  EXPECT_EQ(t("key", {{"a", "A"}, {"b", "B"}, {"share", 0.5}}), "B before A (50%)");
}

TEST(Messages, AKeyWithoutASentenceShowsAsItself) {
  EXPECT_EQ(messages("en")("no.such.key"), "no.such.key");
  EXPECT_EQ(messages("en")("no.such.key", {{"a", "b"}}), "no.such.key");
  EXPECT_FALSE(messages("en").has("no.such.key"));
}

TEST(Messages, APatternThatIcuRefusesShowsAsItself) {
  EXPECT_EQ(speaking("en", "{count, plural,}")("key", {{"count", std::int64_t{1}}}),
            "{count, plural,}");
}

TEST(Messages, WritesNumbersAsTheLanguageDoes) {
  EXPECT_EQ(messages("en").number(12345.5, 1), "12,345.5");
  EXPECT_EQ(messages("es").number(12345.5, 1), "12.345,5");
  EXPECT_EQ(messages("es").number(1234.5, 1), "1.234,5");
  EXPECT_EQ(messages("fr").number(0.5, 3), "0,500");
  EXPECT_EQ(messages("en").number(2.0 / 3, 3), "0.667");
  EXPECT_EQ(messages("pt").number(999), "999");
  EXPECT_EQ(messages("en").number(999.5), "1,000");
  EXPECT_EQ(messages("pt").number(1234), "1.234");
  EXPECT_EQ(messages("fr").number(1234.25, 2), "1\u202F234,25");
}

TEST(Messages, SpeaksFourLanguagesAndEnglishToOthers) {
  for (const char* language : {"en", "es", "pt", "fr"}) {
    EXPECT_TRUE(speaks(language));
    EXPECT_EQ(messages(language).language(), language);
    EXPECT_TRUE(messages(language).has("error.date.not-a-date"));
  }
  EXPECT_FALSE(speaks("qu"));
  EXPECT_EQ(messages("qu").language(), "en");
  EXPECT_NE(messages("pt")("error.date.missing"), messages("es")("error.date.missing"));
}

TEST(Messages, FollowsTheLocaleOfTheTerminal) {
  EXPECT_EQ(language_of_locale("es_PE.UTF-8"), "es");
  EXPECT_EQ(language_of_locale("pt-BR"), "pt");
  EXPECT_EQ(language_of_locale("fr@euro"), "fr");
  EXPECT_EQ(language_of_locale("fr"), "fr");
  for (const char* other : {"C", "POSIX", "", "de_DE", "est"})
    EXPECT_EQ(language_of_locale(other), "en");
}

TEST(Messages, AreReadByManyThreadsAtOnce) {
  std::vector<std::thread> readers;
  std::array<bool, 4> right{};
  readers.reserve(right.size());
  for (std::size_t i = 0; i < right.size(); ++i)
    readers.emplace_back([&right, i] {
      bool all = true;
      for (int n = 0; n < 200; ++n)
        all = all && messages(i % 2 == 0 ? "fr" : "es")(
                         "error.date.not-a-date", {{"value", "x"}}) != "error.date.not-a-date";
      right[i] = all;
    });
  for (std::thread& reader : readers) reader.join();
  for (const bool reader : right) EXPECT_TRUE(reader);
}

TEST(Po, ReadsEntriesEscapesAndContinuations) {
  const auto sentences =
      po("msgid \"\"\nmsgstr \"Language: en\\n\"\n\n# comment\n#: src/a.cpp:1\nmsgid \"a\"\n"
         "msgstr \"\"\n\"one \\\"two\\\" \"\n\"three\\n\\t\\\\\"\nmsgid \"b\"\nmsgstr \"B\"");
  EXPECT_EQ(sentences, (Messages::Sentences{{"a", "one \"two\" three\n\t\\"}, {"b", "B"}}));
}

TEST(Po, LeavesOutWhatIsNotTranslated) {
  const auto sentences =
      po("#, fuzzy\nmsgid \"a\"\nmsgstr \"A\"\n\nmsgid \"b\"\nmsgstr \"\"\n\n"
         "#~ msgid \"old\"\n#~ msgstr \"Old\"\n\nmsgid \"c\"\nmsgstr \"C\"\r\n");
  EXPECT_EQ(sentences, (Messages::Sentences{{"c", "C"}}));
}

TEST(Po, NamesTheLineThatIsWrong) {
  const std::pair<const char*, const char*> wrong[] = {
      {"msgid \"a\"\nmsgid_plural \"b\"\n", "error.po.plural"},
      {"\nmsgctxt \"m\"\nmsgid \"a\"\n", "error.po.plural"},
      {"\nmsgstr \"a\"\n", "error.po.not-an-entry"},
      {"\n\"a\"\n", "error.po.not-an-entry"},
      {"msgid \"a\"\nmsgid \"b\"\n", "error.po.not-an-entry"},
      {"msgid \"a\"\nmsgstr \"b\n", "error.po.not-a-string"},
      {"msgid \"a\"\nmsgstr \"b\\\"\n", "error.po.not-a-string"},
      {"msgid \"a\"\nmsgstr \"b\\q\"\n", "error.po.not-a-string"},
      {"msgid \"a\"\nmsgstr \"b\" c\n", "error.po.not-a-string"},
      {"msgid \"a\"\nmsgstr \"\xFF\"\n", "error.po.not-utf8"}};
  for (const auto& [text, message] : wrong) {
    EXPECT_EQ(refusal(text).message, message) << text;
    EXPECT_EQ(refusal(text).place, "t.po:2") << text;
  }
  EXPECT_EQ(refusal("msgid \"a\"\nmsgstr \"A\"\nmsgid \"a\"\nmsgstr \"B\"\n").message,
            "error.po.duplicate");
}

}  // namespace
}  // namespace acta
