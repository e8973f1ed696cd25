#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "site/target.h"

namespace acta::site {

// What the server has done since it started, for Prometheus. No reader is told apart. Any thread
// may count and read.
class Metrics {
 public:
  // One of `kinds`: so many kinds of time series, never more.
  static std::string_view kind_of(const Target& target);
  static constexpr std::array<std::string_view, 8> kinds{"asset", "calendar", "csv",   "document",
                                                         "feed",  "json",     "other", "page"};

  void answered(std::string_view kind, int status, std::chrono::microseconds took);
  void drawn(bool anew) { ++(anew ? drawn_anew_ : drawn_before_); }

  std::atomic<std::int64_t> connections = 0;
  std::atomic<std::uint64_t> refused_connections = 0;

  // The text format, version 0.0.4; `entry` and `store_away` are the record's state just now.
  std::string text(std::uint64_t entry, bool store_away) const;

 private:
  using Count = std::atomic<std::uint64_t>;

  static constexpr std::array<double, 10> bounds{0.0001, 0.0003, 0.001, 0.003, 0.01,
                                                 0.03,   0.1,    0.3,   1,     3};  // seconds
  static constexpr int first_status = 100, statuses = 500;

  // Of one kind. Counted without a lock, with every answer and by every network thread: what is
  // read together may be an answer apart.
  struct Answers {
    std::array<Count, statuses> by_status{};
    std::array<Count, bounds.size() + 1> within{};
    Count microseconds = 0;
  };

  void put_durations(std::string& out, std::size_t kind) const;

  std::array<Answers, kinds.size()> answers_;  // in the order of `kinds`
  Count drawn_anew_ = 0, drawn_before_ = 0;
};

}  // namespace acta::site
