#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "store/database.h"
#include "store/location.h"

namespace acta::store {

// A letter to an account, as far as the log of letters knows it. What it said is not kept.
struct Mailing {
  std::string account;
  std::string what;   // "cycle/2027/due": the same thing is told to the same account once
  std::string state;  // sending, sent, waiting (for another try), refused
  std::uint64_t attempts = 0;
  Instant changed;
  std::string answer;  // of the server
};

// The log of letters, in a table beside the ledger's: nothing is sent twice, whatever stops or runs
// at the same time. A letter is begun before it is posted and ended after; one that was begun and
// never ended may have arrived, so it stays `sending` and is not sent again. Machine failures are
// DbError.
class Mails {
 public:
  static Result<std::unique_ptr<Mails>> open(const Location& location, Clock clock);

  // By which id the letter is to be posted now, by whoever asks; none: it is not. The id is random,
  // so that nobody can say of a letter that it came back but who got it or carried it, and the same
  // for each try. None if it was, is being, or was
  // refused, nor before its next try (after an hour, then two, four … a day at most), nor while
  // letters to the account come back (Accounts::note_bounce).
  std::optional<std::string> begin(std::string_view account, std::string_view what);
  void end(std::string_view account, std::string_view what, std::string_view state,
           std::string_view answer);

  // What begins so is told at once, and stands in the way of no other letter.
  static constexpr std::string_view notice = "notice/";

  // When the account was last sent anything but a notice; none if never.
  std::optional<Instant> last_to(std::string_view account);
  std::optional<Mailing> find(std::string_view letter);  // by its id
  std::vector<Mailing> list();                           // by their last change
  std::vector<Mailing> list(std::string_view account);   // to one, the newest first

 private:
  Mails(std::unique_ptr<Connection> connection, Clock clock);

  std::mutex mutex_;  // of the connection
  std::unique_ptr<Connection> connection_;
  Clock clock_;
};

}  // namespace acta::store
