#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "warning/alert_level.h"
#include "warning/early_warning.h"
#include "warning/leg_record.h"

namespace acta::warning {

// What one model says of one corridor.
struct Said {
  std::string_view model;  // "mean" (forecast.h), "corridor" (corridor.h)
  TrackRecord record;
  std::vector<Term> why;  // of the next month
  bool beats_naive(std::size_t ahead) const;
};

// Why a corridor raises no alert whatever its counts.
enum class Silence : std::uint8_t {
  none,       // it may
  history,    // fewer than 24 known months
  late,       // the newest count is more than three months old
  broken,     // counted otherwise since
  suspected,  // perhaps counted otherwise, and nobody has said whether (suspected_break.h)
  skill,      // no model does better than repeating the last month
};
std::string_view name_of(Silence silence);  // "skill"

// A corridor at one publication: what is said of it, and what the newest count and the forecasts
// amount to. Only what was reported is judged: a gap is never filled.
struct Judgement {
  Corridor corridor;
  std::vector<Said> models;
  Silence silence = Silence::history;
  const Said* speaker = nullptr;  // the model of the least error among those that may alert
  double budget = 0;              // false warnings a year that are put up with on this corridor
  double alpha = 0;               // a warning needs a p below it
  Finding finding;                // p and slow rise of the newest count; P(flow exceeds)
  double capacity = 0;            // persons a month, as the country states it; 0: it does not
  double threshold = 0;           // which flow is too much: the capacity, or 1.3 × recent mean
  std::optional<IssuedForecast> judged = {};  // by which the newest count was judged
  std::optional<IssuedForecast> feared = {};  // which is likeliest to exceed the threshold
  AlertLevel level = AlertLevel::none;
};

// Everything that is said at one moment. A function of the counts as they were known and of the
// last month that had ended; whoever replays the moment gets the same bits.
struct Publication {
  std::int64_t first = 0;    // the month of index 0
  std::int64_t ended = 0;    // the last month that had ended
  std::vector<Hash> counts;  // digests of the files that were read, as they became known
  std::vector<Judgement> corridors;

  Publication() = default;
  Publication(Publication&&) = default;  // `speaker` points into it
  Publication& operator=(Publication&&) = default;
};

struct PublicationOptions {
  std::size_t horizon = 6;
  double budget = 0.5;  // where neither the corridor nor the process states one
  // Whatever their number, the bits are the same.
  unsigned threads = 2;
  // From any of them, but one call at a time.
  std::function<void(std::uint64_t done, std::uint64_t whole)> progress = {};
};

// `alarm_budget` (of the flow, else of the process) is the number of false warnings a year that is
// put up with on one corridor; `capacity` of a flow the number of persons a month that is too much.
Publication publication(const record::View& view, const record::FlowRecord& flows,
                        const PublicationOptions& options = {});

// Whether the counts as they are known now still give cause for the warning or alert that was
// raised when `month` was the newest one: by any model, and whatever came after it. A revision may
// take the cause away.
bool stands(const Judgement& judgement, std::size_t month);

}  // namespace acta::warning
