#pragma once

#include <vector>

#include "analysis/health.h"
#include "analysis/health_inputs.h"

// The rules of the health check, one function each; health.cpp lists them. What a rule says about
// itself is the message "health.rule.<id>", its findings say "health.<id>", and what would repair
// them "health.fix.<id>".
namespace acta::analysis::rules {

using Findings = std::vector<Finding>;

// structure.cpp
Findings member_in_no_committee(const HealthInputs& in);
Findings heaviest_load(const HealthInputs& in);
Findings pillar_without_package(const HealthInputs& in);
Findings package_without_counterpart(const HealthInputs& in);
Findings package_without_indicator(const HealthInputs& in);
Findings indicator_without_baseline(const HealthInputs& in);
Findings outcome_without_indicator(const HealthInputs& in);

// commitments.cpp
Findings commitment_orphaned(const HealthInputs& in);
Findings commitment_without_owner(const HealthInputs& in);
Findings commitment_without_deadline(const HealthInputs& in);
Findings commitment_without_report(const HealthInputs& in);
Findings commitment_without_committee(const HealthInputs& in);
Findings money_without_payment(const HealthInputs& in);

// offices.cpp
Findings office_vacant(const HealthInputs& in);

// presidencies.cpp
Findings presidency_vacant(const HealthInputs& in);
Findings presidency_gap(const HealthInputs& in);
Findings stale_date(const HealthInputs& in);

// sources.cpp
Findings open_disagreement(const HealthInputs& in);
Findings unnamed_member(const HealthInputs& in);
Findings missing_date(const HealthInputs& in);
Findings single_source(const HealthInputs& in);
Findings no_locator(const HealthInputs& in);

}  // namespace acta::analysis::rules
