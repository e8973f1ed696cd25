#include "base/codes.h"

#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "base/codes_table.h"
#include "base/text.h"

namespace acta::codes {
namespace {

std::string resolved(std::string_view written) {
  const auto found = country(written);
  return found ? *found : found.error().message + " " + found.error().hint;
}

TEST(Country, IsOneCodeHoweverItIsWritten) {
  for (const char* peru : {"Perú", "Perou", "Pérou", "Peru", "PERU", "perú", "PER", "per", "PE",
                           "pe", "604", " Perú ", "Republic of Peru"})
    EXPECT_EQ(resolved(peru), "PER") << peru;
  for (const char* usa : {"Estados Unidos", "EE. UU.", "EE.UU.", "EEUU", "US", "USA", "U.S.",
                          "U.S.A.", "840", "United States", "United States of America",
                          "the United States", "États-Unis", "EUA", "los Estados Unidos"})
    EXPECT_EQ(resolved(usa), "USA") << usa;
}

TEST(Country, TakesTheNamesThatTheRegionUses) {
  for (const auto& [name, code] : {std::pair("Aruba", "ABW"),
                                   {"Curaçao", "CUW"},
                                   {"Curazao", "CUW"},
                                   {"Bolivia", "BOL"},
                                   {"Venezuela", "VEN"},
                                   {"The Bahamas", "BHS"},
                                   {"Las Bahamas", "BHS"},
                                   {"Belice", "BLZ"},
                                   {"Brasil", "BRA"},
                                   {"Brésil", "BRA"},
                                   {"Haïti", "HTI"},
                                   {"Trinidad y Tobago", "TTO"},
                                   {"Trinidad & Tobago", "TTO"},
                                   {"St. Kitts & Nevis", "KNA"},
                                   {"Saint Lucia", "LCA"},
                                   {"República Dominicana", "DOM"},
                                   {"Dominica", "DMA"},
                                   {"Antígua e Barbuda", "ATG"},
                                   {"UK", "GBR"},
                                   {"Reino Unido", "GBR"},
                                   {"Guinea", "GIN"},
                                   {"Niger", "NER"},
                                   {"South Korea", "KOR"},
                                   {"Corea del Sur", "KOR"},
                                   {"Congo - Kinshasa", "COD"},
                                   {"República Democrática del Congo", "COD"},
                                   {"Republic of the Congo", "COG"}})
    EXPECT_EQ(resolved(name), code) << name;
}

TEST(Country, RefusesANameOfSeveralWithTheChoices) {
  EXPECT_EQ(resolved("Congo"), "error.country.ambiguous COD, COG");
  EXPECT_EQ(resolved("congo"), "error.country.ambiguous COD, COG");
  EXPECT_EQ(resolved("Korea"), "error.country.ambiguous KOR, PRK");
  EXPECT_EQ(resolved("Corea"), "error.country.ambiguous KOR, PRK");
  EXPECT_EQ(resolved("Corée"), "error.country.ambiguous KOR, PRK");
  EXPECT_EQ(resolved("Coreia"), "error.country.ambiguous KOR, PRK");
  EXPECT_EQ(resolved("Virgin Islands"), "error.country.ambiguous VGB, VIR");
  const auto refused = country("Congo", "memberships.csv:2:country");
  EXPECT_EQ(refused.error().place, "memberships.csv:2:country");
  EXPECT_EQ(refused.error().value, "Congo");
}

TEST(Country, ProposesTheCountriesThatHaveAllTheWords) {
  EXPECT_EQ(resolved("Kitts"), "error.country.unknown KNA");
  EXPECT_EQ(resolved("Virgin"), "error.country.ambiguous VGB, VIR");
}

TEST(Country, RefusesWhatIsNone) {
  EXPECT_EQ(resolved(""), "error.country.missing ");
  EXPECT_EQ(resolved("  "), "error.country.missing ");
  for (const char* none : {"XXX", "ZZ", "000", "999", "4", "Atlantis", "New Guinea?", "...",
                           "P.E.R.U.X", "\xFF\xFE", "the"})
    EXPECT_FALSE(country(none)) << none << " " << resolved(none);
}

TEST(Country, TakesTheOfficialNameInEachLanguage) {
  if (country_names().empty()) GTEST_SKIP() << "THE SYSTEM HAS NO TRANSLATIONS of iso-codes";
  for (const auto& [name, code] : {std::pair("República del Perú", "PER"),
                                   {"Estados Unidos de América", "USA"},
                                   {"Estados Unidos da América", "USA"},
                                   {"République bolivarienne du Venezuela", "VEN"},
                                   {"Corea, República de", "KOR"}})
    EXPECT_EQ(resolved(name), code) << name;
}

TEST(Country, EveryCodeAndEveryNameOfCldrComesBack) {
  const std::set<std::string> of_several = {"Congo", "São Martinho", "Saint-Martin"};
  for (const Country& row : countries()) {
    for (const std::string_view code : {row.alpha3, row.alpha2, row.number})
      EXPECT_EQ(resolved(code), row.alpha3) << code;
    for (const char* language : {"en", "es", "pt", "fr"}) {
      const std::string name = country_name(row.alpha3, language);
      if (of_several.contains(name))
        EXPECT_TRUE(resolved(name).starts_with("error.country.ambiguous"));
      else EXPECT_EQ(resolved(name), row.alpha3) << name;
    }
  }
}

TEST(Country, HasItsNameInFourLanguages) {
  EXPECT_EQ(country_name("PER", "en"), "Peru");
  EXPECT_EQ(country_name("PER", "fr"), "Pérou");
  EXPECT_EQ(country_name("USA", "es"), "Estados Unidos");
  EXPECT_EQ(country_name("CUW", "pt"), "Curaçao");
  EXPECT_EQ(country_name("TTO", "es"), "Trinidad y Tobago");
  EXPECT_EQ(country_name("XXX", "es"), "XXX");
}

TEST(Country, KnowsItsOtherCode) {
  EXPECT_TRUE(is_country("ABW"));
  EXPECT_FALSE(is_country("abw"));
  EXPECT_FALSE(is_country("AW"));
  EXPECT_EQ(alpha2("CUW"), "CW");
  EXPECT_EQ(alpha2("XXX"), "");
}

// The list of the UN Statistics Division, as published by others, has the same codes.
TEST(Country, AgreesWithTheListOfM49) {
  std::ifstream file(ACTA_SOURCE_DIR "/../shared/conformance/codes/un-m49-country-codes.csv");
  if (!file) GTEST_SKIP() << "NO CONFORMANCE MATERIAL: countries are not compared with M49";
  const std::string text(std::istreambuf_iterator<char>(file), {});
  for (const Country& row : countries())
    EXPECT_NE(text.find(row.alpha3), std::string::npos) << row.alpha3;
}

TEST(Currency, IsInIso4217) {
  for (const char* currency : {"USD", "PEN", "CLP", "XCD", "EUR"})
    EXPECT_TRUE(is_currency(currency));
  for (const char* currency : {"usd", "US", "", "ZZZ", "USDD"}) EXPECT_FALSE(is_currency(currency));
}

TEST(Currency, HasItsMinorDigits) {
  EXPECT_EQ(minor_digits("USD"), 2);
  EXPECT_EQ(minor_digits("CLP"), 0);
  EXPECT_EQ(minor_digits("KWD"), 3);
}

TEST(Language, IsWrittenInItsCanonicalCase) {
  for (const auto& [tag, canonical] : {std::pair("es", "es"),
                                       {"ES", "es"},
                                       {"pt-br", "pt-BR"},
                                       {"PT-BR", "pt-BR"},
                                       {"es-419", "es-419"},
                                       {"zh-hant-tw", "zh-Hant-TW"},
                                       {"quz", "quz"},
                                       {"ht", "ht"},
                                       {"spa", "es"}})
    EXPECT_EQ(language(tag).value(), canonical) << tag;
}

TEST(Language, RefusesWhatIsNoTag) {
  for (const char* tag : {"", "spanish", "xx", "es_PE", "es-", "-es", "es-XX", "es-PE-", "e",
                          "es PE", "qqq", "es-Zzzy", "und"}) {
    const auto refused = language(tag, "language");
    ASSERT_FALSE(refused) << tag;
    EXPECT_EQ(refused.error().message, "error.language.unknown");
    EXPECT_EQ(refused.error().place, "language");
  }
}

TEST(Language, HasItsNameInTheReadersLanguage) {
  EXPECT_EQ(language_name("pt", "es"), "portugués");
  EXPECT_EQ(language_name("ht", "fr"), "créole haïtien");
  EXPECT_EQ(language_name("es-419", "en"), "Latin American Spanish");
}

}  // namespace
}  // namespace acta::codes
