#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/amendments.h"
#include "base/instant.h"
#include "register/records/indicator.h"
#include "register/records/observation.h"

namespace acta::analysis {

// A value as the record held it from an instant on.
struct IndicatorVintage {
  Instant recorded;
  std::uint64_t entry = 0;
  record::Observation value;
};
// One value: of a place, of a group of people, of a period.
struct IndicatorValue {
  record::Observation now;
  Date period;
  std::vector<IndicatorVintage> vintages;  // the oldest first; the last is `now`
};
// The values of one place and one group, in the order of their periods.
struct IndicatorSeries {
  const record::Subject* place = nullptr;
  std::string_view category;  // empty: everybody
  std::vector<IndicatorValue> values;
  // Periods between the first and the last of which nothing is recorded, as often as the indicator
  // is to be measured. Of a frequency that is not known to the month none are told.
  std::vector<Date> missing;
};
struct IndicatorReport {
  record::Indicator indicator;
  std::vector<IndicatorSeries> series;  // by place, everybody before the groups
  std::size_t values = 0;
  // Of the groups that are expected, those of which the newest period has a value. Nothing is
  // complete before it was said what is expected: 0 of 0 is no share.
  std::size_t categories_found = 0;
};

IndicatorReport indicator_report(const record::View& view, const record::Subject& indicator,
                                 std::string_view language);

// Whether two values follow each other at that frequency, so that a line may join them.
bool follow(std::string_view frequency, const Date& earlier, const Date& later);

// Whether a target became easier to reach: nearer for a number that is to rise, farther for one
// that is to fall; of one without a direction nothing can be said.
bool easier(std::string_view direction, Decimal before, Decimal after);

// As amendments(), with the signs of an indicator: of its targets and their dates alone.
std::vector<Amendment> indicator_amendments(const record::View& view,
                                            const record::Subject& indicator);

}  // namespace acta::analysis
