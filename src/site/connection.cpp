#include "site/connection.h"

#include <algorithm>
#include <random>
#include <utility>

#include "base/network.h"
#include "site/wire.h"

namespace acta::site {
namespace {

using Outcome = Socket::Outcome;

Connection::Moment now() { return std::chrono::steady_clock::now(); }

Instant wall_clock() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

std::string random_prefix() {
  static constexpr char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";
  std::random_device entropy;
  std::string prefix;
  for (int i = 0; i < 8; ++i) prefix += letters[entropy() % (sizeof letters - 1)];
  return prefix;
}

// What a connection may be kept open after; of the rest we do not know how it ends.
bool is_known(std::string_view method) {
  return method == "GET" || method == "HEAD" || method == "POST" || method == "OPTIONS";
}

}  // namespace

Service::Service(const Router& r, ServerOptions o)
    : router(r),
      options(std::move(o)),
      front(r, options.edition, options.page_memory),
      allowance_(options.made),
      id_prefix_(random_prefix()) {}

std::string Service::next_id() { return id_prefix_ + '-' + std::to_string(++requests_); }

bool Service::may_make(const std::string& reader, Moment now) {
  return holds(options.unbounded, reader) || allowance_.take(neighbourhood(reader), now);
}

void Service::charge(const std::string& reader, Moment begun, Moment now) {
  const std::chrono::duration<double, std::nano> took = now - begun;
  const double answers = took / options.one_answer;
  if (answers > 1 && !holds(options.unbounded, reader))
    allowance_.charge(neighbourhood(reader), answers - 1, now);
}

std::chrono::seconds Service::wait(const std::string& reader, Moment now) {
  return allowance_.wait(neighbourhood(reader), now);
}

Connection::Connection(Lane& lane, std::unique_ptr<Socket> socket, std::string peer,
                       std::string neighbours)
    : lane_(lane),
      service_(lane.service),
      socket_(std::move(socket)),
      peer_(std::move(peer)),
      neighbours_(std::move(neighbours)),
      reader_(service_.options.request) {
  lane_.connections.insert(this);
  if (service_.options.metrics) ++service_.options.metrics->connections;
}

Connection::~Connection() {
  lane_.connections.erase(this);
  if (service_.options.metrics) --service_.options.metrics->connections;
  lane_.on_leaving(neighbours_);
}

void Connection::serve() { wait(service_.options.read_deadline); }

void Connection::turn_away() {
  if (service_.options.metrics) ++service_.options.metrics->refused_connections;
  refuse(refusal(503, "error.http.too-many"));
}

void Connection::close_if_waiting() {
  if (waiting_) socket_->cancel();
}

void Connection::look_at_the_clock(Moment moment) {
  if (moment < until_) return;
  until_ = Moment::max();
  late_ = true;
  socket_->cancel();
}

void Connection::wait(ServerOptions::Time patience) {
  waiting_ = true;
  late_ = false;
  until_ = now() + patience;
  wait_for_bytes();
}

void Connection::wait_for_bytes() { socket_->read(came_, shared_from_this()); }

void Connection::on_read(Socket::Moved moved) {
  if (late_ || moved.outcome != Outcome::done) return on_end(moved.outcome);
  if (leaving_) return discard(moved.bytes);
  proceed({came_.data(), moved.bytes});
}

// Answers what has come whole; asks for more, or refuses.
void Connection::proceed(std::string_view bytes) {
  bool begins = !waiting_ || !reader_.begun();
  for (auto state = reader_.read(bytes);; state = reader_.read()) {
    if (state == RequestReader::State::refused) return refuse(reader_.why());
    if (state == RequestReader::State::wants_more) break;
    if (!answer()) return;
    begins = true;
  }
  if (!reader_.begun()) return wait(service_.options.keep_alive);
  begins ? wait(service_.options.read_deadline) : wait_for_bytes();
}

// The reader went away, was too slow, or the server is stopping.
void Connection::on_end(Outcome outcome) {
  if (leaving_ || !reader_.begun()) return close();
  if (late_) return refuse(refusal(408, "error.http.too-late"));
  if (outcome == Outcome::ended) return refuse(refusal(400, "error.http.malformed"));
  close();
}

// Whether the answer has gone already and the reader may go on.
bool Connection::answer() {
  waiting_ = false;
  until_ = Moment::max();
  Request request = reader_.take();
  request.id = service_.next_id();
  begin(request, reader_.keeps_alive());
  request.reader = asked_.reader;
  if (Front::Answer kept = service_.front.kept(request)) return send(std::move(kept));
  if (!service_.may_make(asked_.reader, asked_.at)) {
    Refusal often = refusal(429, "error.http.too-often");
    often.request = std::move(request);  // a HEAD has no body; the log tells for what was asked
    often.request.target = {};           // no page is drawn for it
    refuse(often);
    return false;
  }
  if (Front::Answer drawn = service_.front.at_once(request)) return send(std::move(drawn));
  auto asked = std::make_shared<Request>(std::move(request));
  service_.on_a_worker([self = shared_from_this(), asked]() mutable {
    const Moment begun = now();
    const std::string reader = asked->reader;
    Front::Answer made = self->service_.front.answer(std::move(*asked));
    self->service_.charge(reader, begun, now());
    // The connection goes back to the thread that owns it.
    Lane& lane = self->lane_;
    lane.on_the_network([self = std::move(self), made = std::move(made)] {
      if (self->send(made)) self->proceed();
    });
  });
  return false;
}

void Connection::begin(const Request& request, bool keeps_alive) {
  asked_ = {now(),
            request.id,
            request.method,
            request.written,
            request.written.empty() ? "other" : Metrics::kind_of(request.target),
            service_.options.readers.reader(peer_, request.header("forwarded"))};
  keeps_alive_ = keeps_alive && is_known(request.method);
}

void Connection::refuse(const Refusal& why) {
  waiting_ = false;
  Request request = why.request;
  request.id = service_.next_id();
  begin(request, false);
  Response response = service_.router.refuse(request, why.error, why.status);
  if (why.status == 429)
    response = std::move(response).with(
        "Retry-After", std::to_string(service_.wait(asked_.reader, asked_.at).count()));
  send(std::make_shared<const Response>(std::move(response)));
}

bool Connection::send(Front::Answer answer) {
  answer_ = std::move(answer);
  keeps_alive_ = keeps_alive_ && !service_.stopping;
  head_ = head_of(*answer_, {asked_.id, wall_clock(), keeps_alive_});
  sent_ = 0;
  return write();
}

// As much as the socket takes; whether that was all, and the reader may go on.
bool Connection::write() {
  const std::string_view body =
      asked_.method == "HEAD" ? std::string_view{} : std::string_view(answer_->body);
  while (sent_ < head_.size() + body.size()) {
    const std::size_t of_head = std::min(sent_, head_.size());
    const auto [outcome, size] =
        socket_->write(std::string_view(head_).substr(of_head), body.substr(sent_ - of_head));
    sent_ += size;
    if (outcome == Outcome::done) continue;
    if (outcome != Outcome::not_now) return close(), false;
    late_ = false;
    until_ = now() + service_.options.write_stall;
    socket_->when_writable(shared_from_this());
    return false;
  }
  note();
  answer_.reset();
  std::string().swap(head_);
  if (!keeps_alive_) linger();
  return keeps_alive_;
}

void Connection::on_writable(Outcome outcome) {
  if (outcome != Outcome::done) return close();
  if (write()) proceed();
}

void Connection::note() {
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(now() - asked_.at);
  if (service_.options.metrics)
    service_.options.metrics->answered(asked_.kind, answer_->status, took);
  if (service_.options.log)
    service_.options.log->add({wall_clock(), asked_.reader, asked_.method, asked_.target,
                               asked_.kind, asked_.id, answer_->status, answer_->body.size(),
                               took});
}

// Says that no more will come, and takes in what the reader still sends for a while: closing
// with unread bytes would reset the connection and could eat the answer (RFC 9112 §9.6).
void Connection::linger() {
  socket_->say_no_more();
  reader_.forget();
  leaving_ = true;
  const auto& most = service_.options.request;
  to_discard_ = most.head + std::max(most.body, most.upload);
  wait(std::min(service_.options.read_deadline, ServerOptions::Time(2000)));
}

void Connection::discard(std::size_t size) {
  if (size >= to_discard_) return close();
  to_discard_ -= size;
  wait_for_bytes();
}

void Connection::close() {
  waiting_ = false;
  until_ = Moment::max();
  socket_->close();
}

}  // namespace acta::site
