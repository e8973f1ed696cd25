#include "site/request_reader.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <iterator>

#include "base/text.h"
#include "site/head.h"

namespace acta::site {

namespace http = boost::beast::http;

// Of an upload, one of those that may be under way at once for as long as it lives.
struct RequestReader::Parser : http::request_parser<http::string_body> {
  std::shared_ptr<std::atomic<std::size_t>> under_way;
  Parser() = default;
  ~Parser() {
    if (under_way) --*under_way;
  }
};

namespace {

// Of an address that cannot be read, what tells who asks and in which language: "/es/" of
// "/es/%ff", "/data/" of what a program asked for, else "/".
Target beginning_of(std::string_view target) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
  if (!target.starts_with('/')) return {.path = "/", .query = {}};
  const std::size_t end = target.find_first_not_of(letters, 1);
  const bool whole = end != target.npos && end > 1 && target[end] == '/';
  return {.path = std::string(target.substr(0, whole ? end + 1 : 1)), .query = {}};
}

tl::expected<Request, Refusal> to_request(http::request<http::string_body>&& message,
                                          std::string target) {
  Request request;
  request.method = std::string(message.method_string());
  for (const auto& field : message) {
    const auto [place, first] = request.headers.emplace(lower(std::string(field.name_string())),
                                                        std::string(field.value()));
    if (!first) (place->second += ", ") += std::string_view(field.value());  // RFC 9110 §5.3
  }
  request.body = std::move(message.body());
  auto read = parse_target(target);
  if (!read) {
    auto path = parse_target(std::string_view(target).substr(0, target.find('?')));
    request.target = path ? *std::move(path) : beginning_of(target);
    return tl::unexpected(Refusal{400, std::move(read).error(), std::move(request)});
  }
  request.target = *std::move(read);
  request.written = std::move(target);
  return request;
}

}  // namespace

Refusal refusal(int status, std::string_view message) {
  return {status, {ErrorKind::invalid, std::string(message), "", "", ""}, {}};
}

RequestReader::RequestReader(const Bounds& bounds) : bounds_(bounds) {}
RequestReader::~RequestReader() = default;

bool RequestReader::begun() const { return parser_ || !input_.empty(); }

void RequestReader::forget() {
  parser_.reset();
  std::string().swap(input_);
}

RequestReader::State RequestReader::refuse(int status, std::string_view message) {
  refusal_ = refusal(status, message);
  return State::refused;
}

RequestReader::State RequestReader::read_head() {
  HeadCheck head = check_head(input_);
  if (head.verdict == HeadCheck::Verdict::bad) return refuse(400, "error.http.malformed");
  const bool whole = head.verdict == HeadCheck::Verdict::good;
  if ((whole ? head.size : input_.size()) > bounds_.head)
    return refuse(431, "error.http.head-too-large");
  if (!whole) return State::wants_more;
  if (head.target.size() > bounds_.target) {
    refuse(414, "error.http.head-too-large");
    refusal_.request.target = beginning_of(head.target);
    return State::refused;
  }
  target_ = std::move(head.target);
  fields_ = head.fields;
  parser_ = std::make_unique<Parser>();
  parser_->eager(true);
  parser_->header_limit(static_cast<std::uint32_t>(bounds_.head));
  parser_->body_limit(bounds_.body);
  // A form without a file needs no place among those who send one.
  if (head.body <= bounds_.body || !bounds_.is_upload || !bounds_.is_upload(target_))
    return State::whole;
  if (++*bounds_.uploads_under_way > bounds_.uploads_at_once) {
    --*bounds_.uploads_under_way;
    return refuse(503, "error.http.too-many");
  }
  parser_->under_way = bounds_.uploads_under_way;
  parser_->body_limit(bounds_.upload);
  return State::whole;
}

RequestReader::State RequestReader::read(std::string_view more) {
  input_ += more;
  if (input_.empty()) return State::wants_more;
  if (!parser_)
    if (const State head = read_head(); head != State::whole) return head;
  boost::beast::error_code error;
  while (!input_.empty() && !parser_->is_done() && !error)
    input_.erase(0, parser_->put(boost::asio::buffer(input_), error));
  if (input_.empty()) std::string().swap(input_);
  if (error == http::error::need_more) error = {};
  if (error == http::error::body_limit) {
    refuse(413, "error.http.body-too-large");
    // A browser is told on a page, in the language in which the form was.
    refusal_.request.target = beginning_of(target_);
    if (const auto accept = parser_->get()[http::field::accept]; !accept.empty())
      refusal_.request.headers.emplace("accept", std::string(accept));
    return State::refused;
  }
  if (error) return refuse(400, "error.http.malformed");
  // The body is taken in as it comes: what is left is of the head of a chunk, or of a trailer.
  if (!parser_->is_done())
    return input_.size() > bounds_.head ? refuse(431, "error.http.head-too-large")
                                        : State::wants_more;
  // The fields of a trailer would stand beside those of the head, which alone was looked at.
  const auto& fields = parser_->get();
  if (std::distance(fields.begin(), fields.end()) != static_cast<std::ptrdiff_t>(fields_))
    return refuse(400, "error.http.malformed");
  auto message = parser_->release();
  parser_.reset();
  keeps_alive_ = message.keep_alive() && message.version() >= 11;
  auto request = to_request(std::move(message), std::move(target_));
  if (!request) {
    refusal_ = std::move(request).error();
    return State::refused;
  }
  request_ = std::move(*request);
  return State::whole;
}

Request RequestReader::take() { return std::move(request_); }

}  // namespace acta::site
