#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace acta {

// An ICU MessageFormat pattern, taken apart once and then filled in by any thread. ICU opens a
// format with its plural rules in tens of microseconds and fills it in in several; a page has a
// hundred sentences. Names of texts and whole numbers, plural and select are filled in here, from
// ICU's own reading of the pattern and its own plural rules; for all else ICU is asked.
//
//   Pattern("en", "{count, plural, one {# promise} other {# promises}}").fill({{{"count", 3}}})
class Pattern {
 public:
  struct Value : std::variant<std::string_view, std::int64_t, double> {
    using variant::variant;
    Value(std::uint64_t count) : variant(static_cast<std::int64_t>(count)) {}
  };
  struct Named {
    std::string_view name;
    Value value;
  };

  Pattern(std::string_view language, std::string_view pattern);
  ~Pattern();
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;

  // A pattern that ICU refuses shows as itself, and so does one whose arguments do not fit it.
  std::string fill(std::span<const Named> arguments) const;

  // "12.345" in Spanish.
  static std::string whole_number(std::int64_t number, std::string_view language);

 private:
  struct Reading;
  struct Piece;
  using Pieces = std::vector<Piece>;
  struct Choice;
  bool put(std::string& out, const Pieces& pieces, std::span<const Named> arguments,
           std::optional<std::int64_t> counted) const;
  const Pieces* chosen(const Choice& choice, const Value& value) const;

  const std::string language_, pattern_;
  std::unique_ptr<const Pieces> pieces_;  // none: it is ICU's to fill in
};

}  // namespace acta
