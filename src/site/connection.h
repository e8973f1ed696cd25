#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <set>
#include <string>

#include "site/front.h"
#include "site/server.h"
#include "site/socket.h"

namespace acta::site {

class Connection;

// What all connections of a server share. Any thread may use it.
struct Service {
  Service(const Router& router, ServerOptions options);

  using Moment = Allowance::Moment;

  std::string next_id();
  // Whether an answer may be made for a reader; what that took is charged when it is.
  bool may_make(const std::string& reader, Moment now);
  void charge(const std::string& reader, Moment begun, Moment now);
  std::chrono::seconds wait(const std::string& reader, Moment now);  // until one may be

  const Router& router;
  const ServerOptions options;
  const Front front;
  std::function<void(std::function<void()>)> on_a_worker;
  std::atomic<bool> stopping = false;

 private:
  Allowance allowance_;
  const std::string id_prefix_;
  std::atomic<std::uint64_t> requests_ = 0;
};

// What the connections of one network thread share, and nothing else touches.
struct Lane {
  Service& service;
  std::function<void(std::function<void()>)> on_the_network;           // on this thread again
  std::function<void(const std::string& neighbours)> on_leaving = {};  // a connection is gone
  std::set<Connection*> connections = {};
};

// One connection: read, answer, write, and again. It belongs to the thread of its lane, and lives
// as long as somebody waits for its socket or makes its answer.
class Connection : public Socket::Owner, public std::enable_shared_from_this<Connection> {
 public:
  using Moment = Service::Moment;

  // `neighbours`: the neighbourhood (base/network.h) of the peer.
  Connection(Lane& lane, std::unique_ptr<Socket> socket, std::string peer, std::string neighbours);
  ~Connection() override;

  void serve();
  void turn_away();  // its neighbourhood holds too many
  void close_if_waiting();
  void look_at_the_clock(Moment now);

 private:
  void wait(ServerOptions::Time patience);
  void wait_for_bytes();
  void on_read(Socket::Moved moved) override;
  void proceed(std::string_view bytes = {});
  void on_end(Socket::Outcome outcome);
  bool answer();
  void begin(const Request& request, bool keeps_alive);
  void refuse(const Refusal& why);
  bool send(Front::Answer answer);
  bool write();
  void on_writable(Socket::Outcome outcome) override;
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

  Lane& lane_;
  Service& service_;
  std::unique_ptr<Socket> socket_;
  const std::string peer_, neighbours_;
  std::array<char, 4096> came_;  // an idle connection has little more than this
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
