#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

#include "base/date.h"
#include "base/decimal.h"
#include "register/symbol.h"

namespace acta::record {

class Subject;

// What a property may hold; the vocabulary says which (vocabulary.h).
enum class ValueType : std::uint8_t { text, code, reference, date, quantity, money, claim };

struct Text {
  std::string_view text;  // its language stands on the claim
  bool operator==(const Text&) const = default;
};
struct Code {
  Symbol code;
  bool operator==(const Code&) const = default;
};
struct Reference {
  const Subject* subject;
  bool operator==(const Reference&) const = default;
};
struct ClaimReference {
  std::uint64_t claim;  // entry number
  bool operator==(const ClaimReference&) const = default;
};
// A number of something, exact, as published: "more than 547000 persons".
struct Quantity {
  Decimal amount;
  Symbol unit;       // "persons", "percent"; empty: a bare number
  Symbol qualifier;  // the source's own word: "nearly", "up to"; empty: as it stands
  bool operator==(const Quantity&) const = default;
};
struct Amount {
  Decimal amount;
  Symbol currency;  // ISO 4217
  Symbol qualifier;
  bool operator==(const Amount&) const = default;
};
// Said to be not there, with the reason: "not-stated", "none", "withdrawn". Never zero.
struct Missing {
  Symbol reason;
  bool operator==(const Missing&) const = default;
};

using Value = std::variant<Missing, Text, Code, Reference, Date, Quantity, Amount, ClaimReference>;

}  // namespace acta::record
