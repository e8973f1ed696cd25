#include "site/server.h"

#include <algorithm>
#include <array>
#include <boost/asio.hpp>
#include <csignal>
#include <utility>

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

  void when_readable(Then then) override { when(tcp::socket::wait_read, std::move(then)); }
  void when_writable(Then then) override { when(tcp::socket::wait_write, std::move(then)); }
  Moved read(std::span<char> into) override {
    error_code error;
    const std::size_t size = socket_.read_some(asio::buffer(into.data(), into.size()), error);
    return moved(error, size);
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
  void when(tcp::socket::wait_type what, Then then) {
    socket_.async_wait(what, [then = std::move(then)](error_code error) {
      then(error ? Outcome::broken : Outcome::done);
    });
  }

  tcp::socket socket_;
};

}  // namespace

struct Server::Loop {
  Loop(const Router& router, ServerOptions options)
      : service(router, std::move(options)),
        workers(service.options.workers),
        acceptor(io, {asio::ip::make_address(service.options.address), service.options.port}),
        signals(io, SIGINT, SIGTERM),
        drain_timer(io),
        pause(io),
        round(io) {
    service.on_a_worker = [this](auto job) { asio::post(workers, std::move(job)); };
    service.on_the_network = [this](auto job) { asio::post(io, std::move(job)); };
    service.on_leaving = [this] { on_leaving(); };
  }

  void accept();
  void on_leaving();
  void look_round();
  void stop();

  Service service;    // before `io`, whose end destroys the connections still in it
  bool full = false;  // and so nobody is let in
  asio::io_context io{1};
  asio::thread_pool workers;
  tcp::acceptor acceptor;
  asio::signal_set signals;
  asio::steady_timer drain_timer, pause, round;
};

void Server::Loop::accept() {
  full = service.connections.size() >= service.options.max_connections;
  if (service.stopping || full) return;
  acceptor.async_accept([this](error_code error, tcp::socket socket) {
    if (service.stopping) return;
    error_code gone;
    const auto peer = error ? tcp::endpoint{} : socket.remote_endpoint(gone);
    if (!error && !gone) {
      std::make_shared<Connection>(service, std::make_unique<TcpSocket>(std::move(socket)),
                                   peer.address().to_string())
          ->serve();
    }
    if (!error || error == asio::error::connection_aborted) return accept();
    // No descriptor is left for a new reader: one of those who are here has to leave first.
    pause.expires_after(std::chrono::milliseconds(100));
    pause.async_wait([this](error_code) { accept(); });
  });
}

void Server::Loop::on_leaving() {
  if (service.stopping) {
    if (service.connections.empty()) io.stop();
  } else if (std::exchange(full, false)) {
    asio::post(io, [this] { accept(); });
  }
}

// One clock for all connections: who is late is let go at the next round.
void Server::Loop::look_round() {
  using Time = ServerOptions::Time;
  const auto& o = service.options;
  const Time shortest = std::min({o.read_deadline, o.keep_alive, o.write_stall});
  round.expires_after(std::clamp(shortest / 20, Time(5), Time(500)));
  round.async_wait([this](error_code error) {
    if (error) return;
    const auto now = std::chrono::steady_clock::now();
    for (Connection* connection : service.connections) connection->look_at_the_clock(now);
    if (service.options.log) service.options.log->flush();
    look_round();
  });
}

void Server::Loop::stop() {
  if (std::exchange(service.stopping, true)) return;
  acceptor.close();
  if (service.connections.empty()) return io.stop();
  for (Connection* connection : service.connections) connection->close_if_waiting();
  drain_timer.expires_after(service.options.drain);
  drain_timer.async_wait([this](error_code) { io.stop(); });
}

Server::Server(const Router& router, ServerOptions options)
    : loop_(std::make_unique<Loop>(router, std::move(options))) {}

Server::~Server() { loop_->workers.join(); }

std::uint16_t Server::port() const { return loop_->acceptor.local_endpoint().port(); }

void Server::stop() {
  asio::post(loop_->io, [this] { loop_->stop(); });
}

void Server::run() {
  loop_->signals.async_wait([this](error_code error, int) {
    if (!error) loop_->stop();
  });
  loop_->accept();
  loop_->look_round();
  loop_->io.run();
}

}  // namespace acta::site
