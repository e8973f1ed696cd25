#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/computed.h"
#include "answer/table.h"

// What was asked of the record and what it answers, ready to be read: the same rows for the
// terminal, the pages' twins, CSV and JSON. Nothing here computes; that is analysis.
namespace acta::answer {

// A sentence about the answer, in the reader's language: a subset relation, a combination, a figure
// that was printed otherwise.
struct Remark {
  enum class Tone : std::uint8_t { finding, headline, warning };
  std::string key;  // of the message: "overlap.printed-differs"
  std::string text;
  Tone tone = Tone::finding;
};

struct Answer {
  std::string question;                                    // "overlap"
  std::string title;                                       // in the reader's language
  std::vector<std::pair<std::string, std::string>> asked;  // what was asked beside the dates
  std::vector<Remark> remarks;
  std::vector<Table> tables;  // the first is the one that --csv gives
  analysis::Computed how;

  const Table* table(std::string_view key) const;  // null if there is none
};

// The rows of a table that are given, where not all are, and where those that follow are.
struct Extract {
  std::string table;
  std::size_t from = 0, to = 0, of = 0;
  std::string next;  // an address; empty: none follow
};

// {"question":…,"language":…,"valid":…,"at":…,"known":…,"asked":{…},"computed":{…},"<table>":[…],…}
// The current time is not in it, so the same question at the same dates has the same bytes. Where
// a table is given in part, "pieces":{"<table>":{"from":1,"to":200,"of":…,"next":…},…} follows.
std::string to_json(const Answer& answer, const Messages& t,
                    const std::vector<Extract>& extracts = {});

}  // namespace acta::answer
