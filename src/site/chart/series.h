#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/messages.h"
#include "site/html.h"

namespace acta::site {

// Values over time beside what they are held against. A gap is a gap: a line joins only two values
// that follow each other, and none crosses a break. Zero is always in it. Days are those of Day.
struct SeriesChart {
  std::string name;  // for who does not see it
  struct Value {
    double day;  // the middle of its period
    double value;
    bool joined;  // to the one before
  };
  std::vector<Value> values;
  // A level with its words, from a day on: the baseline, a target.
  struct Level {
    std::string words;
    double value;
    bool target;
  };
  std::vector<Level> levels;
  std::vector<double> breaks;  // days from which it is measured otherwise
  double first = 0, last = 0;  // days that it spans
};

Html draw_series(const Messages& t, const SeriesChart& chart);

}  // namespace acta::site
