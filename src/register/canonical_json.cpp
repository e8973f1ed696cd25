#include "register/canonical_json.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/text.h"

namespace acta::record {
namespace {

namespace json = boost::json;

std::u16string utf16(std::string_view text) {
  std::u16string units;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t size = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    char32_t code = size == 1 ? byte : byte & (0xFFu >> (size + 1));
    for (std::size_t j = 1; j < size && i + j < text.size(); ++j)
      code = code << 6 | (static_cast<unsigned char>(text[i + j]) & 0x3Fu);
    i += size;
    if (code >= 0x10000) {
      code -= 0x10000;
      units += static_cast<char16_t>(0xD800 + (code >> 10));
      units += static_cast<char16_t>(0xDC00 + (code & 0x3FF));
    } else {
      units += static_cast<char16_t>(code);
    }
  }
  return units;
}

// Gets the parser's events and puts together the canonical text of each value from the inside out.
struct Handler {
  static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_key_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_string_size = std::numeric_limits<std::size_t>::max();

  struct Member {
    std::u16string order;
    std::string name;
    std::string value;
  };
  struct Open {
    bool object;
    std::string name;  // of the member being read
    std::vector<Member> members;
  };

  void finish(std::string value) {
    if (open.empty()) {
      result = std::move(value);
      return;
    }
    Open& inner = open.back();
    if (inner.object) inner.members.push_back({utf16(inner.name), inner.name, std::move(value)});
    else inner.members.push_back({{}, {}, std::move(value)});
  }

  bool close(json::error_code& error) {
    Open inner = std::move(open.back());
    open.pop_back();
    std::sort(inner.members.begin(), inner.members.end(),
              [&](const Member& a, const Member& b) { return inner.object && a.order < b.order; });
    std::string text(1, inner.object ? '{' : '[');
    const Member* before = nullptr;
    for (const Member& member : inner.members) {
      if (before) text += ',';
      if (inner.object) {
        if (before && before->name == member.name) {
          repeated = member.name;
          error = json::make_error_code(json::error::syntax);
          return false;
        }
        append_json_string(text, member.name);
        text += ':';
      }
      text += member.value;
      before = &member;
    }
    text += inner.object ? '}' : ']';
    finish(std::move(text));
    return true;
  }

  bool number(std::string_view last, json::error_code& error) {
    digits.append(last);
    double value = 0;
    const auto [end, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    // from_chars does not say on which side of the range a number lies; strtod does.
    if (problem == std::errc::result_out_of_range) value = std::strtod(digits.c_str(), nullptr);
    if (!std::isfinite(value)) {
      error = json::make_error_code(json::error::exponent_overflow);
      return false;
    }
    digits.clear();
    JsonWriter writer(false);
    std::string text = writer.number(value).take();
    text.pop_back();  // the line feed that ends a document
    finish(std::move(text));
    return true;
  }

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code&) {
    open.push_back({true, {}, {}});
    return true;
  }
  bool on_array_begin(json::error_code&) {
    open.push_back({false, {}, {}});
    return true;
  }
  bool on_object_end(std::size_t, json::error_code& error) { return close(error); }
  bool on_array_end(std::size_t, json::error_code& error) { return close(error); }
  bool on_key_part(json::string_view part, std::size_t, json::error_code&) {
    characters.append(part);
    return true;
  }
  bool on_key(json::string_view part, std::size_t, json::error_code&) {
    characters.append(part);
    open.back().name = std::exchange(characters, {});
    return true;
  }
  bool on_string_part(json::string_view part, std::size_t, json::error_code&) {
    characters.append(part);
    return true;
  }
  bool on_string(json::string_view part, std::size_t, json::error_code&) {
    characters.append(part);
    std::string text;
    append_json_string(text, std::exchange(characters, {}));
    finish(std::move(text));
    return true;
  }
  bool on_number_part(json::string_view part, json::error_code&) {
    digits.append(part);
    return true;
  }
  bool on_int64(std::int64_t, json::string_view part, json::error_code& error) {
    return number(part, error);
  }
  bool on_uint64(std::uint64_t, json::string_view part, json::error_code& error) {
    return number(part, error);
  }
  bool on_double(double, json::string_view part, json::error_code& error) {
    return number(part, error);
  }
  bool on_bool(bool value, json::error_code&) {
    finish(value ? "true" : "false");
    return true;
  }
  bool on_null(json::error_code&) {
    finish("null");
    return true;
  }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }

  std::vector<Open> open;
  std::string characters;  // of a string that comes in parts
  std::string digits;      // of a number that comes in parts
  std::string result;
  std::string repeated;
};

}  // namespace

Result<std::string> canonical_json(std::string_view text, std::string_view place) {
  if (const std::size_t bad = first_bad_byte(text); bad != text.npos)
    return invalid("error.json.not-utf8", place, std::to_string(bad));
  json::parse_options options;
  options.max_depth = 256;
  json::basic_parser<Handler> parser(options);
  json::error_code error;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), error);
  if (!parser.handler().repeated.empty())
    return invalid("error.json.repeated-name", place, parser.handler().repeated);
  if (error) return invalid("error.json.not-json", place, std::to_string(read), error.message());
  if (read != text.size()) return invalid("error.json.not-json", place, std::to_string(read));
  return std::move(parser.handler().result);
}

}  // namespace acta::record
