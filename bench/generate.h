#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/instant.h"
#include "register/draft.h"

namespace acta::bench {

struct Scale {
  std::uint64_t claims = 1'000'000;
  std::uint64_t commitments = 10'000;
  std::uint64_t evidence = 100'000;
  std::uint64_t batch = 1'000;  // claims a submission
  std::uint64_t seed = 1;
};
Scale scale_of(std::uint64_t claims);  // with as many commitments and evidence as befit it

// What one submission says, and when it was recorded.
struct DraftBatch {
  Instant recorded;
  std::uint64_t first;  // entry
  std::vector<record::ClaimDraft> drafts;
};

// The record of a large process after some years: 200 countries in 40 mechanisms that they joined
// and left, committees, commitments in four languages with their status over time, evidence of what
// came of them, money, indicators, disagreements and corrections. The same scale always gives the
// same record, byte for byte. Every draft is one that passes the door of an empty store, in this
// order; entry numbers count from 1.
void generate(const Scale& scale, const std::function<void(DraftBatch&&)>& take);

// The same as the ledger would hold it: the claims' canonical bytes, by way of record::accept().
struct GeneratedEntry {
  std::uint64_t number;
  Instant recorded;
  std::string_view bytes;  // until the function returns
  bool restricted;
};
void generate_entries(const Scale& scale, const std::function<void(const GeneratedEntry&)>& take);

}  // namespace acta::bench
