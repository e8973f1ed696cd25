#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "register/view.h"

namespace acta::analysis {

using Parties = std::vector<const record::Subject*>;  // in the order of their ids

// How a result came about, in data: every published figure explains itself.
struct Computed {
  std::string rule;                 // key of the sentence that says how: "rule.overlap"
  std::vector<std::string> inputs;  // properties and kinds that were read
  std::string denominator;          // key of what shares are of; empty: it has no shares
  Day valid;
  std::uint64_t at = 0;  // entry
  Instant known;
  bool scenario = false;  // of a what-if, never of the record
};

Computed computed(const record::View& view, std::string_view rule, std::vector<std::string> inputs,
                  std::string_view denominator = {});

// A count over uncertain dates.
struct Count {
  std::size_t certain = 0;
  std::size_t possible = 0;  // the certain ones included
  bool operator==(const Count&) const = default;
};

// A share, kept exact. Of an empty whole it is not defined, which is not zero.
struct Ratio {
  std::size_t part = 0;
  std::size_t whole = 0;

  bool defined() const { return whole != 0; }
  std::optional<double> value() const;
  bool operator==(const Ratio&) const = default;
};

// "0.391", rounded half up in whole numbers, so that page, CSV and JSON print the same; empty if
// not defined.
std::string fixed(Ratio ratio, int decimals = 3);
std::string percent(Ratio ratio, int decimals = 1);  // "15.1", without the sign

// The order of results: by kind, then by id.
bool id_order(const record::Subject* a, const record::Subject* b);
void sort_by_id(Parties& subjects);

}  // namespace acta::analysis
