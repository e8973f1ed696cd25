#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

// From p values to what is said aloud, within a budget of false alarms that a country has stated.
// Pure arithmetic; what was said, and what became of it, is the ledger's.
//
//   const double alpha = warning_level({.a_year = 6, .series = 50, .publications = 12});  // 0.01
//   const auto levels = alert_levels(findings, alpha);
namespace acta::warning {

struct AlarmBudget {
  double a_year = 6;              // false warnings that are put up with
  std::size_t series = 1;         // judged in each publication
  std::size_t publications = 12;  // a year
};

// The p value below which a warning is given, a_year / (series · publications), at most 1: as p is
// below alpha with a probability of at most alpha where nothing happens, no more false warnings
// than the budget are expected.
double warning_level(const AlarmBudget& budget);
// So many false warnings were to be expected by now; shown beside those that came.
double expected_false_warnings(const AlarmBudget& budget, std::size_t publications_so_far);

// Cumulative sum of normal scores (Page 1954, Biometrika 41, 100–115): finds a slow rise of which
// no single count is surprising. S ← max(0, S + Φ⁻¹(1 − p) − 0.5); above 5 it has found one. Where
// nothing happens that takes about 930 periods.
struct Cusum {
  static constexpr double drift = 0.5;
  static constexpr double limit = 5;
  double sum = 0;

  void see(double p);  // a p of 0 or 1 is taken as one in ten million of it
  bool found() const { return sum > limit; }
};

enum class AlertLevel : std::uint8_t { none, watch, warning, alert };

// What one publication says of one series. Nothing is said of what is null.
struct Finding {
  std::optional<double> p = {};        // of the newest count
  double cusum = 0;                    // after it
  std::optional<double> exceeds = {};  // probability that the flow at the border exceeds the
                                       // capacity, or 1.3 times its recent mean, within the horizon
};

struct AlertRule {
  double watch = 0.05;      // p below it
  double discovery = 0.10;  // share of false warnings within one publication
  double exceeds = 0.5;     // probability from which a country downstream is alerted
};

// The highest level each series reaches, all of one publication:
//   alert    it is likely downstream that the flow exceeds what was stated
//   warning  p < alpha, and the p adjusted by Benjamini and Hochberg within the publication is not
//            above `discovery`
//   watch    p < `watch`, or a slow rise was found
// A series whose nowcast was revised is given again with its new p: the level that comes out
// withdraws the one before.
std::vector<AlertLevel> alert_levels(std::span<const Finding> publication, double alpha,
                                     const AlertRule& rule = {});

}  // namespace acta::warning
