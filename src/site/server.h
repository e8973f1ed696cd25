#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "site/access_log.h"
#include "site/allowance.h"
#include "site/metrics.h"
#include "site/reader.h"
#include "site/request_reader.h"
#include "site/router.h"

namespace acta::site {

// Every bound that keeps one reader from taking the server away from the others.
struct ServerOptions {
  using Time = std::chrono::milliseconds;

  std::string address = "127.0.0.1";   // a proxy in front speaks TLS
  std::uint16_t port = 0;              // 0: any free one, for tests
  std::size_t threads = 2;             // that do the network
  std::size_t workers = 4;             // requests answered at once
  std::size_t max_connections = 1024;  // more wait in the system's queue until one leaves
  std::size_t max_neighbours = 64;     // connections from one /24 or /56; not for our proxies
  Allowance::Rate made = {};           // answers made for one /24 or /56
  std::chrono::nanoseconds one_answer = Time(20);  // of a worker; a longer one counts as several
  std::vector<Network> unbounded = loopback();     // whose neighbourhood neither of these bounds
  RequestReader::Bounds request = {};
  Time read_deadline{10'000};  // for a whole request from its first byte: a trickle ends too
  Time keep_alive{20'000};     // for the next request
  Time write_stall{15'000};    // without a byte taken
  Time drain{5'000};           // for the answers under way when asked to stop
  Readers readers{{}};
  std::function<std::string()> edition = {};        // see Front; without it nothing is kept
  std::size_t page_memory = std::size_t{64} << 20;  // of Front, in bytes
  Metrics* metrics = nullptr;
  AccessLog* log = nullptr;
};

// An HTTP/1.1 server in front of a Router. The thread in run() lets readers in and counts them;
// each of the network threads has connections of its own, takes in their requests and sends what is
// kept; the workers call the router, so a slow page never holds up a connection. What is malformed
// is refused and the connection closed (site/head.h). An address that cannot be listened on throws.
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
  struct Door;
  std::unique_ptr<Door> door_;
};

}  // namespace acta::site
