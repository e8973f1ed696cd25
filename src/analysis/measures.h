#pragma once

#include <optional>
#include <vector>

#include "analysis/agreement.h"
#include "register/records/coding.h"
#include "register/records/measure.h"

namespace acta::analysis {

// A national act set beside one commitment, as people coded it.
struct MeasurePair {
  record::CodedPair coded;
  bool tension = false;                     // what stands is a code of class `tension`
  const record::Claim* ended_by = nullptr;  // of a tension: that the act is no longer in force
};

struct TrackedMeasure {
  record::Measure measure;
  std::string_view standing;       // of its source: "official", "press"; empty: nobody said
  std::vector<MeasurePair> pairs;  // empty: nobody has coded it, which is no finding

  bool coded() const { return !pairs.empty(); }
};

// The national acts on record, and how people who did not see each other's work read them against
// commitments. Nothing here is added up by country, and nothing is concluded: what nobody coded is
// counted as uncoded.
struct MeasuresReport {
  std::vector<TrackedMeasure> measures;  // by day, the latest first; undated ones last
  std::size_t coded = 0;                 // of the measures
  std::size_t pairs = 0, third = 0;      // coded pairs; those for which two were not enough
  Agreement agreement;                   // of the blind codings alone, over the pairs
  Computed how;
};

MeasuresReport measures(const record::View& view, std::string_view language = "en");

// The pairs in which a commitment or an act of the report is.
std::vector<const MeasurePair*> pairs_with(const MeasuresReport& report,
                                           const record::Subject& commitment);

}  // namespace acta::analysis
