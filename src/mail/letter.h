#pragma once

#include <string>

#include "base/instant.h"
#include "base/result.h"

namespace acta::mail {

struct Mailbox {
  std::string address;  // "ana@mre.example"
  std::string name = {};
};

// A letter to one person, in plain text.
struct Letter {
  Mailbox from, to;
  std::string subject;
  std::string text;      // UTF-8, line feeds
  std::string language;  // "es"
  std::string id;        // letters, digits, ".", "-" and "_": the same letter has the same id
  std::string list;      // what the letters of this kind are called in List-Id: "reminders"
  Instant date;
  // An address at which a POST alone ends the letters of this kind (RFC 8058); empty: there is
  // none.
  std::string unsubscribe = {};
};

// The message as it goes over the wire (RFC 5322, MIME): CRLF, ASCII only, names and subject as
// encoded words (RFC 2047), the text quoted-printable; marked as sent by a program (RFC 3834) and
// with the headers that a list owes its members (RFC 2919, RFC 2369).
//
// A name or subject with a line break or another control character, and an address that is not
// plain, are refused (error.mail.header, error.mail.address): nobody's name can add a header or a
// recipient.
Result<std::string> write_letter(const Letter& letter);

// The part after the "@" of an address that write_letter() takes; empty for another.
std::string_view domain_of(std::string_view address);

}  // namespace acta::mail
