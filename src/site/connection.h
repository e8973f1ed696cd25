#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "site/front.h"
#include "site/server.h"
#include "site/socket.h"

namespace acta::site {

class Connection;

// What all connections of a server share. Belongs to the network thread.
struct Service {
  Service(const Router& router, ServerOptions options);

  std::string next_id();

  const Router& router;
  const ServerOptions options;
  const Front front;
  std::function<void(std::function<void()>)> on_a_worker, on_the_network;
  std::function<void()> on_leaving;  // a connection is gone

  std::set<Connection*> connections;
  std::map<std::string, std::size_t> neighbours;  // how many connections from each /24 or /56
  std::array<char, 64 * 1024> buffer;             // one for all: an idle connection has none
  Allowance allowance;
  bool stopping = false;

 private:
  const std::string id_prefix_;
  std::uint64_t requests_ = 0;
};

// One connection: read, answer, write, and again. Lives as long as somebody waits for its socket
// or makes its answer.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  Connection(Service& service, std::unique_ptr<Socket> socket, std::string peer);
  ~Connection();

  void serve();
  void close_if_waiting();
  void look_at_the_clock(Moment now);

 private:
  void wait(ServerOptions::Time patience);
  void wait_for_bytes();
  void receive();
  void proceed(std::string_view bytes = {});
  void on_end(Socket::Outcome outcome);
  bool answer();
  void begin(const Request& request, bool keeps_alive);
  void refuse(const Refusal& why);
  bool send(Front::Answer answer);
  bool write();
  void note();
  void linger();
  void discard(std::size_t size);
  void close();

  struct Asked {
    Moment at;
    std::string id, method, target;
    std::string_view kind;
    std::string reader;
  };

  Service& service_;
  std::unique_ptr<Socket> socket_;
  const std::string peer_, neighbours_;
  RequestReader reader_;
  Asked asked_;
  Front::Answer answer_;
  std::string head_;
  std::size_t sent_ = 0;  // of head and body
  Moment until_ = Moment::max();
  std::size_t to_discard_ = 0;
  bool waiting_ = false;  // for the reader; closing now cuts no answer short
  bool late_ = false;
  bool leaving_ = false;
  bool keeps_alive_ = false;
};

}  // namespace acta::site
