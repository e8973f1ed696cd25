#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace acta::analysis {

// A set of small numbers, one bit each. Sets that meet are made for the same number of elements.
class PartySet {
 public:
  explicit PartySet(std::size_t elements = 0) : words_((elements + 63) / 64) {}

  void add(std::size_t element) { words_[element / 64] |= std::uint64_t{1} << (element % 64); }
  bool has(std::size_t element) const { return (words_[element / 64] >> (element % 64)) & 1; }
  std::size_t size() const {
    std::size_t bits = 0;
    for (const std::uint64_t word : words_) bits += static_cast<std::size_t>(std::popcount(word));
    return bits;
  }
  bool empty() const { return size() == 0; }
  template <class F>
  void each(F&& f) const {  // f(element), the smallest first
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1)
        f(64 * i + static_cast<std::size_t>(std::countr_zero(word)));
  }
  bool within(const PartySet& other) const { return (*this - other).empty(); }

  friend PartySet operator&(PartySet a, const PartySet& b) {
    for (std::size_t i = 0; i < a.words_.size(); ++i) a.words_[i] &= b.words_[i];
    return a;
  }
  friend PartySet operator|(PartySet a, const PartySet& b) {
    for (std::size_t i = 0; i < a.words_.size(); ++i) a.words_[i] |= b.words_[i];
    return a;
  }
  friend PartySet operator-(PartySet a, const PartySet& b) {
    for (std::size_t i = 0; i < a.words_.size(); ++i) a.words_[i] &= ~b.words_[i];
    return a;
  }
  bool operator==(const PartySet&) const = default;

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace acta::analysis
