#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/computed.h"
#include "analysis/finding.h"

namespace acta::analysis {

enum class Severity : std::uint8_t { note, gap, conflict };
std::string_view name_of(Severity severity);

struct RuleResult {
  std::string_view id;      // "member-in-no-committee"
  std::string explanation;  // key of one sentence: "health.rule.member-in-no-committee"
  Severity severity = Severity::gap;
  bool checked = true;
  std::string reason;  // why it was not checked
  FindingList found;
};

struct Health {
  std::vector<RuleResult> rules;  // in the order of health_rules()
  Computed how;

  std::size_t findings() const;  // of all rules
  template <class F>             // f(const Finding&), in the order of rules, then of subjects
  void each(F&& f) const {
    for (const RuleResult& rule : rules) rule.found.each(f);
  }
};

// Rules that are not to be checked, each with the reason that the page prints beside it. Unknown
// ids and empty reasons are refused.
using SwitchedOff = std::map<std::string, std::string, std::less<>>;
Result<Health> health(const record::View& view, const SwitchedOff& off);
Health health(const record::View& view);

struct HealthInputs;                        // health_inputs.h
Health health(const HealthInputs& inputs);  // for who reads them for more than this
struct HealthRule {
  std::string_view id;
  Severity severity;
  FindingList (*find)(const HealthInputs&);
};
std::span<const HealthRule> health_rules();

}  // namespace acta::analysis
