#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.h"
#include "register/frequency.h"
#include "register/records/flow.h"

namespace acta::record {

// One cell of a file of counts. What nobody reported has no cell: it is late after the newest
// count, missing before it, and zero is a count like any other.
struct FlowCount {
  enum class Mark : std::uint8_t {
    counted,     // low = high
    rounded,     // to a multiple: between low and high
    suppressed,  // more than nobody, and too few to tell: between low and high
    missing,     // the sender says that there is no figure
  };
  std::string flow;         // id: "PAN-darien"
  std::string nationality;  // ISO 3166-1 alpha-3, "OOO" for other or unknown; empty: everybody
  Day period;               // its first day
  Mark mark = Mark::counted;
  std::int64_t low = 0, high = 0;

  bool operator==(const FlowCount&) const = default;
};
std::string_view name_of(FlowCount::Mark mark);
std::optional<FlowCount::Mark> mark_named(std::string_view name);

using FlowCounts = std::vector<FlowCount>;

// By flow, nationality and period. The digest is of the lines
// "flow,nationality,YYYY-MM-DD,mark,low,high<LF>" in that order: it is what the claim in the ledger
// binds (docs/formats/flows.md).
void sort_counts(FlowCounts& counts);
Hash digest_of(const FlowCounts& sorted);

// Gives the counts of a received file; null if they are not there.
using CountsOf = std::function<std::shared_ptr<const FlowCounts>(const Hash& counts)>;

// A series as the record held it: later files go before earlier ones, cell by cell.
struct FlowHistory {
  Flow flow;
  std::string nationality;  // empty: everybody
  struct Version {
    FlowCount count;
    const Claim* known = nullptr;  // of the file that said so
  };
  struct Cell : Version {
    std::uint32_t revisions() const { return static_cast<std::uint32_t>(before.size()); }
    std::vector<Version> before;  // what other files said, oldest first
  };
  std::vector<Cell> cells;          // by period; gaps are gaps
  std::vector<const Claim*> files;  // that speak of the series, oldest first
};

struct FlowRecord {
  std::vector<FlowHistory> flows;        // everybody of every flow, then its nationalities, by id
  std::vector<FlowDelivery> deliveries;  // oldest first
  std::vector<const Claim*> lost;        // deliveries whose counts are not there
};
FlowRecord read_flows(const View& view, const CountsOf& counts, std::string_view language);

// Months are counted from January of the year 0.
std::int64_t month_number(Day day);
Day first_day_of_month(std::int64_t month);
std::string month_text(std::int64_t month);  // "2023-08"

// One value a period, from the first cell to the last; a gap, and a period whose figure is missing,
// is NaN, and what is known between two bounds is their middle.
struct SeriesValues {
  std::int64_t first = 0;  // its number (frequency.h)
  std::vector<double> values;
  std::int64_t last() const { return first + static_cast<std::int64_t>(values.size()) - 1; }
};
SeriesValues series_values(const FlowHistory& history);

// Of what is counted monthly; nothing of anything else.
using MonthlyValues = SeriesValues;
MonthlyValues monthly_values(const FlowHistory& history);

}  // namespace acta::record
