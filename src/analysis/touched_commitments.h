#pragma once

#include <cstdint>
#include <optional>

#include "analysis/computed.h"

namespace acta::analysis {

// The commitments of which progress or accounts may differ between two entries, on the same day: of
// which, or of whose sources, something was said or taken back between them. In the order of their
// ids; nothing where it may be any: who is a member, what a word means or how reports age changed.
std::optional<Parties> touched_commitments(const record::Register& record, std::uint64_t one,
                                           std::uint64_t other);

}  // namespace acta::analysis
