#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "exchange/pack_vocabulary.h"

namespace acta::exchange {

// What a column of a data file is (docs/formats/pack.md has the list with examples).
enum class Use : std::uint8_t {
  subject,
  id,  // what the row is about, and what it is called
  claim,
  property,
  value,  // what it says
  from,
  earliest,
  latest,
  to,
  until,  // when that was true
  source,
  also,
  locator,
  quote,
  said,  // where it is written
  asserter,
  note,
  disagreement,
  skip
};

// One line of tables.csv. A column may have several.
struct ColumnUse {
  Use use = Use::skip;
  std::string column;
  std::string property;  // of a claim; of a disagreement the name of its cell
  std::string place;     // "tables.csv:12"

  // Options that name a column of the same file; where there are several, the first with a text.
  std::vector<std::string> kind_from, language_from, unit_from, qualifier_from, from, until, to,
      source_from, asserter_from;
  // Options that give the text itself.
  std::string kind, language, unit, asserter;
  bool list = false;  // the cell has several values, with ";" between them
  bool also = false;  // further sources say it too

  bool has_own_time() const { return !from.empty() || !until.empty() || !to.empty(); }
};

struct TableDescription {
  std::string name;  // of the file without ".csv"
  std::vector<ColumnUse> uses;

  const ColumnUse* first(Use use) const;
};

struct PackDescription {
  std::vector<TableDescription> tables;  // in the order of tables.csv
  // terms.csv: what the words in a column stand for, where it is used in a certain way.
  std::map<std::tuple<std::string, std::string, std::string>,
           std::map<std::string, std::string, std::less<>>>
      terms;

  // Null if terms.csv says nothing of that column in that use.
  const std::map<std::string, std::string, std::less<>>* words(const std::string& table,
                                                               const std::string& column,
                                                               const std::string& use) const;
};

// Reads tables.csv and terms.csv and holds them against the data files that are there: every file
// and every column must be described, and everything described must be there.
PackDescription read_description(const PackFiles& files, const PackVocabulary& vocabulary,
                                 Errors& errors);

}  // namespace acta::exchange
