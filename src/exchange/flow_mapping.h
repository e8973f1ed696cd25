#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace acta::exchange {

// Which column of an office's file of counts is what. Written as words, one after another, and
// kept in the record under a name (docs/formats/flows.md):
//
//   flow=PAN-darien period=period count=persons nationality=nationality_iso3
//   where=granularity:month total
//
// A column that no word names is refused: a file says nothing that nobody asked for.
struct FlowMapping {
  std::string flow;         // an id, or "{column}" in it for what that column holds
  std::string flow_column;  // of the braces; empty: none
  std::string period;
  std::string count;
  std::string nationality;       // empty: everybody together
  std::vector<std::string> sum;  // groups that are added up: sex, age, authority
  std::vector<std::pair<std::string, std::string>> where;  // only rows with this value
  std::vector<std::string> skip;                           // columns that are not read
  bool total = false;  // everybody is the sum of the nationalities
  int rounded = 1;     // counts are published as multiples of it

  std::string flow_of(std::string_view cell) const;
};

// error.flows.mapping with the word that is wrong, error.flows.mapping-lacks.
Result<FlowMapping> parse_flow_mapping(std::string_view words, std::string_view place);

}  // namespace acta::exchange
