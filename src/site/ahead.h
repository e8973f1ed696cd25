#pragma once

#include <atomic>
#include <chrono>
#include <thread>

#include "site/page.h"

namespace acta::site {

// Works out what needs the whole record before a reader asks, or at the side of the first who does:
// when the server starts, after every publication, and when a day ends. Nobody's answer depends on
// it: what is under way is waited for, not done twice (findings.h).
class Ahead {
 public:
  explicit Ahead(const Site& site, std::chrono::milliseconds pace = std::chrono::milliseconds(200));
  ~Ahead();
  Ahead(const Ahead&) = delete;
  Ahead& operator=(const Ahead&) = delete;

 private:
  void follow();

  const Site site_;
  const std::chrono::milliseconds pace_;
  std::atomic<bool> ending_ = false;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace acta::site
