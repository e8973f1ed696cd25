#include "site/wire.h"

#include "site/memento.h"

namespace acta::site {
namespace {

// For people who look at the wire; programs read the number alone.
std::string_view reason(int status) {
  switch (status) {
    case 200: return "OK";
    case 302: return "Found";
    case 304: return "Not Modified";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 410: return "Gone";
    case 500: return "Internal Server Error";
    case 429: return "Too Many Requests";
    case 503: return "Service Unavailable";
    default: return "";
  }
}

// Written anew once a second.
const std::string& date_in_words(Instant now) {
  constexpr std::int64_t second = 1'000'000;
  thread_local std::int64_t written_at = -1;
  thread_local std::string written;
  if (now.microseconds / second != written_at) {
    written_at = now.microseconds / second;
    written = http_date(now);
  }
  return written;
}

}  // namespace

std::string head_of(const Response& response, const Sending& sending) {
  std::string head = "HTTP/1.1 " + std::to_string(response.status) + ' ';
  head.reserve(1024);
  head += reason(response.status);
  for (const auto& [name, value] : response.headers) {
    if (value.empty()) continue;
    (((head += "\r\n") += name) += ": ") += value;
  }
  (head += "\r\nDate: ") += date_in_words(sending.now);
  (head += "\r\nX-Request-Id: ") += sending.request;
  if (response.status != 304)
    (head += "\r\nContent-Length: ") += std::to_string(response.body.size());
  if (!sending.keeps_alive) head += "\r\nConnection: close";
  return head += "\r\n\r\n";
}

}  // namespace acta::site
