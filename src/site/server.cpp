#include "site/server.h"

#include <array>
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <csignal>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <utility>

#include "site/head.h"

// Callbacks, not coroutines: GCC 12 destroys the captures of a lambda inside a co_await
// expression twice (GCC bug 100611 and its kin).
namespace acta::site {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using beast::error_code;

struct Refusal {
  int status;
  std::string_view message;
};
constexpr Refusal malformed{400, "error.http.malformed"};
constexpr Refusal too_late{408, "error.http.too-late"};
constexpr Refusal body_too_large{413, "error.http.body-too-large"};
constexpr Refusal head_too_large{431, "error.http.head-too-large"};
constexpr Refusal too_many{503, "error.http.too-many"};

Result<Request> to_request(http::request<http::string_body>&& message, std::string_view target,
                           std::string id) {
  Request request;
  request.method = std::string(message.method_string());
  request.id = std::move(id);
  for (const auto& field : message) {
    std::string name(field.name_string());
    for (char& c : name)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    const auto [place, first] =
        request.headers.emplace(std::move(name), std::string(field.value()));
    if (!first) (place->second += ", ") += std::string_view(field.value());  // RFC 9110 §5.3
  }
  request.body = std::move(message.body());
  request.target = TRY(parse_target(target));
  return request;
}

// What one reader is known by: an IPv4 address, or the /64 that an IPv6 reader owns.
std::string reader_of(const asio::ip::address& address) {
  if (address.is_v4() || address.to_v6().is_v4_mapped()) return address.to_string();
  auto bytes = address.to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  return asio::ip::address_v6(bytes).to_string();
}

std::string random_prefix() {
  static constexpr char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";
  std::random_device entropy;
  std::string prefix;
  for (int i = 0; i < 8; ++i) prefix += letters[entropy() % (sizeof letters - 1)];
  return prefix;
}

}  // namespace

struct Server::Loop {
  class Session;

  Loop(const Router& r, ServerOptions o)
      : router(r),
        options(std::move(o)),
        workers(options.workers),
        acceptor(io, {asio::ip::make_address(options.address), options.port}),
        signals(io, SIGINT, SIGTERM),
        drain_timer(io),
        pause(io) {}

  void accept();
  void stop();
  std::string next_id() { return id_prefix + '-' + std::to_string(++requests); }

  // All but `workers` belongs to the network thread.
  const Router& router;
  const ServerOptions options;
  const std::string id_prefix = random_prefix();
  std::uint64_t requests = 0;
  bool stopping = false;
  std::set<Session*> sessions;  // before `io`, whose end destroys the sessions still in it
  std::map<std::string, std::size_t> per_reader;
  asio::io_context io{1};
  asio::thread_pool workers;
  tcp::acceptor acceptor;
  asio::signal_set signals;
  asio::steady_timer drain_timer;
  asio::steady_timer pause;
};

// One connection: read, answer, write, and again.
class Server::Loop::Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Loop& loop, tcp::socket socket, std::string reader)
      : loop_(loop), socket_(std::move(socket)), deadline_(loop.io), reader_(std::move(reader)) {
    error_code ignored;
    socket_.set_option(tcp::no_delay(true), ignored);
    loop_.sessions.insert(this);
    ++loop_.per_reader[reader_];
  }

  ~Session() {
    loop_.sessions.erase(this);
    if (--loop_.per_reader[reader_] == 0) loop_.per_reader.erase(reader_);
    if (loop_.stopping && loop_.sessions.empty()) loop_.io.stop();
  }

  void serve() {
    const std::size_t mine = loop_.per_reader[reader_];
    if (loop_.options.max_per_address != 0 && mine > loop_.options.max_per_address) {
      return refuse(too_many);
    }
    read();
  }

  void close_if_waiting() {
    if (waiting_) socket_.cancel();
  }

 private:
  void read() {
    parser_.emplace();
    parser_->eager(true);
    parser_->header_limit(static_cast<std::uint32_t>(loop_.options.max_head_bytes));
    parser_->body_limit(loop_.options.max_body_bytes);
    target_.reset();
    waiting_ = true;
    late_ = false;
    start_deadline(loop_.options.read_deadline);
    consume();
  }

  void start_deadline(std::chrono::milliseconds after) {
    deadline_.expires_after(after);
    deadline_.async_wait([weak = weak_from_this()](error_code error) {
      const auto self = weak.lock();
      if (error || !self) return;
      self->late_ = true;
      self->socket_.cancel();
    });
  }

  // Takes what has come; asks for more, refuses, or answers.
  void consume() {
    if (!target_) {
      HeadCheck head = check_head(input_);
      if (head.verdict == HeadCheck::Verdict::bad) return refuse(malformed);
      if (std::max(head.size, head.size == 0 ? input_.size() : 0) > loop_.options.max_head_bytes)
        return refuse(head_too_large);
      if (head.verdict == HeadCheck::Verdict::incomplete) return read_more();
      target_ = std::move(head.target);
    }
    error_code error;
    while (!input_.empty() && !parser_->is_done() && !error) {
      input_.erase(0, parser_->put(asio::buffer(input_), error));
    }
    if (error == http::error::need_more) error = {};
    if (error == http::error::body_limit) return refuse(body_too_large);
    if (error) return refuse(malformed);
    if (!parser_->is_done()) return read_more();
    answer();
  }

  void read_more() {
    socket_.async_read_some(asio::buffer(part_),
                            [self = shared_from_this()](error_code error, std::size_t size) {
                              if (error) return self->on_end(error);
                              self->input_.append(self->part_.data(), size);
                              self->consume();
                            });
  }

  // The reader went away, was too slow, or the server is stopping.
  void on_end(error_code error) {
    deadline_.cancel();
    waiting_ = false;
    const bool begun = target_ || !input_.empty();
    if (!begun) return close();
    if (late_) return refuse(too_late);
    if (error == asio::error::eof) return refuse(malformed);
    close();
  }

  void answer() {
    waiting_ = false;
    deadline_.cancel();
    auto message = parser_->release();
    const bool keep_alive = message.keep_alive();
    const bool head = message.method() == http::verb::head;
    auto request = to_request(std::move(message), *target_, loop_.next_id());
    if (!request) return refuse({400, request.error().message}, &request.error());
    asio::post(loop_.workers, [self = shared_from_this(), keep_alive, head,
                               request = std::move(*request)]() mutable {
      Response response = self->loop_.router.answer(std::move(request));
      auto& io = self->loop_.io;  // the session goes back to the thread that owns it
      asio::post(
          io, [self = std::move(self), keep_alive, head, response = std::move(response)]() mutable {
            self->write(std::move(response), keep_alive, head);
          });
    });
  }

  void refuse(Refusal refusal, const Error* error = nullptr) {
    waiting_ = false;
    deadline_.cancel();
    Request request;
    request.id = loop_.next_id();
    const Error plain{ErrorKind::invalid, std::string(refusal.message), "", "", ""};
    write(loop_.router.refuse(request, error ? *error : plain, refusal.status), false, false);
  }

  void write(Response response, bool keep_alive, bool head) {
    keep_alive = keep_alive && !loop_.stopping;
    message_.emplace(http::int_to_status(static_cast<unsigned>(response.status)), 11u);
    for (const auto& [name, value] : response.headers) message_->insert(name, value);
    message_->keep_alive(keep_alive);
    if (response.status != 304) message_->content_length(response.body.size());
    if (!head) message_->body() = std::move(response.body);
    start_deadline(loop_.options.write_deadline);
    http::async_write(socket_, *message_,
                      [self = shared_from_this(), keep_alive](error_code error, std::size_t) {
                        self->deadline_.cancel();
                        if (!error && keep_alive) return self->read();
                        self->linger();
                      });
  }

  // Says that no more will come, and takes in what the reader still sends for a while: closing
  // with unread bytes would reset the connection and could eat the answer (RFC 9112 §9.6).
  void linger() {
    error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
    input_.clear();
    input_.shrink_to_fit();
    waiting_ = true;
    start_deadline(std::min(loop_.options.read_deadline, std::chrono::milliseconds(2000)));
    discard(loop_.options.max_head_bytes + loop_.options.max_body_bytes);
  }

  void discard(std::size_t most) {
    socket_.async_read_some(asio::buffer(part_),
                            [self = shared_from_this(), most](error_code error, std::size_t size) {
                              if (error || size >= most) return self->close();
                              self->discard(most - size);
                            });
  }

  void close() {
    waiting_ = false;
    deadline_.cancel();
    error_code ignored;
    socket_.close(ignored);
  }

  Loop& loop_;
  tcp::socket socket_;
  asio::steady_timer deadline_;
  const std::string reader_;
  std::array<char, 8192> part_;
  std::string input_;                  // came and is not yet parsed; pipelined requests too
  std::optional<std::string> target_;  // of a head that passed the check
  std::optional<http::request_parser<http::string_body>> parser_;
  std::optional<http::response<http::string_body>> message_;
  bool waiting_ = false;  // for the reader; closing now cuts no answer short
  bool late_ = false;
};

void Server::Loop::accept() {
  if (stopping) return;
  acceptor.async_accept([this](error_code error, tcp::socket socket) {
    if (stopping) return;
    error_code gone;
    const auto peer = error ? tcp::endpoint{} : socket.remote_endpoint(gone);
    if (!error && !gone && sessions.size() < options.max_connections) {
      std::make_shared<Session>(*this, std::move(socket), reader_of(peer.address()))->serve();
    }
    if (!error || error == asio::error::connection_aborted) return accept();
    // No descriptor is left for a new reader: one of those who are here has to leave first.
    pause.expires_after(std::chrono::milliseconds(100));
    pause.async_wait([this](error_code) { accept(); });
  });
}

void Server::Loop::stop() {
  if (std::exchange(stopping, true)) return;
  acceptor.close();
  if (sessions.empty()) return io.stop();
  for (Session* session : sessions) session->close_if_waiting();
  drain_timer.expires_after(options.drain);
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
  loop_->io.run();
}

}  // namespace acta::site
