#pragma once

#include "register/flow_count.h"

namespace acta::record {

// What each received file said of one series that was not known before it, oldest file first; files
// that say nothing of it are left out.
struct FlowVintage {
  FlowDelivery delivery;
  Day first, last;          // months of the series in the file
  std::size_t created = 0;  // months of which nothing was known
  struct Revision {
    FlowCount before, after;
  };
  std::vector<Revision> revisions;
};

// `nationality`: empty is everybody.
std::vector<FlowVintage> flow_vintages(const View& view, const CountsOf& counts,
                                       std::string_view flow, std::string_view nationality = {});

}  // namespace acta::record
