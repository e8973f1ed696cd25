#include "analysis/translations.h"

#include <gtest/gtest.h>

#include "register/testing.h"

namespace acta::analysis {
namespace {

using record::Translation;

struct Texts : testing::Test, record::RecordBuilder {
  Texts() {
    kind("commitment");
    kind("country");
    property("text", "text", {.cardinality = "one"});
    property("remark", "text", {});
    property("name", "text", {.cardinality = "one"});
  }
  // "CM1 text missing", each in a line.
  std::string found(std::string_view language) {
    const record::View now = view("2026-01-01");
    std::string lines;
    for (const FoundText& text : texts(now)) {
      (lines += text.original->subject->id()) += ' ';
      (lines += text.original->property.view()) += ' ';
      (lines += name_of(text.in_language(language).state)) += '\n';
    }
    return lines;
  }
};

TEST_F(Texts, AreSaidTranslatedOrMissing) {
  const Entry one = text("commitment/CM1", "text", "Issue permits", {.language = "en"});
  text("commitment/CM2", "text", "Abrir vías", {.language = "es"});
  EXPECT_EQ(found("es"), "CM1 text missing\nCM2 text said\n");
  EXPECT_EQ(found("en"), "CM1 text said\nCM2 text missing\n");
  const Entry machine = translate(one, "Dar permisos", "es", Translation::machine);
  EXPECT_EQ(found("es"), "CM1 text machine\nCM2 text said\n");
  translate(one, "Emitir permisos", "es-MX", Translation::reviewed, {machine});
  EXPECT_EQ(found("es"), "CM1 text reviewed\nCM2 text said\n");
}

TEST_F(Texts, AreOutdatedOnceTheOriginalIsSaidOtherwise) {
  const Entry one = text("commitment/CM1", "text", "Issue 10 permits", {.language = "en"});
  for (const char* language : {"es", "pt", "fr"})
    translate(one, "10", language, Translation::reviewed);
  const Entry amended = amend(one, "Issue 8 permits");
  for (const char* language : {"es", "pt", "fr"})
    EXPECT_EQ(found(language), "CM1 text outdated\n") << language;
  translate(amended, "8", "es", Translation::human);
  EXPECT_EQ(found("es"), "CM1 text human\n");
}

TEST_F(Texts, OfAPropertyOfOneValueAreOneInHoweverManyLanguages) {
  text("commitment/CM1", "text", "Abrir vías", {.language = "es"});
  text("commitment/CM1", "text", "Open routes", {.language = "en"});
  text("commitment/CM1", "remark", "First", {.language = "en"});
  text("commitment/CM1", "remark", "Second", {.language = "en"});
  EXPECT_EQ(found("pt"), "CM1 text missing\nCM1 remark missing\nCM1 remark missing\n");
  EXPECT_EQ(texts(view("2026-01-01"))[0].original->language, "en");
}

TEST_F(Texts, OfAPropertyOfSeveralValuesAreOneWhereOnePlaceSaysThemInSeveralLanguages) {
  const Entry one = text("commitment/CM1", "remark", "First", {.locator = "l.1", .language = "en"});
  text("commitment/CM1", "remark", "Primero", {.locator = "l.1", .language = "es"});
  text("commitment/CM1", "remark", "Second", {.locator = "l.2", .language = "en"});
  EXPECT_EQ(found("es"), "CM1 remark said\nCM1 remark missing\n");
  translate(one, "Premier", "fr", Translation::human);
  amend(one, "The first");
  EXPECT_EQ(found("fr"), "CM1 remark outdated\nCM1 remark missing\n");
}

TEST_F(Texts, AreNoNamesOfCountriesAndNothingOfNoLanguage) {
  text("country/PER", "name", "Peru", {.language = "en"});
  text("commitment/CM1", "remark", "CM-1", {.language = "zxx"});
  text("commitment/CM1", "remark", "Said", {.language = "en"});
  EXPECT_EQ(found("fr"), "CM1 remark missing\n");
  const TranslationReport report = translations(view("2026-01-01"));
  EXPECT_EQ(report.texts.size(), 1U);
  EXPECT_EQ(report.parity[0].readable(), 1U);
  const Parity& counted = report.parity[3];
  EXPECT_EQ(counted.language, "fr");
  EXPECT_EQ(counted.of(TextState::missing), 1U);
  EXPECT_EQ(counted.of(TextState::said), 0U);
}

}  // namespace
}  // namespace acta::analysis
