#include "site/desk/form.h"

#include <algorithm>

#include "base/text.h"

namespace acta::site {
namespace {

constexpr std::size_t most_form_fields = 64, longest_name = 200;
constexpr std::size_t longest_field = std::size_t{64} * 1024;

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
      if (high < 0 || low < 0) return invalid("error.desk.multipart", place);
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    decoded += c;
  }
  return decoded;
}

// Line breaks as they are kept, whatever the browser wrote.
std::string with_plain_breaks(std::string_view text) {
  std::string plain;
  for (const char c : text)
    if (c == '\n' && plain.ends_with('\r')) plain.back() = c;
    else plain += c;
  return plain;
}

// The character in front, or the one byte that is none.
std::string_view first_character(std::string_view text) {
  for (std::size_t length = 1; length <= std::min<std::size_t>(4, text.size()); ++length)
    if (is_utf8(text.substr(0, length))) return text.substr(0, length);
  return text.substr(0, 1);
}

// Where a word processor or a PDF breaks a line or a page.
bool breaks_line(std::string_view character) {
  return character == "\r" || character == "\v" || character == "\f" || character == "\xC2\x85";
}

// The last words before a place in a text, to find it by.
std::string words_before(std::string_view text) {
  constexpr std::size_t most = 40;  // bytes
  std::size_t from = text.size() - std::min(text.size(), most);
  if (from > 0) from = std::min(text.find(' ', from), text.size());
  return std::string(trim(text.substr(from)));
}

// What may enter the record of a text that may not as it is.
std::string without_faults(std::string_view text, std::string_view field, Error fault,
                           Errors& faults) {
  const bool is_control = fault.message == "error.text.control-character";
  std::string kept;
  fault.place = field;
  fault.message = is_control ? "error.form.control-character" : "error.form.not-utf8";
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view character = first_character(rest);
    rest.remove_prefix(character.size());
    if (accept_text(character, field)) {
      kept += character;
      continue;
    }
    if (fault.part.empty()) fault.part = words_before(kept);
    if (breaks_line(character)) kept += ' ';
    else if (!is_utf8(character)) kept += "\xEF\xBF\xBD";  // U+FFFD: a letter was there
  }
  faults.push_back(std::move(fault));
  return kept;
}

}  // namespace

Result<SentForm> read_form(const Request& request) {
  constexpr std::string_view type = "application/x-www-form-urlencoded";
  const std::string_view given = request.header("content-type");
  if (given.substr(0, given.find(';')) != type)
    return invalid("error.desk.form-type", {}, given, std::string(type));
  return parse_form(request.body);
}

Result<SentForm> parse_form(std::string_view body) {
  SentForm form;
  for (std::string_view rest = body; !rest.empty();) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    std::string name = TRY(decode(pair.substr(0, equals), {}));
    const std::string value =
        equals == pair.npos ? std::string{} : TRY(decode(pair.substr(equals + 1), name));
    if (auto added = add_field(form, std::move(name), value); !added)
      return tl::unexpected(added.error());
  }
  return form;
}

Result<void> add_field(SentForm& form, std::string name, std::string_view sent) {
  name = TRY(accept_text(name, {}, longest_name));
  const std::string value = with_plain_breaks(sent);
  if (form.fields.size() == most_form_fields) return invalid("error.desk.form-size", name);
  auto text = accept_text(value, name, longest_field);
  if (!text && text.error().message == "error.text.too-long") {
    form.faults.push_back(text.error());
    text = value;
  }
  const auto [at, is_new] = form.fields.try_emplace(name);
  if (!is_new) return invalid("error.form.twice", name);
  at->second = text ? *std::move(text) : without_faults(value, name, text.error(), form.faults);
  return {};
}

void refuse_unknown(Errors& faults, const Form& fields, const std::vector<std::string>& known,
                    const std::optional<SentFile>& file) {
  const auto look = [&](const std::string& name, const std::string& value) {
    if (name != "csrf" && std::find(known.begin(), known.end(), name) == known.end())
      faults.push_back({ErrorKind::invalid, "error.form.unknown-field", name, value, {}});
  };
  for (const auto& [name, value] : fields) look(name, value);
  if (file) look(file->field, file->name);
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

std::string cookie_of(std::string_view name, std::string_view value, std::int64_t seconds) {
  std::string cookie(name);
  ((cookie += '=') += value) += "; Path=/; Secure; HttpOnly; SameSite=Lax";
  if (value.empty() || seconds > 0) cookie += "; Max-Age=" + std::to_string(seconds);
  return cookie;
}

std::string session_cookie_of(std::string_view token) { return cookie_of(session_cookie, token); }

}  // namespace acta::site
