#include "site/http.h"

#include <span>

#include "base/json.h"
#include "base/messages.h"
#include "base/sha256.h"
#include "site/negotiation.h"

namespace acta::site {

std::string_view Request::header(std::string_view name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string_view{} : found->second;
}

std::string_view Request::language() const {
  std::string_view path = target.path;
  if (path.starts_with('/')) path.remove_prefix(1);
  const std::string_view first = path.substr(0, path.find('/'));
  return speaks(first) ? first : preferred_language(header("accept-language"));
}

Response Response::typed(std::string_view type, std::string body) {
  return {200, {{"Content-Type", std::string(type)}}, std::move(body)};
}

Response Response::redirect(int status, std::string location) {
  return {status, {{"Location", std::move(location)}}, {}};
}

Response Response::with(std::string name, std::string value) && {
  headers.emplace_back(std::move(name), std::move(value));
  return std::move(*this);
}

std::string_view Response::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (key == name) return value;
  return {};
}

int status_of(const Error& error) {
  if (error.message == withdrawn) return 410;
  switch (error.kind) {
    case ErrorKind::invalid: return 400;
    case ErrorKind::forbidden: return 403;
    case ErrorKind::not_found: return 404;
    case ErrorKind::conflict: return 409;
    case ErrorKind::unavailable: return 503;
  }
  return 500;
}

bool wants_problem(const Request& request) {
  const std::string_view accept = request.header("accept");
  const std::string_view path = request.target.path;
  const auto is_below = [&](std::string_view door) { return path.starts_with(door); };
  const bool for_programs = is_below("/data/") || is_below("/copies/") || is_below("/tile/") ||
                            path == "/checkpoint" || path == "/log.pub" || path == "/timemap";
  return request.target.format != Format::html ||
         accept.find("application/problem+json") != accept.npos ||
         (for_programs && accept.find("text/html") == accept.npos);
}

Response problem(const Request& request, const Error& error, int status) {
  const Messages& t = messages(request.language());
  JsonWriter json;
  json.object().key("type").text("about:blank");
  json.key("title").text(t("http." + std::to_string(status)));
  json.key("status").number(std::int64_t{status});
  json.key("detail").text(t.explain(error));
  if (!request.id.empty()) json.key("instance").text("urn:acta:request:" + request.id);
  json.key("rule").text(error.message);
  if (!error.place.empty()) json.key("field").text(error.place);
  if (!error.value.empty()) json.key("value").text(error.value);
  if (!error.hint.empty()) json.key("hint").text(error.hint);
  json.end();
  Response response = Response::typed("application/problem+json", json.take());
  response.status = status;
  return std::move(response).with("Content-Language", t.language());
}

std::string etag_of(std::string_view body) {
  const Hash hash = sha256(body);
  return '"' + hex(std::span(hash).first(12)) + '"';
}

}  // namespace acta::site
