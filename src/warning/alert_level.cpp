#include "warning/alert_level.h"

#include <algorithm>

#include "base/check.h"
#include "warning/distributions.h"
#include "warning/false_discovery.h"

namespace acta::warning {

double warning_level(const AlarmBudget& budget) {
  check(budget.series > 0 && budget.publications > 0 && budget.a_year >= 0, "a budget of nothing");
  return std::min(1.0, budget.a_year / (static_cast<double>(budget.series) *
                                        static_cast<double>(budget.publications)));
}

double expected_false_warnings(const AlarmBudget& budget, std::size_t publications_so_far) {
  return warning_level(budget) * static_cast<double>(budget.series) *
         static_cast<double>(publications_so_far);
}

void Cusum::see(double p) {
  constexpr double least = 1e-7;
  const double score = -normal_quantile(std::clamp(p, least, 1 - least));
  sum = std::max(0.0, sum + score - drift);
}

std::vector<AlertLevel> alert_levels(std::span<const Finding> publication, double alpha,
                                     const AlertRule& rule) {
  std::vector<double> judged;
  for (const Finding& finding : publication)
    if (finding.p) judged.push_back(*finding.p);
  const std::vector<double> adjusted = benjamini_hochberg(judged);

  std::vector<AlertLevel> levels;
  levels.reserve(publication.size());
  std::size_t next = 0;
  for (const Finding& finding : publication) {
    AlertLevel level = AlertLevel::none;
    if (finding.cusum > Cusum::limit || (finding.p && *finding.p < rule.watch))
      level = AlertLevel::watch;
    if (finding.p) {
      const double of_publication = adjusted[next++];
      if (*finding.p < alpha && of_publication <= rule.discovery) level = AlertLevel::warning;
    }
    if (finding.exceeds && *finding.exceeds >= rule.exceeds) level = AlertLevel::alert;
    levels.push_back(level);
  }
  return levels;
}

}  // namespace acta::warning
