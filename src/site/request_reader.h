#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "site/http.h"

namespace acta::site {

// Why a request is not answered with a page: it could not be read, it was too much, it came late.
struct Refusal {
  int status;
  Error error;
  // Of one whose address alone cannot be read: its header fields, and its path or how that begins,
  // so that whoever sent it is told in their language. Of one whose address is too long: how that
  // begins. Else empty.
  Request request = {};
};
Refusal refusal(int status, std::string_view message);

// Takes the bytes of one connection apart into requests. What is malformed (site/head.h) or larger
// than the bounds is refused, and nothing after it is read.
class RequestReader {
 public:
  struct Bounds {
    std::size_t head = 16 * 1024;
    std::size_t target = 4 * 1024;
    std::size_t body = 64 * 1024;
    // Where files are sent: at these targets a body may be larger, a few such at once.
    bool (*is_upload)(std::string_view target) = nullptr;
    std::size_t upload = 0;
    std::size_t uploads_at_once = 32;
    std::shared_ptr<std::atomic<std::size_t>> uploads_under_way =
        std::make_shared<std::atomic<std::size_t>>(0);
  };
  enum class State { wants_more, whole, refused };

  explicit RequestReader(const Bounds& bounds);
  ~RequestReader();

  State read(std::string_view more = {});            // as far as what has come goes
  Request take();                                    // after `whole`; what follows is the next one
  bool keeps_alive() const { return keeps_alive_; }  // whether the one taken leaves the connection
  const Refusal& why() const { return refusal_; }    // after `refused`
  bool begun() const;                                // something of a request has come
  void forget();                                     // what has come and was not taken

 private:
  struct Parser;
  State refuse(int status, std::string_view message);
  State read_head();

  const Bounds& bounds_;
  std::string input_;               // came and is not yet parsed; pipelined requests too
  std::string target_;              // of a head that passed the check
  std::size_t fields_ = 0;          // of that head
  std::unique_ptr<Parser> parser_;  // only while a request is coming: idle connections are many
  Request request_;
  Refusal refusal_;
  bool keeps_alive_ = false;
};

}  // namespace acta::site
