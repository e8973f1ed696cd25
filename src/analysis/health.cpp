#include "analysis/health.h"

#include <algorithm>
#include <array>

#include "analysis/health_inputs.h"
#include "analysis/rules/rules.h"

namespace acta::analysis {
namespace {

constexpr std::array<HealthRule, 22> all_rules{{
    {"open-disagreement", Severity::conflict, rules::open_disagreement},
    {"unnamed-member", Severity::conflict, rules::unnamed_member},
    {"member-in-no-committee", Severity::gap, rules::member_in_no_committee},
    {"pillar-without-package", Severity::gap, rules::pillar_without_package},
    {"package-without-indicator", Severity::gap, rules::package_without_indicator},
    {"indicator-without-baseline", Severity::gap, rules::indicator_without_baseline},
    {"outcome-without-indicator", Severity::gap, rules::outcome_without_indicator},
    {"commitment-orphaned", Severity::gap, rules::commitment_orphaned},
    {"commitment-without-owner", Severity::gap, rules::commitment_without_owner},
    {"commitment-without-deadline", Severity::gap, rules::commitment_without_deadline},
    {"commitment-without-report", Severity::gap, rules::commitment_without_report},
    {"commitment-without-committee", Severity::gap, rules::commitment_without_committee},
    {"money-without-payment", Severity::gap, rules::money_without_payment},
    {"presidency-vacant", Severity::gap, rules::presidency_vacant},
    {"presidency-gap", Severity::gap, rules::presidency_gap},
    {"office-vacant", Severity::gap, rules::office_vacant},
    {"stale-date", Severity::gap, rules::stale_date},
    {"missing-date", Severity::gap, rules::missing_date},
    {"package-without-counterpart", Severity::note, rules::package_without_counterpart},
    {"heaviest-load", Severity::note, rules::heaviest_load},
    {"no-locator", Severity::note, rules::no_locator},
    {"single-source", Severity::note, rules::single_source},
}};

std::string known_rules() {
  std::string names;
  for (const HealthRule& rule : all_rules) (names += names.empty() ? "" : ", ") += rule.id;
  return names;
}

Result<void> check_switches(const SwitchedOff& off) {
  for (const auto& [id, reason] : off) {
    const bool known = std::any_of(all_rules.begin(), all_rules.end(),
                                   [&](const HealthRule& rule) { return rule.id == id; });
    if (!known) return invalid("error.health.unknown-rule", {}, id, known_rules());
    if (reason.empty()) return invalid("error.health.no-reason", {}, id);
  }
  return {};
}

Health check_rules(const HealthInputs& inputs, const SwitchedOff& off) {
  Health health;
  for (const HealthRule& rule : all_rules) {
    RuleResult result;
    result.id = rule.id;
    result.explanation = "health.rule." + std::string(rule.id);
    result.severity = rule.severity;
    const auto switched_off = off.find(rule.id);
    result.checked = switched_off == off.end();
    if (result.checked) result.found = rule.find(inputs);
    else result.reason = switched_off->second;
    health.rules.push_back(std::move(result));
  }
  health.how = computed(inputs.view, "rule.health", {"every claim that stands"});
  return health;
}

}  // namespace

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::note: return "note";
    case Severity::gap: return "gap";
    case Severity::conflict: return "conflict";
  }
  return "";
}

std::size_t Health::findings() const {
  std::size_t count = 0;
  for (const RuleResult& rule : rules) count += rule.found.size();
  return count;
}

std::span<const HealthRule> health_rules() { return all_rules; }

Result<Health> health(const record::View& view, const SwitchedOff& off) {
  if (auto switches = check_switches(off); !switches)
    return tl::unexpected(std::move(switches).error());
  const auto seats = analysis::seats(view);
  const auto crosswalk = analysis::crosswalk(view);
  const auto progress = analysis::progress(view);
  const auto money = analysis::money(view);
  const auto claims = std::make_shared<const ClaimsRead>(read_claims(view));
  return check_rules(HealthInputs(view, {seats, crosswalk, progress, money, claims}), off);
}

Health health(const HealthInputs& inputs) { return check_rules(inputs, {}); }

Health health(const record::View& view) { return *health(view, {}); }

}  // namespace acta::analysis
