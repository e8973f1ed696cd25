#pragma once

#include <functional>
#include <memory>
#include <string>

#include "site/page_cache.h"
#include "site/router.h"

namespace acta::site {

// Stands between the server and the router, and keeps what the router has answered: finished,
// packed, by what was asked. Most readers ask for what somebody has asked for before.
class Front {
 public:
  // `edition`: all that an answer depends on beside its request: the record's last entry, the day,
  // whether the store is away. Without it nothing is kept.
  explicit Front(const Router& router, std::function<std::string()> edition = {},
                 std::size_t most_bytes = std::size_t{64} << 20);

  using Answer = std::shared_ptr<const Response>;
  Answer kept(const Request& request) const;  // null if it has to be made; quick, from any thread
  Answer at_once(Request request) const;      // Router::at_once(); null if it has to be made
  Answer answer(Request request) const;       // makes it
                                              // What is made by either is kept if it may be kept.

 private:
  struct Wanted {
    std::string key;   // empty: not to be kept
    std::string held;  // what the reader has
  };
  std::string key_of(const Request& request) const;
  Wanted ask_for_all(Request& request) const;  // what is kept is the whole answer
  Answer keep(const Wanted& wanted, Response response) const;

  const Router& router_;
  std::function<std::string()> edition_;
  std::unique_ptr<PageCache> answers_;
};

}  // namespace acta::site
