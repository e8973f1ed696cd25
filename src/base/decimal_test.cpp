#include "base/decimal.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace acta {
namespace {

Decimal number(std::string_view text) { return parse_decimal(text).value(); }
Error refusal(std::string_view text) { return parse_decimal(text, "amount").error(); }

const auto any_decimal = [] {
  return Decimal{*rc::gen::arbitrary<std::int64_t>(), *rc::gen::inRange<std::uint8_t>(0, 19)};
};

TEST(Decimal, KeepsEveryDigitOfItsSource) {
  for (const char* text : {"686", "-0.5", "1234.50", "0", "11773757.7205736343",
                           "0.000000000000000001", "9223372036854775807", "-9223372036854775808"})
    EXPECT_EQ(format_decimal(number(text)), text);
}

TEST(Decimal, AnyNumberReadsBack) {
  EXPECT_TRUE(rc::check([] {
    const Decimal given = any_decimal();
    const Decimal read = number(format_decimal(given));
    RC_ASSERT(read.units == given.units);
    RC_ASSERT(read.scale == given.scale);
  }));
}

TEST(Decimal, ComparesByValueAndNotByDigits) {
  EXPECT_EQ(number("1.50"), number("1.5"));
  EXPECT_LT(number("-1.5"), number("-1.49"));
  EXPECT_LT(number("0.999999999999999999"), number("9223372036854775807"));
  EXPECT_GT(number("10"), number("9.99"));
}

TEST(Decimal, OrderAgreesWithTheDifference) {
  EXPECT_TRUE(rc::check([](std::int32_t a, std::int32_t b) {
    const Decimal x{a, *rc::gen::inRange<std::uint8_t>(0, 9)};
    const Decimal y{b, *rc::gen::inRange<std::uint8_t>(0, 9)};
    const Decimal difference = add(x, {-y.units, y.scale}).value();
    RC_ASSERT((x < y) == (difference.units < 0));
    RC_ASSERT((x == y) == (difference.units == 0));
  }));
}

TEST(Decimal, RefusesASeparatorOfThousandsAndSaysHowToWriteIt) {
  for (const auto& [text, hint] : {std::pair("1,234.56", "1234.56"),
                                   {"1.234,56", "1234.56"},
                                   {"1 234", "1234"},
                                   {"1\u00A0234,5", "1234.5"},
                                   {"1\u202F234", "1234"},
                                   {"1.234.567", "1234567"},
                                   {"-1,5", "-1.5"},
                                   {"12,5", "12.5"}}) {
    EXPECT_EQ(refusal(text).message, "error.number.grouped") << text;
    EXPECT_EQ(refusal(text).hint, hint) << text;
    EXPECT_EQ(refusal(text).value, text);
    EXPECT_EQ(refusal(text).place, "amount");
  }
}

TEST(Decimal, DoesNotGuessWhatOneCommaMeans) {
  EXPECT_EQ(refusal("1,234").message, "error.number.grouped");
  EXPECT_EQ(refusal("1,234").hint, "");
}

TEST(Decimal, RefusesWordsAndSigns) {
  for (const char* text : {"686 million", "≈16.3", "$5", "1e6", "12%", "+5", ".5", "5.", "0x10",
                           "1-2", "--1", " 5", "5 ", "5\n"})
    EXPECT_EQ(refusal(text).message, "error.number.words") << text;
  for (const char* text : {"many", "NaN", "inf", "."})
    EXPECT_EQ(refusal(text).message, "error.number.not-a-number") << text;
}

TEST(Decimal, NothingIsMissingAndNeverZero) {
  for (const char* text : {"", " ", "-", "–", "n/a", "N/A"})
    EXPECT_EQ(refusal(text).message, "error.number.missing") << text;
}

TEST(Decimal, RefusesWhatItCouldNotKeepExactly) {
  EXPECT_EQ(refusal("9223372036854775808").message, "error.number.too-large");
  EXPECT_EQ(refusal("-9223372036854775809").message, "error.number.too-large");
  EXPECT_EQ(refusal(std::string(400, '9')).message, "error.number.too-large");
  EXPECT_EQ(refusal("0.1234567890123456789").message, "error.number.too-precise");
}

TEST(Addition, IsExact) {
  EXPECT_EQ(format_decimal(add(number("0.1"), number("0.2")).value()), "0.3");
  EXPECT_EQ(format_decimal(add(number("1.50"), number("1.5")).value()), "3.00");
  EXPECT_EQ(format_decimal(add(number("0.000000000000000001"), number("1")).value()),
            "1.000000000000000001");
}

TEST(Addition, GivesUpPlacesOnlyWhereTheyAreZero) {
  EXPECT_EQ(add(number("9000000000000000000"), number("1.00")).value(),
            number("9000000000000000001"));
  EXPECT_EQ(add(number("9000000000000000000"), number("0.01")).error().message,
            "error.number.too-large");
}

TEST(Addition, DoesNotDependOnTheOrder) {
  EXPECT_TRUE(rc::check([] {
    const Decimal a = any_decimal();
    const Decimal b = any_decimal();
    RC_ASSERT(add(a, b).has_value() == add(b, a).has_value());
    if (add(a, b)) RC_ASSERT(add(a, b).value() == add(b, a).value());
  }));
}

TEST(ToDouble, IsTheNearestDouble) {
  EXPECT_EQ(to_double(number("0.1")), 0.1);
  EXPECT_EQ(to_double(number("11773757.7205736343")), 11773757.7205736343);
  EXPECT_EQ(to_double(number("-1234.50")), -1234.5);
}

}  // namespace
}  // namespace acta
