#include "site/head.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"

namespace acta::site {
namespace {

bool is_token_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && lower(a) == lower(b);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t");
  if (from == text.npos) return {};
  return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

// Host = uri-host [":" port] (RFC 9110 §7.2), with the characters that a name, an IPv4 address
// or a bracketed IPv6 address has.
bool is_host(std::string_view host) {
  return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return (is_token_char(c) && c != '`' && c != '|' && c != '^' && c != '#' && c != '%') ||
           c == ':' || c == '[' || c == ']';
  });
}

struct RequestLine {
  std::string_view target;
  bool http10 = false;
};

std::optional<RequestLine> read_request_line(std::string_view line) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == line.npos || first == last) return {};
  const std::string_view version = line.substr(last + 1);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const bool visible =
      std::all_of(target.begin(), target.end(), [](char c) { return c > 0x20 && c < 0x7f; });
  if (!is_token(line.substr(0, first)) || target.empty() || !visible) return {};
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return {};
  return RequestLine{target, version == "HTTP/1.0"};
}

struct Fields {
  std::optional<std::string_view> host, length, encoding;
};

bool take_once(std::optional<std::string_view>& field, std::string_view value) {
  if (field) return false;
  field = value;
  return true;
}

bool read_field(std::string_view line, Fields& fields) {
  const std::size_t colon = line.find(':');
  if (colon == line.npos || !is_token(line.substr(0, colon))) return false;  // folding, "Host :"
  const std::string_view name = line.substr(0, colon);
  const std::string_view value = trimmed(line.substr(colon + 1));
  if (same_ignoring_case(name, "host")) return is_host(value) && take_once(fields.host, value);
  if (same_ignoring_case(name, "content-length")) {
    return is_digits(value) && value.size() < 19 && take_once(fields.length, value);
  }
  if (same_ignoring_case(name, "transfer-encoding")) {
    return same_ignoring_case(value, "chunked") && take_once(fields.encoding, value);
  }
  return true;
}

std::optional<std::string> origin_form(std::string_view target, std::string_view host) {
  constexpr std::string_view scheme = "http://";
  if (target.starts_with('/')) return std::string(target);
  if (!same_ignoring_case(target.substr(0, scheme.size()), scheme)) return {};
  target.remove_prefix(scheme.size());
  const std::string_view authority = target.substr(0, target.find_first_of("/?"));
  if (!same_ignoring_case(authority, host)) return {};
  target.remove_prefix(authority.size());
  return target.starts_with('/') ? std::string(target) : "/" + std::string(target);
}

// Only whole lines of printable bytes: a CR is always followed by LF, and an LF preceded by CR.
bool has_clean_lines(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (c == '\r') {
      if (i + 1 < bytes.size() && bytes[i + 1] != '\n') return false;
    } else if (c == '\n') {
      if (i == 0 || bytes[i - 1] != '\r') return false;
    } else if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f) {
      return false;
    }
  }
  return true;
}

HeadCheck bad() { return {HeadCheck::Verdict::bad, 0, {}, 0, 0}; }

std::size_t body_of(const Fields& fields) {
  if (fields.encoding) return of_any_length;
  std::size_t size = 0;
  if (fields.length)
    std::from_chars(fields.length->data(), fields.length->data() + fields.length->size(), size);
  return size;
}

}  // namespace

HeadCheck check_head(std::string_view bytes) {
  const std::size_t end = bytes.find("\r\n\r\n");
  const std::string_view head = bytes.substr(0, end == bytes.npos ? end : end + 4);
  if (!has_clean_lines(head)) return bad();

  const std::size_t first_end = head.find("\r\n");
  if (first_end == head.npos) return {};
  const auto line = read_request_line(head.substr(0, first_end));
  if (!line) return bad();
  if (end == bytes.npos) return {};

  Fields fields;
  std::size_t count = 0;
  for (std::size_t at = first_end + 2; at < end + 2;) {
    const std::size_t line_end = head.find("\r\n", at);
    if (++count > most_fields || !read_field(head.substr(at, line_end - at), fields)) return bad();
    at = line_end + 2;
  }
  if (!fields.host || (fields.length && fields.encoding)) return bad();
  if (line->http10 && fields.encoding) return bad();
  auto target = origin_form(line->target, *fields.host);
  if (!target) return bad();
  return {HeadCheck::Verdict::good, head.size(), std::move(*target), count, body_of(fields)};
}

}  // namespace acta::site
