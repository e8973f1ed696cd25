#pragma once

#include "analysis/health.h"
#include "analysis/health_inputs.h"

// The rules of the health check, one function each; health.cpp lists them. What a rule says about
// itself is the message "health.rule.<id>", its findings say "health.<id>", and what would repair
// them "health.fix.<id>".
namespace acta::analysis::rules {

// structure.cpp
FindingList member_in_no_committee(const HealthInputs& in);
FindingList heaviest_load(const HealthInputs& in);
FindingList pillar_without_package(const HealthInputs& in);
FindingList package_without_counterpart(const HealthInputs& in);
FindingList package_without_indicator(const HealthInputs& in);
FindingList indicator_without_baseline(const HealthInputs& in);
FindingList outcome_without_indicator(const HealthInputs& in);

// commitments.cpp
FindingList commitment_orphaned(const HealthInputs& in);
FindingList commitment_without_owner(const HealthInputs& in);
FindingList commitment_without_deadline(const HealthInputs& in);
FindingList commitment_without_report(const HealthInputs& in);
FindingList commitment_without_committee(const HealthInputs& in);
FindingList money_without_payment(const HealthInputs& in);

// offices.cpp
FindingList office_vacant(const HealthInputs& in);

// presidencies.cpp
FindingList presidency_vacant(const HealthInputs& in);
FindingList presidency_gap(const HealthInputs& in);
FindingList stale_date(const HealthInputs& in);

// sources.cpp
FindingList open_disagreement(const HealthInputs& in);
FindingList unnamed_member(const HealthInputs& in);
FindingList missing_date(const HealthInputs& in);
FindingList single_source(const HealthInputs& in);
FindingList no_locator(const HealthInputs& in);

}  // namespace acta::analysis::rules
