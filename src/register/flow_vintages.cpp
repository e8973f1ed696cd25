#include "register/flow_vintages.h"

#include <map>

namespace acta::record {

std::vector<FlowVintage> flow_vintages(const View& view, const CountsOf& counts_of,
                                       std::string_view flow, std::string_view nationality) {
  std::vector<FlowVintage> vintages;
  std::map<Day, FlowCount> known;
  for (const FlowDelivery& delivery : flow_deliveries(view)) {
    const auto counts = counts_of ? counts_of(delivery.counts) : nullptr;
    if (!counts) continue;
    FlowVintage vintage{delivery, {}, {}, 0, {}};
    bool any = false;
    for (const FlowCount& count : *counts) {
      if (count.flow != flow || count.nationality != nationality) continue;
      if (!any) vintage.first = count.period;
      any = true;
      vintage.last = count.period;
      const auto [at, fresh] = known.try_emplace(count.period, count);
      vintage.created += fresh;
      if (at->second == count) continue;
      vintage.revisions.push_back({at->second, count});
      at->second = count;
    }
    if (any) vintages.push_back(std::move(vintage));
  }
  return vintages;
}

}  // namespace acta::record
