#pragma once

#include <string>
#include <vector>

#include "generate.h"
#include "register/register.h"

namespace acta::bench {

// A generated record as the ledger holds it, in memory.
class Entries {
 public:
  explicit Entries(const Scale& scale);

  std::uint64_t size() const { return rows_.size(); }
  Instant recorded(std::uint64_t number) const { return rows_[number - 1].recorded; }
  bool restricted(std::uint64_t number) const { return rows_[number - 1].restricted; }
  std::string_view bytes(std::uint64_t number) const {
    const Row& row = rows_[number - 1];
    return std::string_view(all_).substr(row.begin, row.size);
  }
  std::size_t all_bytes() const { return all_.size(); }

 private:
  struct Row {
    std::size_t begin;
    std::size_t size;
    Instant recorded;
    bool restricted;
  };
  std::string all_;
  std::vector<Row> rows_;
};

// Made when first asked for: of $ACTA_BENCH_CLAIMS claims, a million if that is not set.
Scale scale();
const Entries& entries();
const record::Register& record();

void rebuild(const Entries& entries, record::Register& record);

inline constexpr Day today{20'600};  // 2026-05-27, near the end of the generated years

}  // namespace acta::bench
