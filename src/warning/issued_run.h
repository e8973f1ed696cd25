#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "warning/predictive.h"
#include "warning/publication.h"

namespace acta::warning {

// A publication as it is kept when it is issued: lines of text, of which the SHA-256 is what the
// ledger binds (docs/formats/forecasts.md). Numbers are written so that they read back bit for bit.
std::string issued_text(const Publication& publication);

// The same, read: the evidence for whatever was raised by it, and forecasts to be scored later.
struct IssuedRun {
  std::string ended;                // "2025-05"
  std::vector<std::string> counts;  // digests of the files that were read
  struct Newest {
    std::string flow, month;
    double count = 0;
  };
  struct Partial {  // a month that was not all in, and what it was to be
    std::string flow, month;
    double reported = 0;
    Predictive final = {};
  };
  struct Suspected {  // perhaps counted otherwise from a month on
    std::string flow, month;
  };
  struct Forecast {
    std::string flow, model, origin, target;  // months
    Predictive outlook = {};
  };
  struct Skill {
    std::string flow, model;
    std::size_t ahead = 1, forecasts = 0;
    double error = 0, naive_error = 0;
  };
  struct Reason {
    std::string flow, model, what;
    double change = 0;
  };
  struct Verdict {
    std::string flow, silence, model;
    double budget = 0, alpha = 0, slow_rise = 0;
    std::optional<double> p = {}, exceeds = {};
    double threshold = 0;
    std::string target = {};  // the month for which it is likeliest
  };
  std::vector<Newest> newest;
  std::vector<Partial> partial;
  std::vector<Suspected> suspected;
  std::vector<Forecast> forecasts, judged;
  std::vector<Skill> skill;
  std::vector<Reason> reasons;
  std::vector<Verdict> verdicts;

  const Newest* newest_of(std::string_view flow) const;
  const Forecast* judged_of(std::string_view flow) const;
  const Verdict* verdict_of(std::string_view flow) const;  // null: not spoken of
};

// error.issued.unknown: lines that this program does not know.
Result<IssuedRun> read_issued(std::string_view text);

}  // namespace acta::warning
