#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "register/flow_count.h"

namespace acta::record {

// How the counts of a source that has not published them are kept from telling about anybody:
// counts below `least` are not told, all others only to a multiple of `multiple`. It happens before
// they are stored, and what was sent is stored nowhere.
//
//   "least=10 multiple=5"   7 is kept as "from 1 to 9", 43 as "from 42 to 48" round 45
//
// A table of one period is kept so that nothing can be computed back:
//
//   What is kept of a cell is a function of that cell alone, and the same for every small count.
//   Everybody together is not kept as it was sent: it is made again of what is kept of the
//   nationalities and of the rest that they leave (complementary suppression of the total, which
//   would give a single hidden cell away).
//
// So whoever holds all that is kept, of all versions, knows of a hidden count that it is from 1 to
// least - 1, and nothing more; every one of these counts would have left the same bytes.
struct CountProtection {
  std::int64_t least = 1;
  std::int64_t multiple = 1;
};
// Nothing: these are no such words.
std::optional<CountProtection> parse_protection(std::string_view words);

FlowCount protect(const FlowCount& count, const CountProtection& protection);

// The counts of one movement and one period, each nationality once. `kept`: the nationalities by
// which an earlier file told the same period, empty if none did. A revision is told by the same:
// others are counted among "OOO", because what comes out of a group is the difference of two
// versions of it.
//
// Nothing where the parts are more than the whole that was sent with them.
std::optional<FlowCounts> protect_period(const FlowCounts& sent, const CountProtection& protection,
                                         const std::vector<std::string>& kept = {});

}  // namespace acta::record
