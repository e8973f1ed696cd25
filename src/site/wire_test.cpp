#include "site/wire.h"

#include <gtest/gtest.h>

#include "site/router.h"

namespace acta::site {
namespace {

TEST(Wire, AHeadHasWhatTheAnswerAndTheConnectionNeed) {
  const Instant now = parse_instant("2026-11-21T09:00:00Z").value();
  const Response page = Response::typed("text/plain", "hello").with("ETag", "\"a\"");
  EXPECT_EQ(
      head_of(page, {"r-7", now, true}),
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nETag: \"a\"\r\n"
      "Date: Sat, 21 Nov 2026 09:00:00 GMT\r\nX-Request-Id: r-7\r\nContent-Length: 5\r\n\r\n");
  const std::string gone = head_of(not_modified(page), {"r-8", now, false});
  EXPECT_TRUE(gone.starts_with("HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n")) << gone;
  EXPECT_TRUE(gone.ends_with("\r\nConnection: close\r\n\r\n"));
  EXPECT_EQ(gone.find("Content-Length"), gone.npos);
}

}  // namespace
}  // namespace acta::site
