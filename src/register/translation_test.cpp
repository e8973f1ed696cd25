#include "register/translation.h"

#include <gtest/gtest.h>

#include "register/disagreement.h"
#include "register/records/local_text.h"
#include "register/testing.h"

namespace acta::record {
namespace {

struct Translations : testing::Test, RecordBuilder {
  Translations() {
    kind("commitment");
    property("text", "text", {.cardinality = "one"});
    original = text(promise, "text", "Issue 10,000 permits", {.language = "en"});
  }
  std::string read(std::string_view language, Entry at = 0) {
    const View now = at == 0 ? view("2026-01-01") : view_at("2026-01-01", at);
    const LocalText found = text_of(now, subject(promise), "text", language);
    return found.language + ": " + found.text;
  }
  static constexpr const char* promise = "commitment/CM1";
  Entry original = 0;
};

TEST_F(Translations, AreReadWhereNobodySaidItInTheLanguage) {
  EXPECT_EQ(read("es"), "en: Issue 10,000 permits");
  const Entry at = translate(original, "Emitir 10.000 permisos", "es", Translation::human);
  EXPECT_EQ(read("es"), "es: Emitir 10.000 permisos");
  EXPECT_EQ(read("en"), "en: Issue 10,000 permits") << "what it renders stands";
  EXPECT_EQ(read("pt"), "en: Issue 10,000 permits");
  EXPECT_EQ(read("es", at - 1), "en: Issue 10,000 permits");
  EXPECT_EQ(text_of(view("2026-01-01"), subject(promise), "text", "es").translation,
            Translation::human);
}

TEST_F(Translations, OfATextInAnotherLanguageComeAfterTheTextItself) {
  const Entry spanish = text("commitment/CM2", "text", "Abrir vías", {.language = "es"});
  translate(spanish, "Open routes", "en", Translation::machine);
  const View now = view("2026-01-01");
  EXPECT_EQ(text_of(now, subject("commitment/CM2"), "text", "fr").text, "Abrir vías");
  EXPECT_EQ(text_of(now, subject("commitment/CM2"), "text", "en").text, "Open routes");
}

TEST_F(Translations, AreOutdatedWhenWhatTheyRenderIsSaidOtherwise) {
  const Entry spanish = translate(original, "Emitir 10.000 permisos", "es", Translation::reviewed);
  const Entry amended = amend(original, "Issue 8,000 permits");
  const View now = view("2026-01-01");
  EXPECT_TRUE(is_outdated(now, *now.record().claim(spanish)));
  EXPECT_EQ(read("es"), "en: Issue 8,000 permits");
  EXPECT_EQ(read("es", spanish), "es: Emitir 10.000 permisos") << "then it was not";
  translate(amended, "Emitir 8.000 permisos", "es", Translation::reviewed);
  EXPECT_EQ(read("es"), "es: Emitir 8.000 permisos");
}

TEST_F(Translations, TakeThePlaceOfFormerOnesAndDisagreeWithNone) {
  const Entry former = translate(original, "Dar 10.000 permisos", "es", Translation::machine);
  const Entry other = translate(original, "Conceder 10.000 permisos", "es", Translation::human);
  const View both = view("2026-01-01");
  EXPECT_TRUE(record::disagreements(both).empty());
  EXPECT_EQ(both.superseded_by(*both.record().claim(original)), nullptr);
  EXPECT_EQ(both.set_aside_by(*both.record().claim(original)), nullptr);
  translate(original, "Emitir 10.000 permisos", "es", Translation::reviewed, {former, other});
  EXPECT_EQ(read("es"), "es: Emitir 10.000 permisos");
  const View now = view("2026-01-01");
  EXPECT_FALSE(now.stands(*now.record().claim(former)));
  EXPECT_TRUE(now.stands(*now.record().claim(original)));
  EXPECT_EQ(original_of(now.record(), *now.record().claim(former))->number, original);
  EXPECT_EQ(original_of(now.record(), *now.record().claim(original)), nullptr);
}

}  // namespace
}  // namespace acta::record
