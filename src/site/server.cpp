#include "site/server.h"

#include <algorithm>
#include <array>
#include <boost/asio.hpp>
#include <csignal>
#include <map>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "base/network.h"
#include "site/connection.h"

// Callbacks, not coroutines: GCC 12 destroys the captures of a lambda inside a co_await
// expression twice (GCC bug 100611 and its kin).
namespace acta::site {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

Socket::Moved moved(error_code error, std::size_t bytes) {
  if (!error) return {Socket::Outcome::done, bytes};
  if (error == asio::error::would_block) return {Socket::Outcome::not_now};
  return {error == asio::error::eof ? Socket::Outcome::ended : Socket::Outcome::broken};
}

class TcpSocket : public Socket {
 public:
  explicit TcpSocket(tcp::socket socket) : socket_(std::move(socket)) {
    error_code ignored;
    socket_.set_option(tcp::no_delay(true), ignored);
    socket_.non_blocking(true, ignored);
  }

  void read(std::span<char> into, std::shared_ptr<Owner> owner) override {
    socket_.async_read_some(asio::buffer(into.data(), into.size()),
                            [owner = std::move(owner)](error_code error, std::size_t bytes) {
                              owner->on_read(moved(error, bytes));
                            });
  }
  void when_writable(std::shared_ptr<Owner> owner) override {
    socket_.async_wait(tcp::socket::wait_write, [owner = std::move(owner)](error_code error) {
      owner->on_writable(error ? Outcome::broken : Outcome::done);
    });
  }
  Moved write(std::string_view first, std::string_view second) override {
    error_code error;
    const std::array pieces{asio::buffer(first), asio::buffer(second)};
    const std::size_t size = socket_.write_some(pieces, error);
    return moved(error, size);
  }
  void cancel() override {
    error_code ignored;
    socket_.cancel(ignored);
  }
  void say_no_more() override {
    error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
  }
  void close() override {
    error_code ignored;
    socket_.close(ignored);
  }

 private:
  tcp::socket socket_;
};

// A network thread: what happens to its connections happens here, one thing after the other.
struct NetworkThread {
  explicit NetworkThread(Service& service)
      : lane{service, [this](auto job) { asio::post(io, std::move(job)); }} {}
  ~NetworkThread() { end(); }
  NetworkThread(const NetworkThread&) = delete;

  void start();
  void look_round();
  void end();

  Lane lane;               // before `io`, whose end destroys the connections still in it
  std::size_t inside = 0;  // connections given to it that have not left; the door counts them
  asio::io_context io{1};
  asio::steady_timer round{io};
  std::thread thread;
};

void NetworkThread::start() {
  thread = std::thread([this] {
    look_round();
    io.run();
  });
}

void NetworkThread::end() {
  io.stop();
  if (thread.joinable()) thread.join();
}

// One clock for all connections of a thread: who is late is let go at the next round.
void NetworkThread::look_round() {
  using Time = ServerOptions::Time;
  const auto& o = lane.service.options;
  const Time shortest = std::min({o.read_deadline, o.keep_alive, o.write_stall});
  round.expires_after(std::clamp(shortest / 20, Time(5), Time(500)));
  round.async_wait([this](error_code error) {
    if (error) return;
    const auto now = std::chrono::steady_clock::now();
    for (Connection* connection : lane.connections) connection->look_at_the_clock(now);
    if (lane.service.options.log) lane.service.options.log->flush();
    look_round();
  });
}

}  // namespace

// Lets readers in, as many as there may be, and gives each to the thread that has fewest. Belongs
// to the thread in Server::run().
struct Server::Door {
  Door(const Router& router, ServerOptions options);

  void accept();
  void welcome(tcp::socket socket, NetworkThread& thread);
  void on_leaving(NetworkThread& thread, const std::string& neighbours);
  bool holds_too_many(const std::string& peer, const std::string& neighbours) const;
  void stop();

  Service service;
  std::size_t inside = 0;
  std::map<std::string, std::size_t> neighbours;  // how many connections from each /24 or /56
  bool full = false;                              // and so nobody is let in
  asio::io_context io{1};
  tcp::acceptor acceptor;
  asio::signal_set signals;
  asio::steady_timer drain_timer, pause;
  std::vector<std::unique_ptr<NetworkThread>> threads;  // when they end, connections leave by `io`
  asio::thread_pool workers;
};

Server::Door::Door(const Router& router, ServerOptions options)
    : service(router, std::move(options)),
      acceptor(io, {asio::ip::make_address(service.options.address), service.options.port}),
      signals(io, SIGINT, SIGTERM),
      drain_timer(io),
      pause(io),
      workers(service.options.workers) {
  service.on_a_worker = [this](auto job) { asio::post(workers, std::move(job)); };
  while (threads.size() < service.options.threads) {
    auto& thread = *threads.emplace_back(std::make_unique<NetworkThread>(service));
    thread.lane.on_leaving = [this, &thread](const std::string& house) {
      asio::post(io, [this, &thread, house] { on_leaving(thread, house); });
    };
  }
}

void Server::Door::accept() {
  full = inside >= service.options.max_connections;
  if (service.stopping || full) return;
  NetworkThread& thread = **std::min_element(
      threads.begin(), threads.end(), [](auto& a, auto& b) { return a->inside < b->inside; });
  acceptor.async_accept(thread.io, [this, &thread](error_code error, tcp::socket socket) {
    if (service.stopping) return;
    if (!error) welcome(std::move(socket), thread);
    if (!error || error == asio::error::connection_aborted) return accept();
    // No descriptor is left for a new reader: one of those who are here has to leave first.
    pause.expires_after(std::chrono::milliseconds(100));
    pause.async_wait([this](error_code) { accept(); });
  });
}

void Server::Door::welcome(tcp::socket socket, NetworkThread& thread) {
  error_code gone;
  const std::string peer = socket.remote_endpoint(gone).address().to_string();
  if (gone) return;
  const std::string house = neighbourhood(peer);
  ++inside;
  ++thread.inside;
  ++neighbours[house];
  const bool too_many = holds_too_many(peer, house);
  asio::post(thread.io, [=, &thread, socket = std::move(socket)]() mutable {
    const auto connection = std::make_shared<Connection>(
        thread.lane, std::make_unique<TcpSocket>(std::move(socket)), peer, house);
    too_many ? connection->turn_away() : connection->serve();
  });
}

bool Server::Door::holds_too_many(const std::string& peer, const std::string& house) const {
  const ServerOptions& options = service.options;
  const bool many = options.max_neighbours != 0 && neighbours.at(house) > options.max_neighbours;
  return many && !options.readers.is_proxy(peer) && !holds(options.unbounded, peer);
}

void Server::Door::on_leaving(NetworkThread& thread, const std::string& house) {
  --inside;
  --thread.inside;
  if (--neighbours[house] == 0) neighbours.erase(house);
  if (service.stopping) {
    if (inside == 0) io.stop();
  } else if (std::exchange(full, false)) {
    accept();
  }
}

void Server::Door::stop() {
  if (service.stopping.exchange(true)) return;
  acceptor.close();
  if (inside == 0) return io.stop();
  for (const auto& thread : threads) {
    asio::post(thread->io, [&lane = thread->lane] {
      for (Connection* connection : lane.connections) connection->close_if_waiting();
    });
  }
  drain_timer.expires_after(service.options.drain);
  drain_timer.async_wait([this](error_code) { io.stop(); });
}

Server::Server(const Router& router, ServerOptions options)
    : door_(std::make_unique<Door>(router, std::move(options))) {}

Server::~Server() { door_->workers.join(); }

std::uint16_t Server::port() const { return door_->acceptor.local_endpoint().port(); }

void Server::stop() {
  asio::post(door_->io, [this] { door_->stop(); });
}

void Server::run() {
  for (const auto& thread : door_->threads) thread->start();
  door_->signals.async_wait([this](error_code error, int) {
    if (!error) door_->stop();
  });
  door_->accept();
  door_->io.run();
  for (const auto& thread : door_->threads) thread->end();
}

}  // namespace acta::site
