#pragma once

#include <string>
#include <string_view>

#include "base/instant.h"
#include "site/http.h"

namespace acta::site {

// What is said of one answer on one connection and of no other.
struct Sending {
  std::string_view request;  // its number
  Instant now;
  bool keeps_alive = true;
};

// The status line and the header fields of RFC 9112, with Date, Content-Length, X-Request-Id and
// Connection, and the empty line. The body follows as it is.
std::string head_of(const Response& response, const Sending& sending);

}  // namespace acta::site
