#include "analysis/rules/finding.h"
#include "analysis/rules/rules.h"
#include "register/records/office.h"

namespace acta::analysis::rules {

// From the day on which its last tenure ended: what is due stays with the office.
FindingList office_vacant(const HealthInputs& in) {
  std::vector<Finding> findings;
  for (const record::Office& office : record::offices(in.view))
    if (office.vacant())
      findings.push_back(finding("office-vacant", office.subject, {{"office", office.subject}}));
  return findings;
}

}  // namespace acta::analysis::rules
