#include "site/target.h"

#include "base/text.h"

namespace acta::site {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

bool holds_control(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return true;
  return false;
}

// Percent-encoding undone; a form's "+" is a space in the query, and itself in the path.
Result<std::string> decode(std::string_view text, bool plus_is_space) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) return invalid("error.url.percent", "", text);
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      decoded += text[i] == '+' && plus_is_space ? ' ' : text[i];
    }
  }
  if (!is_utf8(decoded)) return invalid("error.url.utf8", "", text);
  if (holds_control(decoded)) return invalid("error.url.control", "", text);
  return decoded;
}

Result<std::string> decode_path(std::string_view path) {
  const std::string_view whole = path;
  std::string decoded;
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const std::string_view raw = path.substr(0, path.find('/'));
    path.remove_prefix(raw.size());
    const Result<std::string> text = decode(raw, false);
    if (!text) return text;
    const std::string_view segment = *text;
    const bool climbs = segment == "." || segment == "..";
    const bool hides = segment.find_first_of("/\\") != segment.npos;
    if (climbs || hides || (segment.empty() && !path.empty())) {
      return invalid("error.url.path", "", raw.empty() ? whole : raw);
    }
    (decoded += '/') += segment;
  }
  return decoded;
}

Result<Query> decode_query(std::string_view text) {
  Query query;
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(pair.size() + 1, text.size()));
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    std::string key = TRY(decode(pair.substr(0, equals), true));
    std::string value =
        equals == pair.npos ? std::string{} : TRY(decode(pair.substr(equals + 1), true));
    if (!query.emplace(key, std::move(value)).second) return invalid("error.url.twice", key);
  }
  return query;
}

Format take_format(std::string& path) {
  for (const Format format :
       {Format::json, Format::csv, Format::ics, Format::atom, Format::pdf, Format::docx}) {
    const std::string_view suffix = suffix_of(format);
    if (!path.ends_with(suffix)) continue;
    path.resize(path.size() - suffix.size());
    return format;
  }
  return Format::html;
}

}  // namespace

std::string_view suffix_of(Format format) {
  switch (format) {
    case Format::html: return "";
    case Format::json: return ".json";
    case Format::csv: return ".csv";
    case Format::ics: return ".ics";
    case Format::atom: return ".atom";
    case Format::pdf: return ".pdf";
    case Format::docx: return ".docx";
  }
  return "";
}

Result<Target> parse_target(std::string_view target) {
  const std::size_t question = target.find('?');
  const std::string_view path = target.substr(0, question);
  if (!path.starts_with('/') || target.find('#') != target.npos) {
    return invalid("error.url.path", "", target);
  }
  Target parsed;
  parsed.path = TRY(decode_path(path));
  parsed.format = take_format(parsed.path);
  if (question != target.npos) parsed.query = TRY(decode_query(target.substr(question + 1)));
  return parsed;
}

std::string encode_segment(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (is_unreserved(c)) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      ((encoded += '%') += digits[byte >> 4]) += digits[byte & 15];
    }
  }
  return encoded;
}

std::string encode_query(const Query& query) {
  std::string text;
  for (const auto& [key, value] : query) {
    text += text.empty() ? '?' : '&';
    ((text += encode_segment(key)) += '=') += encode_segment(value);
  }
  return text;
}

}  // namespace acta::site
