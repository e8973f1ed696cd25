#include "site/desk/multipart.h"

#include "base/text.h"

namespace acta::site {
namespace {

constexpr std::string_view type = "multipart/form-data";
constexpr std::size_t most_parts = 64, longest_boundary = 70, longest_name = 200;

tl::unexpected<Error> malformed() { return invalid("error.desk.multipart"); }

// The value of a parameter of a header field: `boundary=x`, `name="x"`; empty if it is not there.
std::string_view parameter(std::string_view field, std::string_view name) {
  for (std::size_t at = field.find(';'); at != field.npos; at = field.find(';', at + 1)) {
    std::string_view rest = trim(field.substr(at + 1));
    if (!rest.starts_with(name) || rest.substr(name.size(), 1) != "=") continue;
    rest.remove_prefix(name.size() + 1);
    if (!rest.starts_with('"')) return trim(rest.substr(0, rest.find(';')));
    return rest.substr(1, rest.find('"', 1) - 1);
  }
  return {};
}

// "form-data; name=…" of a part's head.
std::string_view disposition_in(std::string_view head) {
  constexpr std::string_view wanted = "content-disposition:";
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find("\r\n"));
    head.remove_prefix(std::min(line.size() + 2, head.size()));
    if (lower(line.substr(0, wanted.size())) == wanted) return line.substr(wanted.size());
  }
  return {};
}

// Some programs send the whole path.
std::string_view base_name(std::string_view path) {
  return path.substr(path.find_last_of("/\\") + 1);
}

Result<void> take(std::string_view part, SentWithFile& sent) {
  const std::size_t end = part.find("\r\n\r\n");
  if (end == part.npos) return malformed();
  const std::string_view disposition = disposition_in(part.substr(0, end));
  const std::string_view content = part.substr(end + 4);
  std::string name = TRY(accept_text(parameter(disposition, "name"), {}, longest_name));
  if (name.empty()) return malformed();
  if (disposition.find("filename=") == disposition.npos)
    return add_field(sent, std::move(name), content);
  const std::string_view file = base_name(parameter(disposition, "filename"));
  if (file.empty() && content.empty()) return {};  // nothing was chosen
  if (sent.file) return invalid("error.form.twice", name);
  // What is wrong with its name is wrong in the form, which comes back with what was typed.
  auto called = accept_text(file, name, longest_name);
  if (called) sent.file = SentFile{name, *std::move(called), std::string(content)};
  else sent.faults.push_back(std::move(called).error());
  return {};
}

bool is_multipart(const Request& request) {
  const std::string_view given = request.header("content-type");
  return given.substr(0, given.find(';')) == type;
}

}  // namespace

Result<SentWithFile> read_sent(const Request& request) {
  SentWithFile sent;
  if (!is_multipart(request)) {
    static_cast<SentForm&>(sent) = TRY(read_form(request));
    return sent;
  }
  const std::string_view boundary = parameter(request.header("content-type"), "boundary");
  if (boundary.empty() || boundary.size() > longest_boundary) return malformed();
  const std::string first = "--" + std::string(boundary);
  const std::string next = "\r\n" + first;
  std::string_view rest = request.body;
  if (!rest.starts_with(first)) return malformed();
  rest.remove_prefix(first.size());
  for (std::size_t parts = 0; !rest.starts_with("--"); ++parts) {
    if (parts == most_parts) return invalid("error.desk.form-size");
    const std::size_t end = rest.find(next);
    if (!rest.starts_with("\r\n") || end == rest.npos) return malformed();
    // A part without a field in its head begins with the line end that follows the boundary.
    if (auto taken = take(rest.substr(2, end - 2), sent); !taken)
      return tl::unexpected(taken.error());
    rest.remove_prefix(end + next.size());
  }
  return sent;
}

}  // namespace acta::site
