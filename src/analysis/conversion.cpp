#include "analysis/conversion.h"

#include <string>

#include "register/records/fields.h"

namespace acta::analysis {
namespace {

constexpr int most_places = 18;

Decimal shortest(Decimal number) {
  for (; number.scale > 0 && number.units % 10 == 0; --number.scale) number.units /= 10;
  return number;
}

std::optional<Decimal> product(Decimal a, Decimal b) {
  Decimal result;
  if (a.scale + b.scale > most_places || __builtin_mul_overflow(a.units, b.units, &result.units))
    return std::nullopt;
  result.scale = static_cast<std::uint8_t>(a.scale + b.scale);
  return shortest(result);
}

// a / b, if it ends within the places that a Decimal has.
std::optional<Decimal> quotient(Decimal a, Decimal b) {
  if (b.units == 0) return std::nullopt;
  // a.units / b.units × 10^-(a.scale - b.scale), with a.units widened until it divides.
  for (int scale = a.scale - b.scale; scale <= most_places; ++scale) {
    if (scale >= 0 && a.units % b.units == 0)
      return shortest({a.units / b.units, static_cast<std::uint8_t>(scale)});
    if (__builtin_mul_overflow(a.units, std::int64_t{10}, &a.units)) return std::nullopt;
  }
  return std::nullopt;
}

// How much of `other` one of the unit is.
std::optional<Decimal> factor(const record::View& view, std::string_view unit,
                              std::string_view other) {
  const record::Subject* const subject = view.find("unit/" + std::string(unit));
  if (!subject) return std::nullopt;
  const auto equals = record::Fields(view, *subject).quantity("equals");
  return equals && equals->unit == other ? std::optional(equals->amount) : std::nullopt;
}

}  // namespace

std::optional<Decimal> converted(const record::View& view, Decimal amount, std::string_view from,
                                 std::string_view to) {
  if (const auto times = factor(view, from, to)) return product(amount, *times);
  if (const auto parts = factor(view, to, from)) return quotient(amount, *parts);
  return std::nullopt;
}

}  // namespace acta::analysis
