#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "site/target.h"

namespace acta::site {

// What the server has done since it started, for Prometheus. No reader is told apart. Any thread
// may count and read.
class Metrics {
 public:
  // "page", "json", "csv", "calendar", "feed", "asset", "other": so many kinds of time series,
  // never more.
  static std::string_view kind_of(const Target& target);

  void answered(std::string_view kind, int status, std::chrono::microseconds took);
  void drawn(bool anew) { ++(anew ? drawn_anew_ : drawn_before_); }

  std::atomic<std::int64_t> connections = 0;
  std::atomic<std::uint64_t> refused_connections = 0;

  // The text format, version 0.0.4; `entry` and `store_away` are the record's state just now.
  std::string text(std::uint64_t entry, bool store_away) const;

 private:
  static constexpr std::array<double, 10> bounds{0.0001, 0.0003, 0.001, 0.003, 0.01,
                                                 0.03,   0.1,    0.3,   1,     3};  // seconds
  struct Durations {
    std::array<std::uint64_t, bounds.size() + 1> within{};
    double sum = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t> answers_;
  std::map<std::string, Durations, std::less<>> durations_;
  std::atomic<std::uint64_t> drawn_anew_ = 0, drawn_before_ = 0;
};

}  // namespace acta::site
