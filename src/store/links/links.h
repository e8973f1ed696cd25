#pragma once

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

// What a personal link opens: the reports of one account on a few promises, until a day.
struct Link {
  std::string id;  // of the link, not what opens it
  std::string account;
  std::string country;                   // "COL"
  std::vector<std::string> commitments;  // "CM02"
  std::vector<std::string> sent;         // those of them that were reported on through it
  Instant expires;
  bool opened = false;  // in the browser that asks; before that in none
};

// Personal links to a form without signing in, in a table beside the ledger's. A link is 256 random
// bits of which only the SHA-256 is kept: who reads the database can open none. An account has one
// for each country; a new one ends the one before as soon as it was posted. It is opened in one
// browser, and from then on in no other: whoever it is passed on to finds it closed. Any thread may
// call; machine failures are DbError.
class Links {
 public:
  static Result<std::unique_ptr<Links>> open(const Location& location, Clock clock);

  static constexpr std::size_t most_commitments = 60;
  static constexpr int good_for_days = 21;

  // What opens it, 64 hexadecimal digits: for the letter alone. `commitments` beyond the most that
  // a link may have are left out.
  std::string issue(std::string_view account, std::string_view country,
                    std::vector<std::string> commitments);
  // Its letter was taken: the links before it are ended. Or it was not, and nobody has it: it is
  // forgotten, and the one before stays good.
  void posted(std::string_view token);
  void not_posted(std::string_view token);

  enum class Refusal { unknown, expired, replaced, elsewhere };
  struct Found {
    std::optional<Link> link;
    Refusal why = Refusal::unknown;  // where there is none
  };
  // `browser`: what open_in_browser() gave to the one that asks; empty: nothing.
  Found find(std::string_view token, std::string_view browser = {});
  // What the browser shows from now on, 64 hexadecimal digits, of which the SHA-256 is kept;
  // nothing where the link is not good or was opened before.
  std::optional<std::string> open_in_browser(std::string_view token);
  // Each link that was opened, and when: so that its person can be told. The oldest first.
  struct Opening {
    std::string link, account, country;
    Instant opened, expires;
  };
  std::vector<Opening> openings();
  // For every browser: whoever has the letter may, where somebody else was first to open it.
  void close(std::string_view token);
  // Through the link one report on each of its promises is sent.
  void note_sent(std::string_view id, std::string_view commitment);

 private:
  Links(std::unique_ptr<Connection> connection, Clock clock);

  std::mutex mutex_;  // of the connection
  std::unique_ptr<Connection> connection_;
  Clock clock_;
};

}  // namespace acta::store
