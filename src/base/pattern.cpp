#include "base/pattern.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/numfmt.h>
#include <unicode/plurrule.h>

#include "base/check.h"
#include "base/text.h"

namespace acta {
namespace {

constexpr std::int64_t few = 1000;  // numbers below are written without grouping everywhere

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string from_icu(const icu::UnicodeString& text) {
  std::string utf8;
  return text.toUTF8String(utf8);
}

icu::Formattable value_for_icu(const Pattern::Value& value) {
  struct Visitor {
    icu::Formattable operator()(std::string_view text) const { return {to_icu(text)}; }
    icu::Formattable operator()(std::int64_t number) const { return {number}; }
    icu::Formattable operator()(double number) const { return {number}; }
  };
  return std::visit(Visitor{}, value);
}

// What stands between groups of three digits. MessageFormat writes it also where the language
// leaves four digits alone.
std::string read_thousands_mark(const char* language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::NumberFormat> format(
      icu::NumberFormat::createInstance(icu::Locale(language), status));
  check(U_SUCCESS(status), "ICU writes every number");
  icu::UnicodeString text;
  format->format(std::int64_t{1'000}, text);
  return from_icu(text.tempSubStringBetween(1, text.length() - 3));
}

const std::string& thousands_mark(std::string_view language) {
  static const std::string english = read_thousands_mark("en"), spanish = read_thousands_mark("es"),
                           portuguese = read_thousands_mark("pt"),
                           french = read_thousands_mark("fr");
  if (language == "es") return spanish;
  if (language == "pt") return portuguese;
  if (language == "fr") return french;
  return english;
}

std::string category_by_rule(const icu::PluralRules& rules, std::int64_t number) {
  return from_icu(rules.select(static_cast<double>(number)));
}

// CLDR's categories ("one", "many", "other") of a language.
struct Plurals {
  explicit Plurals(std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    rules.reset(icu::PluralRules::forLocale(icu::Locale(std::string(language).c_str()), status));
    check(U_SUCCESS(status) && rules, "ICU knows how the language counts");
    for (std::int64_t number = 0; number < few; ++number)
      known[static_cast<std::size_t>(number)] = category_by_rule(*rules, number);
  }
  std::string category(std::int64_t number) const {
    if (number >= 0 && number < few) return known[static_cast<std::size_t>(number)];
    return category_by_rule(*rules, number);
  }

  std::unique_ptr<icu::PluralRules> rules;
  std::array<std::string, few> known;
};

const Plurals& plurals(std::string_view language) {
  static const Plurals english("en"), spanish("es"), portuguese("pt"), french("fr");
  if (language == "es") return spanish;
  if (language == "pt") return portuguese;
  if (language == "fr") return french;
  return english;
}

// A format keeps state while it writes, so every thread has its own.
const icu::MessageFormat* opened(const std::string& language, const std::string& pattern) {
  thread_local std::unordered_map<std::string, std::unique_ptr<icu::MessageFormat>> formats;
  const std::string key = language + ':' + pattern;
  if (const auto found = formats.find(key); found != formats.end()) return found->second.get();
  UErrorCode status = U_ZERO_ERROR;
  auto format =
      std::make_unique<icu::MessageFormat>(to_icu(pattern), icu::Locale(language.c_str()), status);
  if (U_FAILURE(status)) format.reset();
  if (formats.size() > 4096) formats.clear();
  return formats.emplace(key, std::move(format)).first->second.get();
}

std::string filled_by_icu(const std::string& language, const std::string& pattern,
                          std::span<const Pattern::Named> arguments) {
  const icu::MessageFormat* const format = opened(language, pattern);
  if (format == nullptr) return pattern;
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const Pattern::Named& argument : arguments) {
    names.push_back(to_icu(argument.name));
    values.push_back(value_for_icu(argument.value));
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out;
  format->format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), out, status);
  return U_FAILURE(status) ? pattern : from_icu(out);
}

}  // namespace

struct Pattern::Choice {
  bool plural = false;
  std::vector<std::pair<std::int64_t, Pieces>> exactly;  // =0 {…}
  std::vector<std::pair<std::string, Pieces>> named;     // one {…}, other {…}
};

// Text, then what is put after it: nothing, an argument as it is, one that is a whole number, the
// number that a plural counts, or one of several.
struct Pattern::Piece {
  enum class Then : std::uint8_t { nothing, argument, number, counted, choice };
  std::string text;
  Then then = Then::nothing;
  std::string name;  // of the argument
  Choice choice;
};

// Walks over ICU's parts of a pattern as MessageFormat does.
struct Pattern::Reading {
  const icu::MessagePattern& parts;
  const icu::UnicodeString& text;
  bool ours = true;

  std::string between(std::int32_t from, std::int32_t to) const {
    return from_icu(text.tempSubStringBetween(from, to));
  }

  // The message that begins at part `at`.
  Pieces message(std::int32_t at) {
    Pieces pieces(1);
    std::int32_t from = parts.getPart(at).getLimit();
    for (std::int32_t i = at + 1; ours; ++i) {
      const auto& part = parts.getPart(i);
      pieces.back().text += between(from, part.getIndex());
      from = part.getLimit();
      switch (part.getType()) {
        case UMSGPAT_PART_TYPE_MSG_LIMIT: return pieces;
        case UMSGPAT_PART_TYPE_REPLACE_NUMBER:
          pieces.back().then = Piece::Then::counted;
          pieces.emplace_back();
          break;
        case UMSGPAT_PART_TYPE_ARG_START:
          argument(i, pieces.back());
          pieces.emplace_back();
          i = parts.getLimitPartIndex(i);
          from = parts.getPart(i).getLimit();
          break;
        default: break;  // a quote, which is left out
      }
    }
    return pieces;
  }

  void argument(std::int32_t at, Piece& piece) {
    const UMessagePatternArgType type = parts.getPart(at).getArgType();
    piece.name = from_icu(parts.getSubstring(parts.getPart(at + 1)));
    piece.then = Piece::Then::argument;
    if (type == UMSGPAT_ARG_TYPE_NONE) return;
    if (is_plain_number(at)) {
      piece.then = Piece::Then::number;
      return;
    }
    piece.then = Piece::Then::choice;
    piece.choice.plural = type == UMSGPAT_ARG_TYPE_PLURAL;
    ours = piece.choice.plural || type == UMSGPAT_ARG_TYPE_SELECT;
    if (ours) cases(at + 2, parts.getLimitPartIndex(at), piece.choice);
  }

  void cases(std::int32_t at, std::int32_t limit, Choice& choice) {
    for (; ours && at < limit; ++at) {
      if (parts.getPart(at).getType() != UMSGPAT_PART_TYPE_ARG_SELECTOR) {
        ours = false;  // an offset
        return;
      }
      std::string name = from_icu(parts.getSubstring(parts.getPart(at++)));
      if (is_number(at)) {
        const double number = parts.getNumericValue(parts.getPart(at++));
        choice.exactly.emplace_back(static_cast<std::int64_t>(number), message(at));
        ours = ours && static_cast<double>(choice.exactly.back().first) == number;
      } else {
        choice.named.emplace_back(std::move(name), message(at));
      }
      at = parts.getLimitPartIndex(at);
    }
  }

  // {count, number}, and no style after it.
  bool is_plain_number(std::int32_t at) const {
    return parts.getPart(at).getArgType() == UMSGPAT_ARG_TYPE_SIMPLE &&
           parts.partSubstringMatches(parts.getPart(at + 2), u"number") &&
           parts.getPart(at + 3).getType() == UMSGPAT_PART_TYPE_ARG_LIMIT;
  }

  bool is_number(std::int32_t at) const {
    const auto type = parts.getPart(at).getType();
    return type == UMSGPAT_PART_TYPE_ARG_INT || type == UMSGPAT_PART_TYPE_ARG_DOUBLE;
  }
};

Pattern::Pattern(std::string_view language, std::string_view pattern)
    : language_(language), pattern_(pattern) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString text = to_icu(pattern);
  const icu::MessagePattern parts(text, nullptr, status);
  if (U_FAILURE(status)) return;
  Reading reading{parts, text};
  auto pieces = std::make_unique<Pieces>(reading.message(0));
  if (reading.ours) pieces_ = std::move(pieces);
}

Pattern::~Pattern() = default;

std::string Pattern::fill(std::span<const Named> arguments) const {
  std::string out;
  if (pieces_ && put(out, *pieces_, arguments, {})) return out;
  return filled_by_icu(language_, pattern_, arguments);
}

// False where only ICU knows what comes of it: an argument that is not given, or of a type that
// the pattern does not expect.
bool Pattern::put(std::string& out, const Pieces& pieces, std::span<const Named> arguments,
                  std::optional<std::int64_t> counted) const {
  for (const Piece& piece : pieces) {
    out += piece.text;
    if (piece.then == Piece::Then::nothing) continue;
    if (piece.then == Piece::Then::counted) {
      if (!counted) return false;
      out += whole_number(*counted, language_);
      continue;
    }
    const auto given = std::find_if(arguments.begin(), arguments.end(),
                                    [&](const Named& each) { return each.name == piece.name; });
    if (given == arguments.end()) return false;
    const auto* number = std::get_if<std::int64_t>(&given->value);
    if (piece.then == Piece::Then::choice) {
      const Pieces* const chosen_pieces = chosen(piece.choice, given->value);
      const auto inner = piece.choice.plural && number ? std::optional(*number) : counted;
      if (!chosen_pieces || !put(out, *chosen_pieces, arguments, inner)) return false;
    } else if (number) {
      out += whole_number(*number, language_);
    } else if (const auto* text = std::get_if<std::string_view>(&given->value);
               text && piece.then == Piece::Then::argument && is_utf8(*text)) {
      out += *text;
    } else {
      return false;
    }
  }
  return true;
}

const Pattern::Pieces* Pattern::chosen(const Choice& choice, const Value& value) const {
  std::string category;
  std::string_view wanted;
  if (choice.plural) {
    const auto* number = std::get_if<std::int64_t>(&value);
    if (!number) return nullptr;
    for (const auto& [exactly, pieces] : choice.exactly)
      if (exactly == *number) return &pieces;
    wanted = category = plurals(language_).category(*number);
  } else {
    const auto* text = std::get_if<std::string_view>(&value);
    if (!text) return nullptr;
    wanted = *text;
  }
  const Pieces* other = nullptr;
  for (const auto& [name, pieces] : choice.named) {
    if (name == wanted) return &pieces;
    if (name == "other") other = &pieces;
  }
  return other;
}

std::string Pattern::whole_number(std::int64_t number, std::string_view language) {
  std::string digits = std::to_string(number);
  if (number >= 0 && number < few) return digits;
  const std::string& mark = thousands_mark(language);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, mark);
  return digits;
}

}  // namespace acta
