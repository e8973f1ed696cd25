#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "base/result.h"

namespace acta {

// An amount as it was published: exact, in its own currency, never converted.
struct Money {
  Decimal amount;
  std::string currency;  // ISO 4217: "USD"
  bool operator==(const Money&) const = default;
};

// `currency` must be in ISO 4217 (Debian's iso-codes).
Result<Money> parse_money(std::string_view amount, std::string_view currency,
                          std::string_view place = {});

// Sums of several currencies stay apart.
class MoneyByCurrency {
 public:
  Result<void> add(const Money& money);
  const std::map<std::string, Decimal>& totals() const { return totals_; }

 private:
  std::map<std::string, Decimal> totals_;
};

}  // namespace acta
