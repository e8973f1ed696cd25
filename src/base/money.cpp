#include "base/money.h"

#include "base/codes.h"

namespace acta {

Result<Money> parse_money(std::string_view amount, std::string_view currency,
                          std::string_view place) {
  if (!codes::is_currency(currency))
    return invalid("error.currency.unknown", place, currency, "USD, EUR, PEN");
  return Money{TRY(parse_decimal(amount, place)), std::string(currency)};
}

Result<void> MoneyByCurrency::add(const Money& money) {
  const auto [total, first] = totals_.try_emplace(money.currency, money.amount);
  if (first) return {};
  total->second = TRY(acta::add(total->second, money.amount));
  return {};
}

}  // namespace acta
