#include "mail/bounce.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace acta::mail {
namespace {

constexpr std::size_t longest_answer = 200;

struct Part {
  std::string head;  // lines unfolded, line feeds
  std::string_view body;
};

std::string_view line_of(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// A head up to the empty line, and what follows. A line that begins with a space belongs to the one
// before it (RFC 5322 §2.2.3).
Part split(std::string_view text) {
  Part part;
  while (!text.empty()) {
    const std::string_view line = line_of(text);
    if (line.empty()) break;
    const bool goes_on = line.front() == ' ' || line.front() == '\t';
    if (goes_on && !part.head.empty()) part.head.back() = ' ';
    (part.head += goes_on ? trim(line) : line) += '\n';
  }
  part.body = text;
  return part;
}

// The value of the first such field; empty if there is none.
std::string_view field(std::string_view head, std::string_view name) {
  while (!head.empty()) {
    const std::string_view line = line_of(head);
    const std::size_t colon = line.find(':');
    if (colon != line.npos && lower(trim(line.substr(0, colon))) == name)
      return trim(line.substr(colon + 1));
  }
  return {};
}

// A parameter of a Content-Type (RFC 2045 §5.1), with or without quotes.
std::string parameter(std::string_view value, std::string_view name) {
  const std::size_t at = lower(value).find(std::string(name) + '=');
  if (at == value.npos) return {};
  value.remove_prefix(at + name.size() + 1);
  if (value.starts_with('"')) return std::string(value.substr(1, value.find('"', 1) - 1));
  return std::string(value.substr(0, value.find_first_of("; \t")));
}

std::vector<Part> parts_of(std::string_view body, const std::string& boundary) {
  std::vector<Part> parts;
  const std::string mark = "--" + boundary;
  for (std::size_t at = body.find(mark); at != body.npos;) {
    std::string_view from = body.substr(at + mark.size());
    if (from.starts_with("--")) break;
    const std::size_t next = body.find(mark, at + mark.size());
    from = from.substr(0, next == body.npos ? from.npos : next - at - mark.size());
    line_of(from);
    parts.push_back(split(from));
    at = next;
  }
  return parts;
}

std::string printable(std::string_view text) {
  std::string line;
  for (const char c : text)
    if (c >= 0x20 && c <= 0x7e && line.size() < longest_answer) line += c;
  return line;
}

// What a recipient's group of a notification says, where it says that the letter failed for good.
std::string failure_in(std::string_view status) {
  while (!status.empty()) {
    const Part group = split(status);
    if (lower(field(group.head, "action")) == "failed" &&
        field(group.head, "status").starts_with('5'))
      return printable(std::string(field(group.head, "status")) + ' ' +
                       std::string(field(group.head, "diagnostic-code")));
    status = group.body;
  }
  return {};
}

// "<reminder-1f2e@desk.example>": what stands before the "@".
std::string letter_in(std::string_view head) {
  const std::string_view id = field(head, "message-id");
  if (!id.starts_with('<') || !id.ends_with('>')) return {};
  return std::string(id.substr(1, std::min(id.find('@'), id.size() - 1) - 1));
}

}  // namespace

Result<Bounce> read_bounce(std::string_view message) {
  const Part whole = split(message);
  const std::string_view type = field(whole.head, "content-type");
  const std::string boundary = parameter(type, "boundary");
  Bounce bounce;
  if (lower(type).starts_with("multipart/report") && !boundary.empty())
    for (const Part& part : parts_of(whole.body, boundary)) {
      const std::string kind = lower(field(part.head, "content-type"));
      if (kind.starts_with("message/delivery-status")) bounce.said = failure_in(part.body);
      if (kind.starts_with("message/rfc822") || kind.starts_with("text/rfc822-headers"))
        bounce.letter = letter_in(split(part.body).head);
    }
  if (bounce.said.empty() || bounce.letter.empty()) return invalid("error.mail.no-bounce");
  return bounce;
}

}  // namespace acta::mail
