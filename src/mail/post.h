#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"
#include "mail/letter.h"

namespace acta::mail {

// What became of a letter.
enum class Delivery : std::uint8_t {
  sent,     // the server took it
  refused,  // it never will: no such mailbox there
  unfit,    // the letter cannot be written: a name or an address is not fit for its head
  later,    // it was not taken now; the same letter may be posted again
  unknown,  // the connection broke after all of it was sent: it may have been taken
};

struct Delivered {
  Delivery what = Delivery::sent;
  std::string said;  // what the server answered, or why there was no answer; a line of printable
                     // ASCII
};

// Where letters are posted. One thread at a time.
class Post {
 public:
  virtual ~Post() = default;
  virtual Delivered deliver(const Letter& letter) = 0;
};

// Each letter a file DIR/<id>.eml, for tests and for programs that send mail themselves.
std::unique_ptr<Post> drop_into(std::string directory);

struct SmtpServer {
  std::string url;   // "smtp://mail.example:587", "smtps://mail.example"
  std::string user;  // empty: none is asked for
  std::string password;
};
// RFC 5321 through libcurl. Nothing is sent in the clear but to this very machine: elsewhere
// STARTTLS or smtps is needed, with a certificate that holds. A server that does not answer costs
// 10 seconds and a letter 60 at most. One connection serves all letters. error.mail.server for
// what is no such address.
Result<std::unique_ptr<Post>> smtp(const SmtpServer& server);

}  // namespace acta::mail
