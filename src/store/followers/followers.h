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
#include "store/accounts/seal.h"
#include "store/database.h"
#include "store/location.h"

namespace acta::store {

// Somebody who wants to be written to when something changes.
struct Follower {
  std::string id;        // opaque: "r-mfrggzdfmztwq2lk"
  std::string address;   // where to; nobody is shown it
  std::string language;  // in which: "es"
  std::string about;     // what: "country/COL"; empty: everything
  std::string token;     // opens their links, 64 hexadecimal digits
  bool confirmed = false;
  Instant written;          // when they were last; the epoch: never
  std::uint64_t entry = 0;  // up to which they were told what changed
};

// Those who follow the record by mail, in a table beside the ledger's: no claim, page, feed, export
// or log holds them. Addresses are sealed under accounts.key, and of a link only the SHA-256 is
// kept beside it: who has the database alone knows nobody and can end nothing. Whoever was asked
// and does not say yes is forgotten after two days, whoever stops at once. Any thread.
class Followers {
 public:
  // error.store.accounts-key
  static Result<std::unique_ptr<Followers>> open(const Location& location, Clock clock);

  static constexpr int good_for_days = 2;  // the link that says yes
  static constexpr std::size_t most_asked = 3, most_waiting = 1000;

  // That somebody who gives this address wants to follow. Whether it is known is told to nobody:
  // who follows the same already, and an address that was given `most_asked` times in two days,
  // changes nothing. error.follow.busy: `most_waiting` people have not said yes yet.
  Result<void> ask(std::string_view address, std::string_view language, std::string_view about);

  std::optional<Follower> find(std::string_view token);
  // Says yes; from `entry` on they are told. error.follow.no-link.
  Result<Follower> confirm(std::string_view token, std::uint64_t entry);
  bool stop(std::string_view token);             // false: there is none
  std::size_t forget(std::string_view address);  // how many there were
  void forget_id(std::string_view id);

  std::vector<Follower> to_ask();  // who was not asked yet
  std::vector<Follower> due();     // who said yes and was not written to for a week
  // Before a letter is posted, so that no stop of the program sends it twice; and back, where it
  // was not taken. False: it is not as it was read, for another run wrote to them or they stopped.
  bool note(const Follower& read, Instant written, std::uint64_t entry);

  struct Counts {
    std::size_t following = 0, asked = 0;
  };
  Counts count();

 private:
  Followers(std::unique_ptr<Connection> connection, Seal seal, Clock clock);
  std::vector<Follower> read(std::string_view condition, const Value& value);
  void forget_the_silent();

  std::mutex mutex_;  // of the connection
  std::unique_ptr<Connection> connection_;
  Seal seal_;
  Clock clock_;
};

}  // namespace acta::store
