#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "exchange/figure_text.h"
#include "register/frequency.h"

namespace acta::exchange {

// Which column of an office's file of counts is what. Written as words, one after another, and
// kept in the record under a name (docs/formats/flows.md); a name with spaces stands in quotes:
//
//   flow=PAN-darien period=period count=persons nationality=nationality_iso3
//   where=granularity:month total
//   flow=USA-southwest year="Fiscal Year" month="Month (abbv)" fiscal=10 …
//
// A column that no word names is refused: a file says nothing that nobody asked for.
struct FlowMapping {
  std::string flow;         // an id, or "{column}" in it for what that column holds
  std::string flow_column;  // of the braces; empty: none
  std::string period;       // or, where months stand in two columns,
  std::string year, month;  // these
  int fiscal = 1;           // the month with which the year of `year` begins, in the year before
  record::Frequency every = record::Frequency::month;
  std::string count;
  std::string nationality;       // empty: everybody together
  std::vector<std::string> sum;  // groups that are added up: sex, age, authority
  std::vector<std::pair<std::string, std::string>> where;  // only rows with this value
  std::vector<std::string> skip;                           // columns that are not read
  bool repeats = false;      // a cell may stand in several rows, which are added up
  bool any_order = false;    // periods of a series need not follow each other
  bool total = false;        // everybody is the sum of the nationalities
  std::int64_t rounded = 1;  // counts are published as multiples of it

  bool names = false;  // nationalities are written in words, in any of our languages
  std::map<std::string, std::string, std::less<>> codes;  // those that are the office's own
  NumberStyle numbers;
  char delimiter = ',';
  bool windows_1252 = false;  // the bytes of old office programs, Latin-1 among them; else UTF-8

  std::string flow_of(std::string_view cell) const;
};

// error.flows.mapping with the word that is wrong, error.flows.mapping-lacks.
Result<FlowMapping> parse_flow_mapping(std::string_view words, std::string_view place);

}  // namespace acta::exchange
