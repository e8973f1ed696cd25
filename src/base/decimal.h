#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace acta {

// An exact decimal number: units × 10^-scale. 0 ≤ scale ≤ 18. Never a double: sources print
// 11773757.7205736343, and sums must come out to the last digit.
struct Decimal {
  std::int64_t units = 0;
  std::uint8_t scale = 0;

  std::strong_ordering operator<=>(const Decimal& other) const;
  bool operator==(const Decimal& other) const { return (*this <=> other) == 0; }  // 1.50 == 1.5
};

// "686", "-0.5", "1234.50". Refused with a hint: "1,234.56", "1.234,56", "1 234", "686 million",
// "≈16.3", "n/a", "-" and the empty text, which is missing and never 0.
Result<Decimal> parse_decimal(std::string_view text, std::string_view place = {});
std::string format_decimal(Decimal number);  // "1234.50": the scale is kept
double to_double(Decimal number);

// Exact, or an error "error.number.too-large".
Result<Decimal> add(Decimal a, Decimal b);

}  // namespace acta
