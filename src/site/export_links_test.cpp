#include "site/export_links.h"

#include <gtest/gtest.h>

namespace acta::site {
namespace {

TEST(CopyFile, IsNamedAfterItsAddress) {
  EXPECT_EQ(file_of("/en/"), "en/index.html");
  EXPECT_EQ(file_of("/en"), "en.html");
  EXPECT_EQ(file_of("/en.json"), "en.json");
  EXPECT_EQ(file_of("/es/paises/col"), "es/paises/col.html");
  EXPECT_EQ(file_of("/en/sources/S002?page=2&view=history"),
            "en/sources/S002~page-2~view-history.html");
  EXPECT_EQ(file_of("/en/overlaps.csv?table=pairs"), "en/overlaps~table-pairs.csv");
  EXPECT_EQ(file_of("/checkpoint"), "checkpoint");
  EXPECT_EQ(file_of("/tile/entries/000.p/5"), "tile/entries/000.p/5");
  EXPECT_EQ(file_of("/assets/app.1f2e3d4c5b.css"), "assets/app.1f2e3d4c5b.css");
}

TEST(CopyFile, HasANameThatEveryFileSystemTakesAndNobodyElseHas) {
  const std::string a = file_of("/en/gaps?to=A%20B");
  const std::string b = file_of("/en/gaps?to=A%2FB");
  EXPECT_NE(a, b);
  for (const std::string& name : {a, b})
    EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                     "0123456789._-~/"),
              std::string::npos)
        << name;
}

TEST(RelativeLink, LeadsFromOneFileToAnother) {
  EXPECT_EQ(relative("en/index.html", "en/overlaps.html"), "overlaps.html");
  EXPECT_EQ(relative("en/countries/per.html", "en/committees.html"), "../committees.html");
  EXPECT_EQ(relative("en/countries/per.html", "assets/app.css"), "../../assets/app.css");
  EXPECT_EQ(relative("index.html", "es/index.html"), "es/index.html");
  EXPECT_EQ(relative("en/country.html", "en/countries/per.html"), "countries/per.html");
}

// Knows every address but those with a date.
std::optional<std::string> known(const std::string& address) {
  if (address.find("valid=") != address.npos) return {};
  return "to:" + address;
}

TEST(RelinkedPage, HasOnlyLinksThatLeadSomewhere) {
  EXPECT_EQ(relink_html("<a class=\"x\" href=\"/en/a?b=1&amp;c=2#d\">A &lt;</a>", known),
            "<a class=\"x\" href=\"to:/en/a?b=1&amp;c=2#d\">A &lt;</a>");
  EXPECT_EQ(relink_html("<a href=\"/en/a?valid=2023-01-01\">A</a>", known), "<a>A</a>");
  EXPECT_EQ(relink_html("<link rel=\"canonical\" href=\"/en/?valid=2023-01-01\">", known), "");
  EXPECT_EQ(relink_html("<a href=\"https://example.org/\">x</a><a href=\"#how\">y</a>", known),
            "<a href=\"https://example.org/\">x</a><a href=\"#how\">y</a>");
  EXPECT_EQ(relink_html("<p title=\"a > b\">/en/ href=\"/en/\"</p>", known),
            "<p title=\"a > b\">/en/ href=\"/en/\"</p>");
}

TEST(RelinkedPage, OffersNothingThatOnlyAServerCanAnswer) {
  EXPECT_EQ(relink_html("<p>a</p><form method=\"get\"><input name=\"q\"></form><p>b</p>", known),
            "<p>a</p><p>b</p>");
  const std::string search = "<form role=\"search\"><input name=\"q\"></form>";
  EXPECT_EQ(relink_html(search, known), search);
  EXPECT_EQ(relink_html("<script src=\"/assets/x.js\" defer></script>", known), "");
  EXPECT_EQ(relink_html("<script src=\"/assets/x.js\" data-for=\"copy\" defer></script>", known),
            "<script src=\"to:/assets/x.js\" data-for=\"copy\" defer></script>");
}

TEST(RelinkedStylesheet, FindsItsFonts) {
  EXPECT_EQ(
      relink_css("a{src:url(/assets/f.woff2) format(\"woff2\")}b{src:url(\"/assets/g\")}", known),
      "a{src:url(to:/assets/f.woff2) format(\"woff2\")}b{src:url(\"to:/assets/g\")}");
}

TEST(RelinkedScript, FindsItsPages) {
  EXPECT_EQ(relink_script("x=[[\"A\",\"/en/a\",\"b/c\"]];", known),
            "x=[[\"A\",\"to:/en/a\",\"b/c\"]];");
}

}  // namespace
}  // namespace acta::site
