#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace acta::procedure {

// How often what was sent without an account is taken up, by the state that it speaks of. What is
// published can be counted by everybody and is counted exactly. All else is known to the intake
// alone: fewer than `least_told` are never told, none included, and a sum adds up only what is told
// beside it. So nothing that is kept back can be found by subtracting.
inline constexpr std::size_t least_told = 3;

struct FilingFate {
  std::string kind;     // "evidence", "concern"
  std::string country;  // "COL"
  std::string state;    // waiting, refused, reviewed (admitted, not published), published
  std::string reason;   // of a refused one: the pack's code

  auto operator<=>(const FilingFate&) const = default;
};
using FilingFates = std::map<FilingFate, std::size_t>;  // how many of each

// Sums are exact where every part is told; else it is so many or more.
struct ToldSum {
  std::size_t number = 0;
  bool exact = true;

  void add(std::size_t published) { number += published; }
  void add(std::optional<std::size_t> told);
  void add(const ToldSum& sum);
};

struct RefusalCount {
  std::string reason;
  std::optional<std::size_t> told;  // none: fewer than least_told
};

struct FilingCount {
  std::string kind, country;
  std::size_t published = 0;
  std::optional<std::size_t> reviewed, waiting;  // none: fewer than least_told
  std::vector<RefusalCount> refusals;            // a count for each reason, in the given order
  ToldSum accepted;                              // published and reviewed
  ToldSum refused;
  ToldSum received;  // all
};

// One for each country and kind, in the given order; those of other countries and reasons are in
// none.
std::vector<FilingCount> filing_counts(const FilingFates& fates,
                                       const std::vector<std::string>& countries,
                                       const std::vector<std::string>& reasons);

}  // namespace acta::procedure
