#include "search/index.h"

#include <gtest/gtest.h>

#include "register/testing.h"

namespace acta::search {
namespace {

using record::RecordBuilder;

struct Search : testing::Test {
  Search() {
    for (const auto* kind : {"committee", "country", "commitment"}) build.kind(kind);
    build.property("name", "text", {});
    build.property("text", "text", {});
  }

  std::uint64_t say(std::string_view subject, std::string_view property, std::string_view text,
                    std::string_view language, std::string from = {}, std::string to = {}) {
    return build.text(
        subject, property, text,
        {.from = std::move(from), .to = std::move(to), .language = std::string(language)});
  }
  std::vector<std::string> found(std::string_view query, std::string_view day = "2024-01-01") {
    std::vector<std::string> names;
    const Found all = index.search(build.view(day), query).value();
    for (const Hit& hit : all.hits) names.emplace_back(hit.subject->name());
    return names;
  }
  using Names = std::vector<std::string>;

  RecordBuilder build;
  Index index{build.record()};
};

TEST_F(Search, FindsAWordInItsOtherFormsWithAndWithoutAccents) {
  say("committee/ES", "name", "Comité de cooperación y migraciones", "es");
  say("committee/PT", "name", "Comitê de cooperação e migração", "pt");
  say("committee/FR", "name", "Comité des réfugiés déplacés", "fr");
  say("committee/EN", "name", "Committee on labour pathways", "en");
  for (const auto* query : {"cooperaciones", "COOPERACION", "cooperación"})
    EXPECT_EQ(found(query).at(0), "committee/ES") << query;
  for (const auto* query : {"cooperações", "cooperacao", "cooperacoes"})
    EXPECT_EQ(found(query), Names{"committee/PT"}) << query;
  EXPECT_EQ(found("migrações"), Names{"committee/PT"});
  for (const auto* query : {"réfugié", "refugies", "déplacé"})
    EXPECT_EQ(found(query), Names{"committee/FR"}) << query;
  for (const auto* query : {"pathway", "Pathways", "committees labour"})
    EXPECT_EQ(found(query), Names{"committee/EN"}) << query;
}

TEST_F(Search, ShowsOnlyWhatStandsAndHoldsAtTheTwoDates) {
  const auto said = say("commitment/C1", "text", "Open a humanitarian corridor", "en", "2023-01-01",
                        "2023-07-01");
  const auto before = build.view("2023-03-01");
  EXPECT_EQ(found("corridor", "2023-03-01"), Names{"commitment/C1"});
  EXPECT_EQ(found("corridor", "2024-03-01"), Names{});  // no longer true
  build.withdraw(said);
  EXPECT_EQ(found("corridor", "2023-03-01"), Names{});
  ASSERT_EQ(index.search(before, "corridor")->hits.size(), 1u);  // as it was known then
}

TEST_F(Search, NeverHoldsWhatIsRestricted) {
  build.text("commitment/C1", "text", "A secret detour", {.language = "en", .restricted = true});
  EXPECT_EQ(found("detour"), Names{});
  EXPECT_EQ(index.search(build.view("2024-01-01"), "detuor")->meant, "");
}

TEST_F(Search, WantsAllWordsThoughNotInOneText) {
  say("commitment/C1", "name", "Regional visas", "en");
  say("commitment/C1", "text", "Para trabajadores agrícolas", "es");
  say("commitment/C2", "text", "Visas for students", "en");
  EXPECT_EQ(found("visa agricola"), Names{"commitment/C1"});
  EXPECT_EQ(found("visa"), (Names{"commitment/C1", "commitment/C2"}));
}

TEST_F(Search, PutsTheWholeNameFirstThenNamesThenTexts) {
  say("commitment/C1", "text", "Signed in Lima", "en");
  say("committee/K2", "name", "Lima group of friends", "en");
  say("committee/K9", "name", "Lima", "en");
  EXPECT_EQ(found("lima"), (Names{"committee/K9", "committee/K2", "commitment/C1"}));
}

TEST_F(Search, FindsIdsAndNamesOfCountriesThatNoClaimGives) {
  say("country/PER", "text", "A text", "en");
  say("committee/LAD-AP07", "text", "A text", "en");
  EXPECT_EQ(found("LAD-AP07"), Names{"committee/LAD-AP07"});
  EXPECT_EQ(found("ap07"), Names{"committee/LAD-AP07"});
  EXPECT_EQ(found("pérou"), Names{"country/PER"});
  EXPECT_EQ(found("peru"), Names{"country/PER"});
}

TEST_F(Search, SuggestsOnlyWordsThatWouldFindSomethingAtTheseDates) {
  say("commitment/C1", "text", "Fight xenophobia", "en", "2023-01-01");
  EXPECT_EQ(index.search(build.view("2024-01-01"), "xenofobia")->meant, "xenophobia");
  EXPECT_EQ(index.search(build.view("2022-01-01"), "xenofobia")->meant, "");
  EXPECT_EQ(index.search(build.view("2024-01-01"), "zzzzzzzz")->meant, "");
}

TEST_F(Search, SuggestsInThePastWhatItSuggestedThen) {
  say("commitment/C1", "text", "A new committee", "en", "2023-01-01");
  const record::View then = build.view("2024-01-01");
  EXPECT_EQ(index.search(then, "comitee")->meant, "committee");
  for (const char* later : {"comite", "comitees", "comiteed", "comiteen", "comiteer"})
    say("commitment/C2", "note", later, "en", "2023-01-01");
  EXPECT_EQ(index.search(then, "comitee")->meant, "committee");
}

TEST_F(Search, MarksTheWordsInTheExcerpt) {
  say("commitment/C1", "text", "To regularise migrants and refugees", "en");
  const Found found = index.search(build.view("2024-01-01"), "migrant refugee").value();
  EXPECT_EQ(index.excerpt(found.hits.at(0), found.words),
            "To regularise \1migrants\2 and \1refugees\2");
}

TEST_F(Search, ShowsOfTextsWithTheSameWordsTheOneThatTheReaderReads) {
  const auto es = say("commitment/C1", "text", "Asilo para familias", "es");
  const auto pt = say("commitment/C1", "text", "Asilo para todas as pessoas", "pt-BR");
  const auto shown = [&](std::string_view query, std::string_view language) {
    return index.search(build.view("2024-01-01"), query, language)->hits.at(0).claim->number;
  };
  EXPECT_EQ(shown("asilo", "pt"), pt);
  EXPECT_EQ(shown("asilo", "fr"), es);
  EXPECT_EQ(shown("asilo familias", "pt"), es);  // which has both words
}

TEST_F(Search, TakesAnythingThatPeopleType) {
  say("commitment/C1", "text", "Visas", "en");
  const auto view = build.view("2024-01-01");
  for (const auto* query : {"", "   ", "\"", "-", "***", "()", "…"})
    EXPECT_TRUE(index.search(view, query)->words.empty()) << query;
  for (const auto* query :
       {"visas OR", "NEAR(visas)", "visas*", "\"visas", "text:visas", "visas -x"})
    EXPECT_TRUE(index.search(view, query)) << query;
  EXPECT_EQ(found("visas*"), Names{"commitment/C1"});
  EXPECT_EQ(index.search(view, std::string(201, 'a')).error().message, "error.search.too-long");
  EXPECT_EQ(index.search(view, "a b c d e f g h i").error().message, "error.search.too-many-words");
}

}  // namespace
}  // namespace acta::search
