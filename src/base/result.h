#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace acta {

enum class ErrorKind { invalid, not_found, forbidden, conflict, unavailable };

// A failure that a person caused or must hear about: bad input, no such thing, not
// allowed, changed meanwhile. It names the place, the rule and the rejected value
// (RFC 9457 problem details are made of it). `message` is a key of messages/, because
// only the edge (page, API, command line) knows the reader's language; the text of
// that key may use {place}, {value}, {part} and {hint}.
struct Error {
  ErrorKind kind = ErrorKind::invalid;
  std::string message;    // "error.date.not-a-date"
  std::string place;      // "memberships.csv:21:valid_from", "--valid"; empty: about the whole
  std::string value;      // what was given, as given
  std::string hint;       // what would be accepted, in the field's own terms: "CD, CG"
  std::string part = {};  // what of the value is wrong, where not all of it is: "13"
};

using Errors = std::vector<Error>;

// tl::expected and not std::expected: GCC 12 has the latter only in C++23 mode.
template <class T>
using Result = tl::expected<T, Error>;

// For what can be wrong in many places at once: all of them are told, not the first.
template <class T>
using Checked = tl::expected<T, Errors>;

inline tl::unexpected<Error> invalid(std::string message, std::string_view place = {},
                                     std::string_view value = {}, std::string hint = {}) {
  return tl::unexpected(Error{ErrorKind::invalid, std::move(message), std::string(place),
                              std::string(value), std::move(hint)});
}
inline tl::unexpected<Error> not_found(std::string message, std::string_view place = {},
                                       std::string_view value = {}, std::string hint = {}) {
  return tl::unexpected(Error{ErrorKind::not_found, std::move(message), std::string(place),
                              std::string(value), std::move(hint)});
}

}  // namespace acta

// The value of a Result, or return its error from the enclosing function:
//   const Date date = TRY(parse_date(text));
// A statement expression: GCC and Clang both have it, and no other form reads as well.
#define TRY(expression)                                                              \
  __extension__({                                                                    \
    auto&& acta_try_result = (expression);                                           \
    if (!acta_try_result) return tl::unexpected(std::move(acta_try_result).error()); \
    *std::move(acta_try_result);                                                     \
  })
