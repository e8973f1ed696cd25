#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "site/html.h"

// How right forecasts have been, drawn small.
namespace acta::site {

// The ranges that had been given, one month ahead, and what came: inside (a dot) or not (a square).
// Heights are logarithms, so that a small month can be seen beside a large one.
struct HitStrip {
  std::string name;         // for who does not see it
  std::string first, last;  // months
  struct Month {
    double low, high, came;
    bool hit() const { return low <= came && came <= high; }
  };
  std::vector<Month> months;
};
Html draw_hits(const HitStrip& strip);

// By months ahead, how much closer a forecast came than the simplest rule that came closest; after
// `skill` months a line says that it is worth nothing.
struct SkillBars {
  std::string name;
  std::vector<double>
      closer;  // a share of the rule's error: 0.12 is 12 % closer, -0.04 4 % farther
  std::size_t skill = 0;
};
Html draw_skill(const Messages& t, const SkillBars& bars);

}  // namespace acta::site
