#include "base/messages.h"

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <unordered_map>

#include <unicode/msgfmt.h>
#include <unicode/numberformatter.h>

#include "base/check.h"
#include "base/text.h"

namespace acta {

// Made by cmake/embed.cmake from messages/.
std::string_view embedded_message(std::string_view path);
std::span<const std::string_view> embedded_message_paths();

namespace {

constexpr std::array<std::string_view, 4> languages = {"en", "es", "pt", "fr"};

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

icu::Formattable to_icu(const Messages::Argument& argument) {
  struct Visitor {
    icu::Formattable operator()(std::string_view text) const { return {to_icu(text)}; }
    icu::Formattable operator()(std::int64_t number) const { return {number}; }
    icu::Formattable operator()(double number) const { return {number}; }
  };
  return std::visit(Visitor{}, argument);
}

// Reading a pattern and opening its plural rules takes longer than all the rest. A format
// keeps state while it writes, so every thread has its own.
const icu::MessageFormat* opened(const std::string& language, std::string_view pattern) {
  thread_local std::unordered_map<std::string, std::unique_ptr<icu::MessageFormat>> formats;
  const std::string key = language + ':' + std::string(pattern);
  if (const auto found = formats.find(key); found != formats.end()) return found->second.get();
  UErrorCode status = U_ZERO_ERROR;
  auto format =
      std::make_unique<icu::MessageFormat>(to_icu(pattern), icu::Locale(language.c_str()), status);
  if (U_FAILURE(status)) format.reset();
  if (formats.size() > 4096) formats.clear();
  return formats.emplace(key, std::move(format)).first->second.get();
}

const icu::number::LocalizedNumberFormatter& opened(const std::string& language, int decimals) {
  using Format = icu::number::LocalizedNumberFormatter;
  thread_local std::map<std::pair<std::string, int>, Format> formats;
  const auto [format, is_new] = formats.try_emplace({language, decimals});
  if (is_new)
    format->second = icu::number::NumberFormatter::withLocale(icu::Locale(language.c_str()))
                         .precision(icu::number::Precision::fixedFraction(decimals));
  return format->second;
}

// For a sentence: in one line, with nothing hidden, and no longer than can be read.
std::string shown(std::string_view value) {
  constexpr std::size_t most = 120;
  std::string text(value.substr(0, most));
  if (value.size() > most) {
    while (!text.empty() && !is_utf8(text)) text.pop_back();
    text += "…";
  }
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
  return show_invisible(text);
}

Messages::Sentences embedded_sentences(std::string_view language) {
  Messages::Sentences sentences;
  for (const std::string_view path : embedded_message_paths()) {
    if (!path.starts_with(language) || path.substr(language.size(), 1) != "/") continue;
    auto parsed = parse_po(embedded_message(path), path);
    if (!parsed) throw_defect((parsed.error().place + ' ' + parsed.error().message).c_str());
    sentences.merge(*parsed);
  }
  return sentences;
}

template <std::size_t index>
const Messages& built_in() {
  static const Messages messages(std::string(languages[index]),
                                 embedded_sentences(languages[index]));
  return messages;
}

}  // namespace

std::string_view Messages::operator()(std::string_view key) const {
  const auto found = sentences_.find(key);
  return found == sentences_.end() ? key : std::string_view(found->second);
}

std::string Messages::operator()(std::string_view key,
                                 std::initializer_list<Named> arguments) const {
  const std::string_view pattern = (*this)(key);
  const icu::MessageFormat* const format = opened(language_, pattern);
  if (format == nullptr) return std::string(pattern);
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const Named& argument : arguments) {
    names.push_back(to_icu(argument.name));
    values.push_back(to_icu(argument.value));
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out;
  format->format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), out, status);
  if (U_FAILURE(status)) return std::string(pattern);
  std::string text;
  out.toUTF8String(text);
  return text;
}

std::string Messages::number(double value, int decimals) const {
  check(decimals >= 0 && decimals <= 18, "a number has at most 18 decimals");
  UErrorCode status = U_ZERO_ERROR;
  std::string text;
  opened(language_, decimals).formatDouble(value, status).toString(status).toUTF8String(text);
  check(U_SUCCESS(status), "ICU writes every number");
  return text;
}

std::string Messages::explain(const Error& error) const {
  const std::string_view pattern = (*this)(error.message);
  const auto says = [&](std::string_view argument) {
    return pattern.find(argument) != pattern.npos;
  };
  const std::string place = shown(error.place);
  const std::string value = shown(error.value);
  const std::string part = shown(error.part);
  const std::string hint = shown(error.hint);
  std::string text =
      (*this)(error.message, {{"place", place}, {"value", value}, {"part", part}, {"hint", hint}});
  if (!hint.empty() && !says("{hint}"))
    text = (*this)("error.with-hint", {{"text", text}, {"hint", hint}});
  if (!place.empty() && !says("{place}"))
    text = (*this)("error.at-place", {{"place", place}, {"text", text}});
  return text;
}

const Messages& messages(std::string_view language) {
  static_assert(languages[0] == "en");
  if (language == languages[1]) return built_in<1>();
  if (language == languages[2]) return built_in<2>();
  if (language == languages[3]) return built_in<3>();
  return built_in<0>();
}

bool speaks(std::string_view language) {
  return std::find(languages.begin(), languages.end(), language) != languages.end();
}

std::string_view language_of_locale(std::string_view locale) {
  const std::string_view language = locale.substr(0, locale.find_first_of("_.@-"));
  const auto found = std::find(languages.begin(), languages.end(), language);
  return found == languages.end() ? languages[0] : *found;
}

}  // namespace acta
