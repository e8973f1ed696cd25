#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "warning/corridor.h"
#include "warning/early_warning.h"

namespace acta::warning {

// What is known of every movement at one publication, by nationality (everybody is ""), on its
// calendar: how the countries before one are counted is what the next is forecast from.
class RouteCounts {
 public:
  // A month that is not all in is taken at this level of what it will be in the end.
  RouteCounts(const record::FlowRecord& flows, const EarlyWarning& early, std::int64_t ended,
              double level);

  bool partial() const { return !partial_.empty(); }  // something is not all in
  // Something of what a movement is forecast from along its route.
  bool partial(const record::Subject* here) const;

  // Everybody first, then each nationality that both countries count and that is no trickle. Empty:
  // no country before this one is counted.
  std::vector<CorridorSeries> leg(const record::Subject* here) const;

 private:
  std::map<const record::Subject*, std::map<std::string, std::vector<double>>> all_;
  std::map<const record::Subject*, const record::Subject*> upstream_;
  std::map<const record::Subject*, std::vector<std::size_t>> breaks_;
  std::set<const record::Subject*> partial_;
};

}  // namespace acta::warning
