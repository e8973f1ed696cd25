#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace acta::mail {

// A letter that came back for good.
struct Bounce {
  std::string letter;  // Letter::id of what came back
  std::string said;    // "5.1.1 smtp; 550 no such user": a line of printable ASCII
};

// A delivery status notification (RFC 3464) with the head of the letter that it is about
// (RFC 6522). error.mail.no-bounce for every other message, and for one that says that a letter is
// late, was relayed, or failed only for now (a status of class 4).
Result<Bounce> read_bounce(std::string_view message);

}  // namespace acta::mail
