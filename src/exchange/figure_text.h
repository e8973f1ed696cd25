#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "register/flow_count.h"

namespace acta::exchange {

// How an office writes its numbers. Without a word about it only digits are a number: 1.234 is a
// thousand and more in one country and little more than one in another.
struct NumberStyle {
  char thousands = 0;  // between groups of three digits; ' ' is any space
  char decimal = 0;    // 1234,0 is whole; 1234,5 is no count of anything
};

// The figure of a cell, of which flow, nationality and period are the caller's: empty is missing,
// "<20" is suppressed, with `rounded` > 1 a multiple of it is rounded, and 4e+05 is what programs
// write for 400000. An error is the key of its message.
tl::expected<record::FlowCount, std::string_view> parse_figure(std::string_view text,
                                                               const NumberStyle& style,
                                                               std::int64_t rounded);

constexpr std::uint64_t most_counted = std::uint64_t{1} << 53;

}  // namespace acta::exchange
