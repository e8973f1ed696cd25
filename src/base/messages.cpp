#include "base/messages.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <span>
#include <unordered_map>

#include <unicode/numberformatter.h>

#include "base/check.h"
#include "base/text.h"

namespace acta {

// Made by cmake/embed.cmake from messages/.
std::string_view embedded_message(std::string_view path);
std::span<const std::string_view> embedded_message_paths();

namespace {

constexpr std::array<std::string_view, 4> languages = {"en", "es", "pt", "fr"};

const icu::number::LocalizedNumberFormatter& opened(const std::string& language, int decimals) {
  using Format = icu::number::LocalizedNumberFormatter;
  thread_local std::map<std::pair<std::string, int>, Format> formats;
  const auto [format, is_new] = formats.try_emplace({language, decimals});
  if (is_new)
    format->second = icu::number::NumberFormatter::withLocale(icu::Locale(language.c_str()))
                         .precision(icu::number::Precision::fixedFraction(decimals))
                         .grouping(UNUM_GROUPING_ON_ALIGNED);  // as the sentences write numbers
  return format->second;
}

std::string formatted(double value, int decimals, const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  std::string text;
  opened(language, decimals).formatDouble(value, status).toString(status).toUTF8String(text);
  check(U_SUCCESS(status), "ICU writes every number");
  return text;
}

// What stands between the units and the tenths.
const std::string& decimal_mark(const std::string& language) {
  thread_local std::map<std::string, std::string> marks;
  std::string& mark = marks[language];
  if (mark.empty()) {
    const std::string half = formatted(0.5, 1, language);
    mark = half.substr(1, half.size() - 2);
  }
  return mark;
}

// Most numbers of a page need no grouping and no rounding; ICU is asked for the others. Empty: it
// is one of those.
std::string short_number(double value, int decimals, const std::string& language) {
  if (!(value >= 0 && value < 1000) || std::signbit(value)) return {};
  char digits[400];
  const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed);
  std::string text(digits, end.ptr);
  const std::size_t point = text.find('.');
  const std::size_t written = point == text.npos ? 0 : text.size() - point - 1;
  const auto wanted = static_cast<std::size_t>(decimals);
  if (written > wanted) return {};
  if (wanted == 0) return text;
  std::string tenths = point == text.npos ? std::string{} : text.substr(point + 1);
  tenths.resize(wanted, '0');
  return text.substr(0, point) + decimal_mark(language) + tenths;
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

Messages::Messages(std::string language, Sentences sentences) : language_(std::move(language)) {
  sentences_.reserve(sentences.size());
  for (auto& [key, text] : sentences) sentences_.try_emplace(key, std::move(text));
}

std::string_view Messages::operator()(std::string_view key) const {
  const auto found = sentences_.find(key);
  return found == sentences_.end() ? key : std::string_view(found->second.text);
}

const Pattern& Messages::pattern_of(const Sentence& sentence) const {
  const Pattern* known = sentence.pattern.load(std::memory_order_acquire);
  if (known) return *known;
  auto made = std::make_unique<const Pattern>(language_, sentence.text);
  if (sentence.pattern.compare_exchange_strong(known, made.get())) known = made.release();
  return *known;
}

std::string Messages::operator()(std::string_view key,
                                 std::initializer_list<Named> arguments) const {
  const auto found = sentences_.find(key);
  if (found == sentences_.end()) return std::string(key);
  return pattern_of(found->second).fill({arguments.begin(), arguments.size()});
}

std::string Messages::number(double value, int decimals) const {
  check(decimals >= 0 && decimals <= 18, "a number has at most 18 decimals");
  if (std::string plain = short_number(value, decimals, language_); !plain.empty()) return plain;
  return formatted(value, decimals, language_);
}

std::string Messages::explain(const Error& error) const {
  const std::string_view pattern = (*this)(error.message);
  const auto says = [&](const std::string& argument) {  // "{hint}", "{hint, select, …}"
    return pattern.find('{' + argument + '}') != pattern.npos ||
           pattern.find('{' + argument + ',') != pattern.npos;
  };
  const std::string place = shown(error.place);
  const std::string value = shown(error.value);
  const std::string part = shown(error.part);
  const std::string hint = shown(error.hint);
  std::string text =
      (*this)(error.message, {{"place", place}, {"value", value}, {"part", part}, {"hint", hint}});
  if (!hint.empty() && !says("hint"))
    text = (*this)("error.with-hint", {{"text", text}, {"hint", hint}});
  if (!place.empty() && !says("place"))
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
