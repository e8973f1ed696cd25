#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "site/html.h"
#include "site/target.h"

// What a page sees of HTTP. No library type appears here: Boost.Beast stays in server.cpp, and
// a test calls Router::answer() without a socket.
namespace acta::site {

struct Request {
  std::string method;
  std::string written;  // the target as it came
  Target target;
  std::map<std::string, std::string, std::less<>> headers;  // names in lower case
  std::map<std::string, std::string, std::less<>> params;   // from the route's {…}
  std::string body;
  std::string reader;  // the address of whoever asks; empty in tests
  std::string id;      // of this one request, for the log and the error page

  std::string_view header(std::string_view name) const;
  std::string_view param(std::string_view name) const { return params.find(name)->second; }
  std::string_view language() const;  // the path's; Accept-Language's where the path names none
};

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  static Response html(Html page) {
    return typed("text/html; charset=utf-8", std::move(page.text));
  }
  static Response json(std::string body) { return typed("application/json", std::move(body)); }
  static Response csv(std::string body) {
    return typed("text/csv; charset=utf-8", std::move(body));
  }
  static Response typed(std::string_view type, std::string body);
  static Response redirect(int status, std::string location);

  Response with(std::string name, std::string value) &&;
  std::string_view header(std::string_view name) const;
};

// What was there and was taken back is gone, which is more than not found.
inline constexpr std::string_view withdrawn = "error.http.withdrawn";
int status_of(const Error& error);  // 400, 403, 404, 409, 410, 503

// RFC 9457. Beside its members: "rule" (the key of the message), "field", "value" and "hint".
Response problem(const Request& request, const Error& error, int status);
bool wants_problem(const Request& request);

// A strong entity tag (RFC 9110 §8.8.3) of exactly these bytes.
std::string etag_of(std::string_view body);

}  // namespace acta::site
