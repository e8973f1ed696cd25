#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <string>

namespace acta::cli {

// How far a long work has come, on one line that is taken away at the end. It shows only when the
// work has lasted longer than a second.
class ProgressBar {
 public:
  // Without `out` it shows nothing.
  ProgressBar(std::ostream* out, std::string what);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void show(std::uint64_t done, std::uint64_t whole);

 private:
  using Time = std::chrono::steady_clock::time_point;
  std::ostream* out_;
  std::string what_;
  Time began_;
  Time shown_{};
  bool visible_ = false;
};

std::string bar_of(std::uint64_t done, std::uint64_t whole);  // "[#######·············]  37 %"

}  // namespace acta::cli
