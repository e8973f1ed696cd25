#include "site/desk/form.h"

#include "base/text.h"

namespace acta::site {
namespace {

constexpr std::size_t most_form_fields = 64;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

Result<std::string> decode(std::string_view text, std::string_view place) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i] == '+' ? ' ' : text[i];
    if (c == '%') {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) return invalid("error.url.percent", place);
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    if (c == '\n' && decoded.ends_with('\r')) decoded.back() = c;
    else decoded += c;
  }
  return accept_text(decoded, place, 64 * 1024);
}

}  // namespace

Result<Form> read_form(const Request& request) {
  constexpr std::string_view type = "application/x-www-form-urlencoded";
  const std::string_view given = request.header("content-type");
  if (given.substr(0, given.find(';')) != type)
    return invalid("error.desk.form-type", {}, given, std::string(type));
  return parse_form(request.body);
}

Result<Form> parse_form(std::string_view body) {
  Form form;
  for (std::string_view rest = body; !rest.empty();) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    std::string name = TRY(decode(pair.substr(0, equals), {}));
    std::string value =
        equals == pair.npos ? std::string{} : TRY(decode(pair.substr(equals + 1), name));
    if (form.size() == most_form_fields) return invalid("error.desk.form-size", name);
    if (!form.emplace(name, std::move(value)).second) return invalid("error.url.twice", name);
  }
  return form;
}

Result<void> from_our_page(const Request& request, std::string_view url) {
  const auto refuse = [] {
    return tl::unexpected(Error{ErrorKind::forbidden, "error.desk.elsewhere", {}, {}, {}});
  };
  if (const auto site = request.header("sec-fetch-site"); !site.empty()) {
    if (site != "same-origin") return refuse();
    return {};
  }
  const std::string_view origin = request.header("origin");
  const std::string_view host = request.header("host");
  const bool ours = url.empty() ? !host.empty() && (origin == "https://" + std::string(host) ||
                                                    origin == "http://" + std::string(host))
                                : origin == url;
  if (!ours) return refuse();
  return {};
}

int status_of_form(const Error& error) {
  return error.kind == ErrorKind::invalid ? 422 : status_of(error);
}

std::string_view cookie_in(const Request& request, std::string_view name) {
  std::string_view found;
  for (std::string_view rest = request.header("cookie"); !rest.empty();) {
    const std::string_view pair = trim(rest.substr(0, rest.find_first_of(";,")));
    rest.remove_prefix(std::min(rest.find_first_of(";,"), rest.size() - 1) + 1);
    const std::size_t equals = pair.find('=');
    if (equals == pair.npos || pair.substr(0, equals) != name) continue;
    if (!found.empty()) return {};
    found = pair.substr(equals + 1);
  }
  return found;
}

std::string cookie_of(std::string_view name, std::string_view value) {
  std::string cookie(name);
  ((cookie += '=') += value) += "; Path=/; Secure; HttpOnly; SameSite=Lax";
  if (value.empty()) cookie += "; Max-Age=0";
  return cookie;
}

std::string session_cookie_of(std::string_view token) { return cookie_of(session_cookie, token); }

}  // namespace acta::site
