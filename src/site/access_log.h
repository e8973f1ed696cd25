#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <mutex>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/instant.h"

namespace acta::site {

// One JSON object a line of what was asked and answered. No address is written, only eight bytes of
// a hash of its neighbourhood (/24, /56) under a key that is made at the start and anew each day
// and is never written: requests of a day that came from one place can be told to belong together,
// and nothing more. Any thread may add.
class AccessLog {
 public:
  struct Line {
    Instant time;
    std::string_view reader;  // address
    std::string_view method, target, kind, request;
    int status = 0;
    std::size_t bytes = 0;  // of the body
    std::chrono::microseconds took{};
  };

  explicit AccessLog(const std::string& file);  // appended to; throws if it cannot be
  ~AccessLog();
  AccessLog(const AccessLog&) = delete;
  AccessLog& operator=(const AccessLog&) = delete;

  void add(const Line& line);
  void flush();  // lines wait until this, or until there are many

 private:
  std::string place_of(std::string_view reader, Instant now);
  void write();

  std::FILE* file_;
  std::mutex mutex_;  // of all below
  std::string waiting_;
  std::string key_;
  Day key_of_;
  bool failing_ = false;
};

}  // namespace acta::site
