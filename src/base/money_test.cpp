#include "base/money.h"

#include <gtest/gtest.h>

namespace acta {
namespace {

Money money(std::string_view amount, std::string_view currency) {
  return parse_money(amount, currency).value();
}

TEST(Money, KeepsTheAmountAsItWasPublished) {
  EXPECT_EQ(format_decimal(money("11773757.7205736343", "USD").amount), "11773757.7205736343");
  EXPECT_EQ(money("1.50", "USD"), money("1.5", "USD"));
  EXPECT_NE(money("1.50", "USD"), money("1.50", "CAD"));
}

TEST(Money, RefusesACurrencyThatIsNotInTheList) {
  for (const char* currency : {"", "usd", "US$", "XYZ", "US", "USDX"}) {
    const auto refused = parse_money("1", currency, "finance.csv:3:currency");
    ASSERT_FALSE(refused) << currency;
    EXPECT_EQ(refused.error().message, "error.currency.unknown");
    EXPECT_EQ(refused.error().value, currency);
    EXPECT_EQ(refused.error().place, "finance.csv:3:currency");
  }
}

TEST(Money, RefusesAnAmountInWords) {
  EXPECT_EQ(parse_money("686 million", "USD").error().message, "error.number.words");
}

TEST(MoneyByCurrency, KeepsCurrenciesApartAndSumsExactly) {
  MoneyByCurrency sum;
  for (const auto& [amount, currency] :
       {std::pair("0.1", "USD"), {"0.2", "USD"}, {"26900000", "CAD"}})
    EXPECT_TRUE(sum.add(money(amount, currency)));
  ASSERT_EQ(sum.totals().size(), 2U);
  EXPECT_EQ(format_decimal(sum.totals().at("USD")), "0.3");
  EXPECT_EQ(format_decimal(sum.totals().at("CAD")), "26900000");
}

TEST(MoneyByCurrency, ASumThatIsTooLargeChangesNothing) {
  MoneyByCurrency sum;
  EXPECT_TRUE(sum.add(money("9223372036854775807", "USD")));
  EXPECT_EQ(sum.add(money("1", "USD")).error().message, "error.number.too-large");
  EXPECT_EQ(format_decimal(sum.totals().at("USD")), "9223372036854775807");
}

}  // namespace
}  // namespace acta
