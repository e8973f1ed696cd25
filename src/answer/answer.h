#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "answer/table.h"
#include "register/view.h"

// What was asked of the record and what it answers, ready to be read: the same rows for the
// terminal, the page's twins, the CSV and the JSON. Nothing here computes; that is analysis.
namespace acta::answer {

// A sentence about the answer, in the reader's language: a subset relation, a combination, a figure
// that was printed otherwise.
struct Remark {
  enum class Tone : std::uint8_t { finding, warning };
  Tone tone = Tone::finding;
  std::string key;  // of the message: "overlap.printed-differs"
  std::string text;
};

struct Answer {
  std::string question;                                    // "overlap"
  std::string title;                                       // in the reader's language
  std::vector<std::pair<std::string, std::string>> asked;  // what was asked beside the dates
  std::string computed;                                    // how: rule, inputs, denominator
  std::vector<Remark> remarks;
  std::vector<Table> tables;  // the first is the one that --csv gives

  const Table* table(std::string_view key) const;  // null if there is none
  void put_first(std::string_view key);            // a table that there is
};

// {"question":…,"language":…,"valid":…,"at":…,"known":…,"asked":{…},"computed":…,"<table>":[…],…}
// The current time is not in it, so the same question at the same dates has the same bytes.
std::string to_json(const Answer& answer, const record::View& view, const Messages& t);

}  // namespace acta::answer
