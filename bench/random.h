#pragma once

#include <cstddef>
#include <cstdint>
#include <random>

namespace acta::bench {

// Numbers that are the same on every machine: std::mt19937_64 is fixed by the standard, the
// standard's own distributions are not.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  std::uint64_t below(std::uint64_t limit) { return engine_() % limit; }
  std::int64_t between(std::int64_t low, std::int64_t high) {  // both included
    return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low + 1)));
  }
  bool chance(unsigned percent) { return below(100) < percent; }

  // Few get much and most get little: the square of a uniform number.
  std::uint64_t skewed(std::uint64_t limit) {
    const std::uint64_t a = below(limit);
    return a * (a + 1) / limit;
  }

  template <class List>
  const auto& one_of(const List& list) {
    return list[static_cast<std::size_t>(below(list.size()))];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace acta::bench
