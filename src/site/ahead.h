#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "site/page.h"

namespace acta::site {

// Works out what needs the whole record before a reader asks: when the server starts, after every
// publication, and when a day ends. Until that is done pages without dates speak of the dates
// before, and say so as always: no reader waits for a look at a million claims. Who gives dates is
// answered at these at once.
//
//   Ahead ahead(site);
//   pages.newest_found = [&ahead] { return ahead.newest(); };
class Ahead {
 public:
  explicit Ahead(const Site& site, std::chrono::milliseconds pace = std::chrono::milliseconds(200));
  ~Ahead();
  Ahead(const Ahead&) = delete;
  Ahead& operator=(const Ahead&) = delete;

  Newest newest() const;  // any thread may ask

 private:
  void follow();

  const Site site_;
  const std::chrono::milliseconds pace_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  Newest newest_;
  bool ending_ = false;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace acta::site
