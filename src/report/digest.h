#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/messages.h"
#include "register/view.h"

// The letters to those who follow the record: what a feed of the same subject tells, in a letter.
namespace acta::report {

struct DigestWords {
  std::string site;  // "https://acta.example", where the pages are
  std::string
      links;  // "https://desk.acta.example/es/follow/9f86…", what the reader's links begin with
  std::string key;  // the log's, which lets a reader tell who writes
};

struct DigestLetter {
  std::string subject, text;
  std::uint64_t entry = 0;  // up to which it tells
  bool empty() const { return text.empty(); }
};

// What was recorded after an entry of a subject (a name of the record; empty: of everything), the
// newest first; empty if nothing was. Of very much the last fifty things, and where the rest is.
DigestLetter digest_letter(const record::View& view, std::string_view about, std::uint64_t after,
                           const DigestWords& words, const Messages& t);

// Whether somebody who gave this address wants to follow it indeed. `until`: the last day on which
// the link says yes.
DigestLetter asking_letter(const record::View& view, std::string_view about, Day until,
                           const DigestWords& words, const Messages& t);

// "Peru", or "the whole record".
std::string followed_words(const record::View& view, std::string_view about, const Messages& t);

}  // namespace acta::report
