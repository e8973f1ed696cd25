#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace acta {

// A point on the ledger's clock: microseconds since 1970-01-01T00:00Z, no leap seconds.
struct Instant {
  std::int64_t microseconds = 0;
  auto operator<=>(const Instant&) const = default;
};

// Where "now" comes from; only main and tests make one.
using Clock = std::function<Instant()>;

// RFC 3339 in UTC or with a numeric offset: "2024-09-25T15:04Z", "2024-09-25T10:04:05.5-05:00".
// A day alone ("2024-09-25") means its last microsecond in UTC, so that an answer "as known
// on that day" holds everything of that day.
Result<Instant> parse_instant(std::string_view text, std::string_view place = {});

std::string format_instant(Instant instant);  // "2024-09-25T15:04:05.123456Z"
Day day_of(Instant instant);                  // in UTC

}  // namespace acta
