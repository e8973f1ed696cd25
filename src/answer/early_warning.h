#pragma once

#include <optional>

#include "answer/answer.h"
#include "warning/early_warning.h"

// The questions about what is likely to come.
namespace acta::answer {

// Part of all corridors and months. Forecasts and their scores are of all months in any case.
struct WarningScope {
  const record::Subject* flow = nullptr;   // this one alone; null: all
  std::optional<std::size_t> months = {};  // the newest so many of each; none: all
};

// states (how each newest count stands to what was forecast of it), outlook (what is likely to
// come, as quantiles), observed (what was received, month by month), skill (by months ahead, beside
// the two simplest rules), record (every month, what had been said of it one month before, and what
// came), surges (months that were one or had been announced as one), announcements (those counted).
Answer early_warning(const record::View& view, const warning::EarlyWarning& warning,
                     const Messages& t, const WarningScope& scope = {});

// "insufficient", …; "none" where nothing is known.
std::string_view standing_of(const warning::Corridor& corridor);

}  // namespace acta::answer
