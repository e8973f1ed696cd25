#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/computed.h"
#include "analysis/sentence.h"

namespace acta::analysis {

enum class Severity : std::uint8_t { note, gap, conflict };
std::string_view name_of(Severity severity);

// One thing that is missing, stale or unresolved in the record, and what would repair it.
struct Finding {
  // Of the rules that look at every subject: so many claims, so many of them that lack something.
  // Hundreds of thousands of these may be found, and none has an allocation of its own.
  struct Lack {
    std::uint32_t claims = 0, lacking = 0;
  };
  std::string_view rule;
  const record::Subject* subject = nullptr;
  std::vector<Argument> arguments = {};
  Lack lack = {};  // says {claims} and {lacking} where there is one

  Sentence what() const;
  Sentence fix() const;
};

struct RuleResult {
  std::string_view id;      // "member-in-no-committee"
  std::string explanation;  // key of one sentence: "health.rule.member-in-no-committee"
  Severity severity = Severity::gap;
  bool checked = true;
  std::string reason;  // why it was not checked
  std::size_t findings = 0;
};

struct Health {
  std::vector<RuleResult> rules;  // in the order of health_rules()
  std::vector<Finding> findings;  // in the order of rules, then of subjects
  Computed how;

  std::span<const Finding> of(const RuleResult& rule, std::size_t most) const;  // the first
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
  std::vector<Finding> (*find)(const HealthInputs&);
};
std::span<const HealthRule> health_rules();

}  // namespace acta::analysis
