#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "exchange/pack_description.h"

namespace acta::exchange {

// What all rows of a pack share.
struct PackContext {
  std::string pack;
  const PackVocabulary& vocabulary;
  const PackDescription& description;
  std::map<std::string, std::string> publishers;  // by source id
  std::map<std::string, record::Written>
      inferences;  // reason, by "table/id" or "table/id/property"

  // The party that says what stands in a source: its publisher, else the source itself.
  std::string asserter_of(const std::string& source) const;
};

// The publishers that the data files say of sources.
std::map<std::string, std::string> find_publishers(const PackFiles& files,
                                                   const PackDescription& description);

// inferences.csv: rows that are the compilers' own conclusion, with the reason.
std::map<std::string, record::Written> read_inferences(const PackFiles& files, Errors& errors);

// A draft for each thing that the rows of a data file say; `rows` gains the name of each row
// ("memberships/MB021").
void read_rows(const CsvTable& data, const TableDescription& table, const PackContext& context,
               std::vector<record::ClaimDraft>& drafts, std::set<std::string>& rows,
               Errors& errors);

}  // namespace acta::exchange
