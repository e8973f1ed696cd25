#pragma once

#include <optional>
#include <vector>

#include "analysis/computed.h"
#include "register/records/cycle.h"

namespace acta::analysis {

// Where one account that a state owes in a cycle stands. Late is recorded as late, and stays so.
enum class Punctuality : std::uint8_t { on_time, late, awaited, overdue };
std::string_view name_of(Punctuality punctuality);  // "on-time"

struct DueItem {
  const record::Subject* commitment = nullptr;
  const record::Subject* country = nullptr;
  Punctuality punctuality = Punctuality::awaited;
  std::optional<Day> received;  // when the state sent its first report in the cycle
};

struct CountryInCycle {
  const record::Subject* country = nullptr;
  std::size_t due = 0, on_time = 0, late = 0, awaited = 0, overdue = 0;
};

struct CycleReport {
  record::Cycle cycle;
  bool shows_overdue = false;              // the public is told by the View's day
  CountryInCycle total;                    // of no country
  std::vector<CountryInCycle> by_country;  // in the order of ids
  std::vector<DueItem> items;              // by commitment, then country
};

// The cycles that have opened by the View's day, the latest first. In a cycle each state that
// stood behind a commitment when the cycle opened owes one report on it, whoever joined or left
// since. What it sends from that day until the next cycle opens belongs to the cycle, by the day on
// which it was received (`first_sent` of its source; failing that the day it was recorded),
// whatever time the review took.
struct CyclesReport {
  std::vector<CycleReport> cycles;
  Computed how;
};
CyclesReport cycles(const record::View& view, std::string_view language = "en");

}  // namespace acta::analysis
