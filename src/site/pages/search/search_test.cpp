#include <algorithm>

#include "site/testing.h"

namespace acta::site {
namespace {

using SearchPage = PortalTest;

TEST_F(SearchPage, FindsTheSameInEveryLanguageOfThePortal) {
  for (const auto* language : {"en", "es", "pt", "fr"}) {
    const std::string page = body("/" + std::string(language) + "/search?q=xenofobia");
    EXPECT_EQ(faults_of(page), "") << language;
    EXPECT_TRUE(holds(page, "<mark>")) << page;
    EXPECT_TRUE(holds(page, "type=\"search\" id=\"q\" name=\"q\" value=\"xenofobia\""));
    EXPECT_FALSE(holds(page, ">search.")) << language;
  }
}

TEST_F(SearchPage, SaysInWhichLanguageATextWasFound) {
  const std::string mark = body("/fr/search?q=xenofobia");
  EXPECT_TRUE(holds(mark, "<span lang=\"es\">")) << mark;
  EXPECT_TRUE(holds(mark, "</mark>"));
  EXPECT_TRUE(holds(mark, "</span><span class=\"lg\">es<span")) << mark;
  EXPECT_FALSE(holds(body("/es/search?q=xenofobia"), "<span lang=\"es\">"));
}

TEST_F(SearchPage, KeepsTheTwoDatesAndFindsNothingBeforeTheRecord) {
  const std::string page =
      body("/en/search?q=peru&valid=2023-07-01&at=" + std::to_string(entries()));
  EXPECT_TRUE(
      holds(page, "/en/countries/per?at=" + std::to_string(entries()) + "&amp;valid=2023-07-01"));
  EXPECT_TRUE(holds(page, "name=\"valid\" value=\"2023-07-01\""));
  EXPECT_TRUE(holds(body("/en/search?q=peru&at=0"), "Nothing in the record at these dates"));
}

TEST_F(SearchPage, GivesTheSameRowsAsJsonAndCsv) {
  const std::string csv = body("/es/search.csv?q=refugiados");
  const std::string json = body("/es/search.json?q=refugiados");
  const auto rows = static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')) - 1;
  EXPECT_GT(rows, 3u);
  EXPECT_EQ(count(json, "\"subject\":"), rows);
}

TEST_F(SearchPage, SuggestsWhatMayHaveBeenMeant) {
  const std::string page = body("/en/search?q=xenophobai");
  EXPECT_TRUE(holds(page, "Did you mean <a href=\"/en/search?q=")) << page;
}

TEST_F(SearchPage, IsThereBeforeAnythingIsAsked) {
  EXPECT_TRUE(holds(body("/fr/search"), "Que cherchez-vous"));
  EXPECT_EQ(get("/fr/search.json").status, 200);
}

TEST_F(SearchPage, RefusesTooMuchInTheReadersLanguage) {
  const Response response = get("/pt/search?q=" + std::string(300, 'a'));
  EXPECT_EQ(response.status, 400);
  EXPECT_TRUE(holds(response.body, "A busca tem mais de 200 caracteres"));
  EXPECT_EQ(get("/pt/search?q=a+b+c+d+e+f+g+h+i").status, 400);
}

TEST_F(SearchPage, EscapesWhatWasAsked) {
  const std::string page = body("/en/search?q=%3Cscript%3E%22");
  EXPECT_FALSE(holds(page, "<script>\""));
  EXPECT_EQ(faults_of(page), "");
}

}  // namespace
}  // namespace acta::site
