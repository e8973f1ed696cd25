#include "site/router.h"

#include <exception>
#include <optional>
#include <set>

#include "base/check.h"
#include "base/log.h"
#include "base/messages.h"
#include "site/compress.h"
#include "site/negotiation.h"
#include "site/segments.h"

namespace acta::site {
namespace {

using Params = std::map<std::string, std::string, std::less<>>;

std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);  // the slash
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

bool is_like(std::string_view pattern, std::string_view path) {
  while (!pattern.empty() && !path.empty()) {
    const std::string_view expected = take_segment(pattern);
    const std::string_view actual = take_segment(path);
    if (expected == "{lang}" && !speaks(actual)) return false;
    if (expected != actual && (!expected.starts_with('{') || actual.empty())) return false;
  }
  return pattern.empty() && path.empty();
}

std::optional<Params> match(std::string_view pattern, std::string_view path) {
  if (!is_like(pattern, path)) return {};
  Params params;
  while (!pattern.empty()) {
    const std::string_view expected = take_segment(pattern);
    const std::string_view actual = take_segment(path);
    if (expected.starts_with('{'))
      params[std::string(expected.substr(1, expected.size() - 2))] = actual;
  }
  return params;
}

// A page is its own document: nothing from elsewhere, no script or style but our files, never
// in a frame. docs/decisions says why each.
constexpr std::pair<std::string_view, std::string_view> on_every_answer[] = {
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; "
     "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy",
     "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"},
};

// "es" of "/es/compromisos"; empty if the path does not begin so.
std::string_view language_in(std::string_view path) {
  const bool alone = path.size() == 3 || (path.size() > 3 && path[3] == '/');
  return alone ? path.substr(1, 2) : std::string_view{};
}

// Routes are in English, and an address in the words of its language. Makes a route's path of the
// request's; gives back the right address, where it was asked for in other words.
std::optional<std::string> to_route(Request& request) {
  const std::string asked = request.target.path;
  const std::string_view language = language_in(asked);
  if (!speaks(language)) return {};
  const std::string below = unlocalized(std::string_view(asked).substr(3));
  request.target.path = asked.substr(0, 3) + below;
  if (localized(below, language) == std::string_view(asked).substr(3)) return {};
  return address_of(language, below) + std::string(suffix_of(request.target.format)) +
         encode_query(request.target.query);
}

bool can_stand_in_a_header(std::string_view value) {
  for (const char c : value)
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f) return false;
  return true;
}

bool compresses_well(std::string_view type) {
  return type.starts_with("text/") || type.find("json") != type.npos ||
         type.find("xml") != type.npos;
}

// What programs on other sites may read: the record is public, and no answer knows who asks.
bool is_data(std::string_view type) {
  return type.find("json") != type.npos || type.starts_with("text/csv") ||
         type.starts_with("application/atom+xml") || type.starts_with("application/zip");
}

void set(Response& response, std::string_view name, std::string value) {
  for (auto& [key, old] : response.headers)
    if (key == name) return void(old = std::move(value));
  response.headers.emplace_back(name, std::move(value));
}

// The tag of a compressed form differs from that of the plain one: they are different bytes.
std::string tag_of(Coding coding, std::string_view etag) {
  return (std::string(etag.substr(0, etag.size() - 1)) += '-').append(name_of(coding)) + '"';
}

void negotiate(const Request& request, Response& response) {
  if (response.body.empty() || !compresses_well(response.header("Content-Type"))) return;
  const std::string vary(response.header("Vary"));
  set(response, "Vary", vary.empty() ? "Accept-Encoding" : "Accept-Encoding, " + vary);
  constexpr std::size_t worth_it = 512;
  if (response.body.size() < worth_it) return;
  const Coding coding = preferred_coding(request.header("accept-encoding"));
  if (coding == Coding::identity) return;
  if (const auto etag = response.header("ETag"); !etag.empty()) {
    set(response, "ETag", tag_of(coding, etag));
  }
  if (response.status == 200 &&
      names_etag(request.header("if-none-match"), response.header("ETag")))
    return;  // the body will not be sent
  const bool for_ever = request.target.path.starts_with("/assets/");
  response.body = compress(coding, response.body, for_ever);
  set(response, "Content-Encoding", std::string(name_of(coding)));
}

void drop_what_the_reader_has(const Request& request, Response& response) {
  const std::string_view etag = response.header("ETag");
  if (response.status != 200 || etag.empty()) return;
  if (!names_etag(request.header("if-none-match"), etag)) return;
  response = not_modified(std::move(response));
}

Response finish(const Request& request, Response response) {
  if (response.status == 200 && response.header("ETag").empty()) {
    set(response, "ETag", etag_of(response.body));
  }
  negotiate(request, response);
  if (response.header("Cache-Control").empty()) set(response, "Cache-Control", "no-store");
  for (const auto& [name, value] : on_every_answer)
    if (response.header(name).empty()) set(response, name, std::string(value));
  if (is_data(response.header("Content-Type"))) {
    set(response, "Access-Control-Allow-Origin", "*");
    set(response, "Cross-Origin-Resource-Policy", "cross-origin");
  }
  drop_what_the_reader_has(request, response);
  for (const auto& [name, value] : response.headers) {
    check(can_stand_in_a_header(value), "a header value holds no line break");
  }
  return response;
}

}  // namespace

Response not_modified(Response whole) {
  whole.status = 304;
  whole.body.clear();
  std::erase_if(whole.headers, [](const auto& header) {
    return header.first == "Content-Type" || header.first == "Content-Encoding";
  });
  return whole;
}

void Router::add(std::string method, std::string pattern, Handler handler) {
  check(pattern.starts_with('/'), "a route begins with a slash");
  routes_.push_back({std::move(method), std::move(pattern), {}, std::move(handler), {}});
}

void Router::get(std::string pattern, Handler handler) {
  add("GET", std::move(pattern), std::move(handler));
}

void Router::get(std::string pattern, Handler handler, Ready ready) {
  get(std::move(pattern), std::move(handler));
  routes_.back().ready = std::move(ready);
}

void Router::get(std::string pattern, Format only, Handler handler) {
  get(std::move(pattern), std::move(handler));
  routes_.back().only = only;
}

Response Router::find_and_call(Request& request) const {
  const std::string asked = request.target.path;
  if (auto right = to_route(request)) return Response::redirect(308, std::move(*right));
  const std::string_view wanted =
      request.method == "HEAD" ? "GET" : std::string_view(request.method);
  std::set<std::string> allowed;
  for (const Route& route : routes_) {
    if (!route.fits(request.target.format)) continue;
    auto params = match(route.pattern, request.target.path);
    if (!params) continue;
    allowed.insert(route.method);
    if (route.method == "GET") allowed.insert("HEAD");
    if (route.method != wanted) continue;
    request.params = std::move(*params);
    Result<Response> answer = route.handler(request);
    if (answer) return std::move(*answer);
    return explain(request, answer.error(), status_of(answer.error()));
  }
  if (allowed.empty()) {
    return explain(request, not_found("error.http.no-such-page", "", asked).value(), 404);
  }
  std::string list;
  for (const std::string& method : allowed) (list += list.empty() ? "" : ", ") += method;
  const Error refusal{ErrorKind::invalid, "error.http.method", "", request.method, list};
  return explain(request, refusal, 405).with("Allow", list);
}

std::optional<Response> Router::at_once(Request request) const {
  if (request.method != "GET" && request.method != "HEAD") return {};
  if (preferred_coding(request.header("accept-encoding")) != Coding::identity) return {};
  try {
    if (to_route(request)) return {};
    for (const Route& route : routes_) {
      if (route.method != "GET" || !route.fits(request.target.format)) continue;
      auto params = match(route.pattern, request.target.path);
      if (!params) continue;
      request.params = std::move(*params);
      auto response = route.ready ? route.ready(request) : std::nullopt;
      return response ? std::optional(finish(request, std::move(*response))) : std::nullopt;
    }
  } catch (const std::exception&) {  // answer() will say
  }
  return {};
}

Response Router::explain(const Request& request, const Error& error, int status) const {
  Response response = error_page_ && !wants_problem(request) ? error_page_(request, error, status)
                                                             : problem(request, error, status);
  set(response, "Vary", "Accept, Accept-Language");
  if (status == 503 && response.header("Retry-After").empty()) set(response, "Retry-After", "5");
  return response;
}

Response Router::refuse(const Request& request, const Error& error, int status) const {
  const bool known = !request.target.path.empty();
  return finish(request, known ? explain(request, error, status) : problem(request, error, status));
}

Response Router::answer(Request request) const {
  try {
    return finish(request, find_and_call(request));
  } catch (const std::exception& failure) {
    log::error("request.failed", {{"request", request.id}, {"what", failure.what()}});
  }
  const Error ours{ErrorKind::unavailable, "error.http.ours", "", "", request.id};
  try {
    return finish(request, explain(request, ours, 500));
  } catch (const std::exception&) {  // the error page needs what failed
    return finish(request, problem(request, ours, 500));
  }
}

}  // namespace acta::site
