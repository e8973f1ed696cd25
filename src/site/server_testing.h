#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <future>
#include <string>
#include <string_view>
#include <thread>

#include "site/server.h"

// A server on a free port, and readers who may say what no decent client would. For tests.
namespace acta::site {

using namespace std::chrono_literals;
using namespace std::string_literals;

// A reader on a bare socket, so that a test can say what no decent client would.
class Reader {
 public:
  explicit Reader(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  }
  ~Reader() { ::close(socket_); }
  Reader(const Reader&) = delete;

  // What the server no longer takes is lost, as on any network.
  void send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  void say_no_more() { ::shutdown(socket_, SHUT_WR); }

  bool hears_nothing_for(std::chrono::milliseconds pace) {
    pollfd wait{socket_, POLLIN, 0};
    return ::poll(&wait, 1, static_cast<int>(pace.count())) == 0;
  }

  std::string until_closed() {
    std::string all;
    char part[4096];
    for (ssize_t n; (n = ::recv(socket_, part, sizeof part, 0)) > 0;) {
      all.append(part, static_cast<std::size_t>(n));
    }
    return all;
  }

  std::string until(std::string_view end) {
    std::string all;
    for (char c; all.find(end) == all.npos && ::recv(socket_, &c, 1, 0) == 1;) all += c;
    return all;
  }

 private:
  int socket_;
};

inline std::string status_line(const std::string& answer) { return answer.substr(0, 12); }

inline std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != text.npos; at += part.size()) ++n;
  return n;
}

struct ServerTest : testing::Test {
  explicit ServerTest(ServerOptions options = {}) : server(router, with_bounds(options)) {
    for (const auto* path : {"/", "/hello", "/x"})
      router.get(path, [](const Request&) -> Result<Response> {
        return Response::typed("text/plain", "hello");
      });
    router.get("/large", [](const Request&) -> Result<Response> {
      return Response::typed("text/plain", std::string(large, 'x'));
    });
    router.get("/slow", [this](const Request&) -> Result<Response> {
      entered.set_value();
      released.get_future().wait();
      return Response::typed("text/plain", "late but whole");
    });
  }
  static ServerOptions with_bounds(ServerOptions options) {
    options.request = {.head = 2048, .target = 1024, .body = 100};
    return options;
  }

  void TearDown() override { server.stop(); }

  std::string answer(std::string_view request) {
    Reader reader(server.port());
    reader.send(request);
    reader.say_no_more();
    return reader.until_closed();
  }

  static constexpr std::size_t large = 20'000'000;
  std::promise<void> entered, released;
  Router router;
  Server server;
  std::jthread running{[this] { server.run(); }};
};

}  // namespace acta::site
