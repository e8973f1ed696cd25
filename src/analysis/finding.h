#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/sentence.h"

namespace acta::analysis {

// One thing that is missing, stale or unresolved in the record, and what would repair it.
struct Finding {
  std::string_view rule;
  const record::Subject* subject = nullptr;
  std::vector<Argument> arguments;

  Sentence what() const;
  Sentence fix() const;
};

// What one rule found, in the order of subjects.
class FindingList {
 public:
  FindingList() = default;
  FindingList(std::vector<Finding> found);
  // Of a rule that may find hundreds of thousands: each is put together when it is read, by what
  // keeps all that it needs.
  FindingList(std::size_t count, std::function<Finding(std::size_t)> make)
      : count_(count), make_(std::move(make)) {}

  std::size_t size() const { return count_; }
  bool empty() const { return count_ == 0; }
  Finding operator[](std::size_t at) const { return make_(at); }
  template <class F>  // f(const Finding&)
  void each(F&& f) const {
    for (std::size_t at = 0; at < count_; ++at) f(make_(at));
  }

 private:
  std::size_t count_ = 0;
  std::function<Finding(std::size_t)> make_;
};

}  // namespace acta::analysis
