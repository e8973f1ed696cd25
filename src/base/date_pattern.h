#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acta {

// How a language writes a date: read from CLDR once, and then filled in by any thread. ICU's
// formats keep state while they write, and copying one for a thread takes longer than drawing a
// page.
//
//   date_patterns("es", {{"yMMMMd"}}).front().fill(0)  →  "1 de enero de 1970"
class DatePattern {
 public:
  DatePattern(DatePattern&&) noexcept;
  ~DatePattern();

  std::string fill(std::int64_t milliseconds) const;  // since 1970, in UTC

 private:
  struct Reading;
  explicit DatePattern(std::unique_ptr<const Reading> reading);
  friend std::vector<DatePattern> date_patterns(const char*, std::span<const char* const>);

  std::unique_ptr<const Reading> reading_;
};

// The first of a month has a mark in French and Portuguese that CLDR does not know: "1er janvier",
// "1º de janeiro". Puts it behind the day that stands there in the text, if it is a 1.
void mark_first(std::string& text, std::size_t at, std::string_view language);

// A skeleton names the parts that are wanted; CLDR has their order and words.
std::vector<DatePattern> date_patterns(const char* locale, std::span<const char* const> skeletons);

}  // namespace acta
