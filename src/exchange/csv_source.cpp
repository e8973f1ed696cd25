#include "exchange/csv_source.h"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <array>
#include <memory>

#include "base/check.h"
#include "base/text.h"

namespace acta::exchange {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_little = "\xFF\xFE";
constexpr std::string_view utf16_big = "\xFE\xFF";

// Empty where a byte stands for no character.
std::string converted(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding, &status),
                                                                     ucnv_close);
  check(U_SUCCESS(status), "ICU knows the encodings of CSV");
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::u16string units(bytes.size() + 1, u'\0');
  const std::int32_t size =
      ucnv_toUChars(converter.get(), units.data(), static_cast<std::int32_t>(units.size()),
                    bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return {};
  std::string text(3 * static_cast<std::size_t>(size), '\0');
  std::int32_t written = 0;
  u_strToUTF8(text.data(), static_cast<std::int32_t>(text.size()), &written, units.data(), size,
              &status);
  if (U_FAILURE(status)) return {};
  text.resize(static_cast<std::size_t>(written));
  return text;
}

// The five bytes that stand for nothing in Windows-1252, which ICU lets pass as controls, and NUL:
// with them every picture would be text.
bool is_western_text(std::string_view bytes) {
  using namespace std::string_view_literals;
  return bytes.find_first_of("\0\x81\x8D\x8F\x90\x9D"sv) == bytes.npos;
}

// "sep=;" in the first line, as one program writes it; takes the line away.
char take_separator_line(std::string& text) {
  if (text.size() < 5 || !text.starts_with("sep=")) return '\0';
  const std::size_t end = text.find_first_of("\r\n");
  if (end != 5 && !(end == std::string::npos && text.size() == 5)) return '\0';
  const char separator = text[4];
  const std::size_t next = text.compare(5, 2, "\r\n") == 0 ? 7 : 6;
  text.erase(0, next);
  return separator;
}

char most_frequent(std::string_view text) {
  constexpr std::array<char, 3> delimiters{',', ';', '\t'};
  std::array<std::size_t, 3> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    for (std::size_t i = 0; i < delimiters.size(); ++i) counts[i] += c == delimiters[i] ? 1 : 0;
  }
  std::size_t best = 0;
  for (std::size_t i = 1; i < delimiters.size(); ++i)
    if (counts[i] > counts[best]) best = i;
  return delimiters[best];
}

}  // namespace

Result<CsvSource> read_csv_source(std::string_view bytes, std::string_view file) {
  constexpr std::size_t most = 1UL << 30;
  check(bytes.size() < most, "what is converted at once is below a gigabyte");
  CsvSource source;
  if (bytes.starts_with(utf8_mark)) {
    source.text = bytes.substr(utf8_mark.size());
  } else if (bytes.starts_with(utf16_little) || bytes.starts_with(utf16_big)) {
    source.encoding = CsvSource::Encoding::utf16;
    source.text = converted(bytes, "UTF-16");
  } else if (is_utf8(bytes)) {
    source.text = bytes;
  } else {
    source.encoding = CsvSource::Encoding::windows_1252;
    source.text = converted(bytes, "windows-1252");
  }
  const bool binary =
      source.encoding == CsvSource::Encoding::windows_1252 && !is_western_text(bytes);
  if (binary || (source.text.empty() && bytes.size() > utf8_mark.size()))
    return invalid("error.csv.unknown-encoding", file);
  const char separator = take_separator_line(source.text);
  source.delimiter = separator != '\0' ? separator : most_frequent(source.text);
  return source;
}

std::string_view name_of(CsvSource::Encoding encoding) {
  switch (encoding) {
    case CsvSource::Encoding::utf8: return "UTF-8";
    case CsvSource::Encoding::utf16: return "UTF-16";
    case CsvSource::Encoding::windows_1252: return "Windows-1252";
  }
  return "";
}

}  // namespace acta::exchange
