#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"

namespace acta::exchange {

// Times of CAP: "2025-05-03T12:00:00-05:00", to the second, always with a numeric offset; never Z.
std::optional<Instant> cap_time(std::string_view text);
std::string cap_time(Instant instant);  // in UTC, which CAP writes -00:00

}  // namespace acta::exchange
