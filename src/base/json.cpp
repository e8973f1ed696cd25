#include "base/json.h"

#include <charconv>
#include <cmath>

#include "base/check.h"
#include "base/text.h"

namespace acta {
namespace {

// ECMAScript Number::toString (ECMA-262 §6.1.6.1.20), which RFC 8785 §3.2.2.3 asks for. The
// shortest digits are those of std::to_chars; only where the point and the exponent go differs.
void append_number(std::string& out, double value) {
  if (value == 0) {  // -0 too
    out += '0';
    return;
  }
  char buffer[32];
  const auto written =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
  std::string_view text(buffer, static_cast<std::size_t>(written.ptr - buffer));
  if (text.front() == '-') {
    out += '-';
    text.remove_prefix(1);
  }
  const std::size_t e = text.find('e');
  int exponent = 0;
  const char* const sign_of_exponent = text.data() + e + 1;
  std::from_chars(sign_of_exponent + (*sign_of_exponent == '+' ? 1 : 0), text.data() + text.size(),
                  exponent);
  std::string digits(text.substr(0, 1));
  if (e > 2) digits += text.substr(2, e - 2);

  const int count = static_cast<int>(digits.size());
  const int point = exponent + 1;  // digits before the point
  if (count <= point && point <= 21) {
    out.append(digits).append(static_cast<std::size_t>(point - count), '0');
  } else if (0 < point && point <= 21) {
    out.append(digits, 0, static_cast<std::size_t>(point)).append(".");
    out.append(digits, static_cast<std::size_t>(point));
  } else if (-6 < point && point <= 0) {
    out.append("0.").append(static_cast<std::size_t>(-point), '0').append(digits);
  } else {
    out += digits.front();
    if (count > 1) out.append(".").append(digits, 1);
    out.append(exponent < 0 ? "e-" : "e+").append(std::to_string(std::abs(exponent)));
  }
}

// RFC 8259 §6, without an exponent.
bool is_json_number(std::string_view text) {
  const auto skip_digits = [&] {
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(end);
    return end;
  };
  if (text.starts_with('-')) text.remove_prefix(1);
  const bool leading_zero = text.starts_with('0');
  const std::size_t whole = skip_digits();
  if (whole == 0 || (leading_zero && whole > 1)) return false;
  if (text.empty()) return true;
  if (text.front() != '.') return false;
  text.remove_prefix(1);
  return skip_digits() > 0 && text.empty();
}

bool is_escaped(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

void append_escaped(std::string& out, char c) {
  constexpr std::string_view hex = "0123456789abcdef";
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\b': out += "\\b"; break;
    case '\f': out += "\\f"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default:
      out.append("\\u00")
          .append(1, hex[static_cast<unsigned>(c) >> 4U])
          .append(1, hex[static_cast<unsigned>(c) & 15U]);
  }
}

// Most texts need no escape: they are appended whole.
void append_characters(std::string& out, std::string_view text) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_escaped(text[i])) continue;
    out.append(text, from, i - from);
    append_escaped(out, text[i]);
    from = i + 1;
  }
  out.append(text, from);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const std::size_t bad = first_bad_byte(text);
    append_characters(out, text.substr(0, bad));
    if (bad == std::string_view::npos) break;
    out += "\uFFFD";
    text.remove_prefix(bad + 1);
  }
  out += '"';
}

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (closers_.empty()) {
    check(out_.empty(), "a JSON document is one value");
    return;
  }
  if (filled_.back()) out_ += ',';
  filled_.back() = true;
  if (indented_) out_.append("\n").append(2 * closers_.size(), ' ');
}

JsonWriter& JsonWriter::begin(char opener, char closer) {
  value();
  out_ += opener;
  closers_ += closer;
  filled_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::value() {
  check(after_key_ || closers_.empty() || closers_.back() == ']', "a value in an object has a key");
  separate();
  return *this;
}

JsonWriter& JsonWriter::object() { return begin('{', '}'); }
JsonWriter& JsonWriter::array() { return begin('[', ']'); }

JsonWriter& JsonWriter::end() {
  check(!closers_.empty() && !after_key_, "what ends was begun, and every key has its value");
  const char closer = closers_.back();
  closers_.pop_back();
  if (filled_.back() && indented_) out_.append("\n").append(2 * closers_.size(), ' ');
  filled_.pop_back();
  out_ += closer;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  check(!closers_.empty() && closers_.back() == '}' && !after_key_, "a key stands in an object");
  separate();
  append_json_string(out_, name);
  out_ += indented_ ? ": " : ":";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view text) {
  value();
  append_json_string(out_, text);
  return *this;
}

JsonWriter& JsonWriter::number(std::int64_t number) {
  value();
  out_ += std::to_string(number);
  return *this;
}

JsonWriter& JsonWriter::number(double number) {
  if (!std::isfinite(number)) return null();
  value();
  append_number(out_, number);
  return *this;
}

JsonWriter& JsonWriter::decimal(std::string_view digits) {
  check(is_json_number(digits), "a decimal is written as JSON writes numbers");
  value();
  out_ += digits;
  return *this;
}

JsonWriter& JsonWriter::boolean(bool boolean) {
  value();
  out_ += boolean ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  value();
  out_ += "null";
  return *this;
}

std::string JsonWriter::take() {
  check(closers_.empty() && !out_.empty(), "a JSON document is complete when it is taken");
  out_ += '\n';
  return std::exchange(out_, {});
}

}  // namespace acta
