#include "site/testing.h"

namespace acta::site {
namespace {

using CountryBriefs = PortalTest;

// Two pages are what a minister reads.
TEST_F(CountryBriefs, FitTwoPagesForEveryCountryInEveryLanguage) {
  const std::string csv = body("/en/countries.csv");
  std::size_t countries = 0;
  for (std::size_t at = csv.find("\r\n"); at + 5 < csv.size(); at = csv.find("\r\n", at + 1)) {
    ++countries;
    const std::string id = csv.substr(at + 2, 3);
    for (const auto* path : {"/en/countries/", "/es/paises/", "/pt/paises/", "/fr/pays/"}) {
      const std::string pdf = body(path + id + ".pdf");
      EXPECT_TRUE(holds(pdf, "/Count 1\n") || holds(pdf, "/Count 2\n"))
          << path << id << ' ' << between(pdf, "/Count ", "\n");
    }
  }
  EXPECT_GT(countries, 20U);
}

}  // namespace
}  // namespace acta::site
