#include "base/pattern.h"

#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>

#include <set>

#include <gtest/gtest.h>

#include "base/messages.h"

namespace acta {

std::string_view embedded_message(std::string_view path);
std::span<const std::string_view> embedded_message_paths();

namespace {

icu::UnicodeString wide(std::string_view text) {
  return icu::UnicodeString::fromUTF8(std::string(text));
}

std::string by_icu(std::string_view language, std::string_view pattern,
                   const std::vector<Pattern::Named>& arguments) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessageFormat format(wide(pattern), icu::Locale(std::string(language).c_str()),
                                  status);
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const auto& [name, value] : arguments) {
    names.push_back(wide(name));
    if (const auto* text = std::get_if<std::string_view>(&value)) values.emplace_back(wide(*text));
    else if (const auto* whole = std::get_if<std::int64_t>(&value)) values.emplace_back(*whole);
    else values.emplace_back(std::get<double>(value));
  }
  icu::UnicodeString out;
  std::string utf8;
  format.format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), out, status);
  return U_FAILURE(status) ? std::string(pattern) : out.toUTF8String(utf8);
}

std::set<std::string> names_in(std::string_view pattern) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessagePattern parts(wide(pattern), nullptr, status);
  std::set<std::string> names;
  for (std::int32_t i = 0; i < parts.countParts(); ++i) {
    std::string name;
    if (parts.getPart(i).getType() == UMSGPAT_PART_TYPE_ARG_NAME)
      names.insert(parts.getSubstring(parts.getPart(i)).toUTF8String(name));
  }
  return names;
}

TEST(Pattern, SaysEverySentenceOfTheProgramAsIcuDoes) {
  const std::vector<Pattern::Value> values{std::string_view("O'Higgins {x}"),
                                           std::int64_t{0},
                                           std::int64_t{1},
                                           std::int64_t{2},
                                           std::int64_t{999},
                                           std::int64_t{1'234},
                                           std::int64_t{12'345},
                                           std::int64_t{1'000'000},
                                           std::int64_t{-5},
                                           0.5,
                                           std::string_view("certain"),
                                           std::string_view("Perú")};
  for (const std::string_view path : embedded_message_paths()) {
    const std::string language(path.substr(0, 2));
    const auto sentences = parse_po(embedded_message(path), path).value();
    for (const auto& [key, sentence] : sentences) {
      const auto names = names_in(sentence);
      if (names.empty()) continue;
      const Pattern pattern(language, sentence);
      for (const Pattern::Value& value : values) {
        std::vector<Pattern::Named> arguments;
        for (const std::string& name : names) arguments.push_back({name, value});
        EXPECT_EQ(pattern.fill(arguments), by_icu(language, sentence, arguments)) << key;
      }
    }
  }
}

TEST(Pattern, ReadsQuotesNestingAndExactNumbersAsIcuDoes) {
  for (const std::string_view pattern :
       {"it''s '{quoted}' {a}", "{n, plural, =0 {none} one {one, {a}} other {# of {a}}}",
        "{n, plural, offset:1 one {# more} other {# more}}", "{n, number, percent}",
        "{a, select, yes {{n, plural, one {#} other {##}}} other {no '#'}}",
        "{n, selectordinal, one {#st} other {#th}}", "{missing} {a}", "{n, plural,}", "don't"})
    for (const std::int64_t n : {0, 1, 2, 5'000}) {
      const std::vector<Pattern::Named> arguments{{"n", n}, {"a", std::string_view("yes")}};
      EXPECT_EQ(Pattern("en", pattern).fill(arguments), by_icu("en", pattern, arguments));
    }
}

}  // namespace
}  // namespace acta
