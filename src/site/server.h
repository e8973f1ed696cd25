#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "site/router.h"

namespace acta::site {

// Every bound that keeps one reader from taking the server away from the others.
struct ServerOptions {
  std::string address = "127.0.0.1";  // a proxy in front speaks TLS
  std::uint16_t port = 0;             // 0: any free one, for tests
  std::size_t workers = 4;            // requests answered at once
  std::size_t max_connections = 1024;
  std::size_t max_per_address = 256;  // an IPv6 /64 is one address; 0: no bound, behind a proxy
  std::size_t max_head_bytes = 16 * 1024;
  std::size_t max_body_bytes = 64 * 1024;
  std::chrono::milliseconds read_deadline{10'000};  // for a whole request: a trickle ends too
  std::chrono::milliseconds write_deadline{30'000};
  std::chrono::milliseconds drain{5'000};  // for the answers under way when asked to stop
};

// An HTTP/1.1 server in front of a Router. One thread does the network; the workers call the
// router, so a slow page never holds up a connection. What is malformed is refused and the
// connection closed (site/head.h). An address that cannot be listened on throws.
class Server {
 public:
  Server(const Router& router, ServerOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;
  void run();   // until stop(), SIGINT or SIGTERM, and then until drained
  void stop();  // from any thread

 private:
  struct Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace acta::site
