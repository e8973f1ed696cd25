#pragma once

#include <chrono>
#include <condition_variable>
#include <iosfwd>
#include <mutex>
#include <string>
#include <thread>

namespace acta::cli {

// For work that cannot say how far it has come: after a second a line tells what is being done and
// for how long, until the work ends. Nothing else may write to `out` meanwhile.
class Waiting {
 public:
  // Without `out` it shows nothing.
  Waiting(std::ostream* out, std::string what,
          std::chrono::milliseconds pace = std::chrono::seconds(1));
  ~Waiting();
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;

 private:
  void tell();

  std::ostream* out_;
  std::string what_;
  std::chrono::milliseconds pace_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool over_ = false;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace acta::cli
