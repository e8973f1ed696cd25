#include "procedure/translation.h"

#include <gtest/gtest.h>

#include "register/testing.h"

namespace acta::procedure {
namespace {

using Figures = std::vector<std::string>;

TEST(FiguresIn, AreNumbersHoweverTheyAreWrittenAndPlaceholders) {
  EXPECT_EQ(figures_in("Issue 10,000 permits by June 10, 2022"), (Figures{"10", "10000", "2022"}));
  EXPECT_EQ(figures_in("Emitir 10.000 permisos antes del 10 de junio de 2022"),
            (Figures{"10", "10000", "2022"}));
  EXPECT_EQ(figures_in("3.5 % of {country}"), figures_in("3,5 % de {country}"));
  EXPECT_NE(figures_in("3.5 %"), figures_in("35 %"));
  EXPECT_NE(figures_in("1,234,567"), figures_in("1.234"));
  EXPECT_EQ(figures_in("1,234,567"), (Figures{"1234567"}));
  EXPECT_EQ(figures_in("an open { brace, and 5."), (Figures{"5"}));
  EXPECT_TRUE(figures_in("").empty());
}

struct TranslationDraft : testing::Test, record::RecordBuilder {
  TranslationDraft() {
    kind("commitment");
    property("text", "text", {.cardinality = "one"});
    original = text("commitment/CM1", "text", "Issue 10,000 permits",
                    {.source = "S2", .locator = "p. 4", .language = "en"});
    entry = std::to_string(original);
  }
  // "error at place (hint)", each in a line.
  std::string refused(const TranslatedText& text) {
    std::string told;
    const auto draft = translation_draft(view("2026-01-01"), text);
    if (draft) return "none";
    for (const Error& error : draft.error())
      told += error.message + " at " + error.place + " (" + error.hint + ")\n";
    return told;
  }
  Entry original = 0;
  std::string entry;
};

TEST_F(TranslationDraft, IsSaidByWhoeverSaidTheTextAndWhere) {
  const record::View now = view("2026-01-01");
  const auto draft = translation_draft(now, {entry, "es", "Emitir 10.000 permisos", "human"});
  ASSERT_TRUE(draft.has_value());
  EXPECT_EQ(draft->subject.text, "commitment/CM1");
  EXPECT_EQ(draft->language.text, "es");
  EXPECT_EQ(draft->source.text + ' ' + draft->locator.text, "S2 p. 4");
  EXPECT_EQ(draft->asserter.text, "publisher");
  EXPECT_EQ(draft->translation, record::Translation::human);
}

TEST_F(TranslationDraft, TakesThePlaceOfTheFormerOne) {
  const auto former =
      translate(original, "Dar 10.000 permisos", "es", record::Translation::machine);
  const auto draft =
      translation_draft(view("2026-01-01"), {entry, "es", "Emitir 10.000 permisos", "reviewed"});
  ASSERT_TRUE(draft.has_value());
  ASSERT_EQ(draft->replaces.size(), 2U);
  EXPECT_EQ(draft->replaces[0].text, entry);
  EXPECT_EQ(draft->replaces[1].text, std::to_string(former));
  EXPECT_EQ(refused({entry, "es", "Dar 10.000 permisos", "machine"}),
            "error.translation.unchanged at text ()\n");
  EXPECT_EQ(refused({entry, "es", "Dar 10.000 permisos", "human"}), "none") << "somebody read it";
}

TEST_F(TranslationDraft, TellsWhatIsMissingOrDiffers) {
  EXPECT_EQ(refused({entry, "es", "Emitir 1.000 permisos", "human"}),
            "error.translation.figures at sure (1000, 10000)\n");
  EXPECT_EQ(refused({entry, "es", "Emitir diez mil permisos", "human", "yes"}), "none");
  EXPECT_EQ(refused({entry, "en", "Give 10,000 permits", "human"}),
            "error.translation.same-language at language ()\n");
  EXPECT_EQ(refused({"77", "es", " ", ""}),
            "error.translation.unknown at entry ()\nerror.report.missing at text ()\n"
            "error.report.missing at by ()\n");
  EXPECT_EQ(refused({entry, "es", "Emitir 1.000", "human", "", "es.xlf:4812"}),
            "error.translation.figures at es.xlf:4812 (1000, 10000)\n");
}

TEST_F(TranslationDraft, IsOfWhatIsSaidNowAndNotOfATranslation) {
  const auto spanish = translate(original, "Emitir 10.000", "es", record::Translation::human);
  EXPECT_EQ(refused({std::to_string(spanish), "pt", "Emitir 10.000", "human"}),
            "error.translation.unknown at entry ()\n");
  amend(original, "Issue 8,000 permits");
  EXPECT_EQ(refused({entry, "pt", "Emitir 10.000 autorizações", "human"}),
            "error.translation.unknown at entry ()\n");
}

}  // namespace
}  // namespace acta::procedure
