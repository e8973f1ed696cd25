#pragma once

#include <optional>

#include "answer/answer.h"
#include "warning/publication.h"

// The questions about what is likely to come.
namespace acta::answer {

// Part of all corridors and months. Forecasts and their scores are of all months in any case.
struct WarningScope {
  const record::Subject* flow = nullptr;   // this one alone; null: all
  std::optional<std::size_t> months = {};  // the newest so many of each; none: all
};

// states (how each newest count stands to what was forecast of it, and why it may raise no alert),
// outlook, observed (what was received, month by month), partial, record (every month, what each
// model had said of it one month before, and what came), surges (months that were one or had been
// announced as one), announcements (those counted).
Answer early_warning(const record::View& view, const warning::Publication& publication,
                     const Messages& t, const WarningScope& scope = {});

// outlook: what is likely to come, by model, as quantiles. Of one movement, or all.
Table outlook_table(const warning::Publication& publication, const Messages& t,
                    const record::Subject* flow = nullptr);
// partial: months of which not all has been reported yet, and what they will be.
Table partial_table(const warning::Publication& publication, const Messages& t,
                    const record::Subject* flow = nullptr);

// "insufficient", …; "none" where nothing is known.
std::string_view standing_of(const warning::Corridor& corridor);

}  // namespace acta::answer
