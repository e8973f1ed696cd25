#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "register/arena.h"

namespace acta::record {

struct Claim;

// Claims in the order of their entries, added to by one thread while others read.
class ClaimList {
 public:
  void add(Arena& arena, const Claim* claim);

  std::size_t size() const;
  // Calls f(claim) for each, oldest first, as long as f returns true.
  template <class F>
  void each(F&& f) const {
    const Items* items = items_.load(std::memory_order_acquire);
    if (!items) return;
    const std::uint32_t size = items->size.load(std::memory_order_acquire);
    for (std::uint32_t i = 0; i < size; ++i)
      if (!f(*items->claims[i])) return;
  }

 private:
  struct Items {
    std::atomic<std::uint32_t> size = 0;
    std::uint32_t capacity = 0;
    const Claim** claims = nullptr;
  };
  std::atomic<Items*> items_ = nullptr;
};

// What claims are about: "mechanism/LAD", "commitment/CM06". The kind stands in the vocabulary;
// the id is the field's own and never changes or gets reused.
class Subject {
 public:
  Subject(std::string_view name, std::size_t kind_length) : name_(name), kind_(kind_length) {}

  std::string_view name() const { return name_; }
  std::string_view kind() const { return name_.substr(0, kind_); }
  std::string_view id() const { return name_.substr(kind_ + 1); }

  ClaimList about;     // claims about this subject
  ClaimList mentions;  // claims whose value or source it is

 private:
  std::string_view name_;
  std::size_t kind_;
};

// "kind/id": kind [a-z][a-z_]*, id one or more of A-Z a-z 0-9 . _ - and at most 100 bytes. Gives
// the length of the kind.
Result<std::size_t> check_subject_name(std::string_view name, std::string_view place = {});

// Ids as people order them: "LAD-AP2" before "LAD-AP10".
bool id_before(std::string_view a, std::string_view b);

}  // namespace acta::record
