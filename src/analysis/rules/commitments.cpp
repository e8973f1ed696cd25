#include <algorithm>

#include "analysis/rules/finding.h"
#include "analysis/rules/rules.h"
#include "register/records/participation.h"

namespace acta::analysis::rules {
namespace {

template <class Lacks>
Findings commitments_that(const HealthInputs& in, std::string_view rule, Lacks&& lacks) {
  Findings findings;
  for (const auto& one : in.progress.commitments) {
    if (!lacks(*one)) continue;
    const record::Commitment& commitment = one->commitment;
    std::vector<Argument> arguments(2);  // not from a list, which would copy them: there are many
    arguments[0] = {"id", std::string(commitment.subject->id())};
    arguments[1] = {"actors", commitment.actors};
    findings.push_back(finding(rule, commitment.subject, std::move(arguments)));
  }
  return findings;
}

std::vector<record::MoneyItem> all_items(const MoneyReport& report) {
  std::vector<record::MoneyItem> items;
  for (const CountedItem& one : report.counted) items.push_back(one.item);
  for (const LeftOutItem& one : report.left_out) items.push_back(one.item);
  std::sort(items.begin(), items.end(),
            [](const auto& a, const auto& b) { return id_order(a.subject, b.subject); });
  return items;
}

// A whole amount as a number, so that it reads as the language writes numbers.
Argument amount(Decimal decimal) {
  if (decimal.scale == 0) return {"amount", decimal.units};
  return {"amount", format_decimal(decimal)};
}

}  // namespace

Findings commitment_orphaned(const HealthInputs& in) {
  return commitments_that(in, "commitment-orphaned", [&](const auto& one) {
    return one.commitment.actors.empty() && record::is_orphaned(in.view, *one.commitment.subject);
  });
}

Findings commitment_without_owner(const HealthInputs& in) {
  return commitments_that(in, "commitment-without-owner",
                          [](const auto& one) { return !one.commitment.office; });
}

Findings commitment_without_deadline(const HealthInputs& in) {
  return commitments_that(in, "commitment-without-deadline",
                          [](const auto& one) { return !one.commitment.deadline; });
}

Findings commitment_without_report(const HealthInputs& in) {
  return commitments_that(in, "commitment-without-report",
                          [](const auto& one) { return one.progress == Progress::not_reported; });
}

Findings commitment_without_committee(const HealthInputs& in) {
  return commitments_that(in, "commitment-without-committee",
                          [](const auto& one) { return !one.commitment.committee; });
}

// An announcement that is part of a larger one is told with that one.
Findings money_without_payment(const HealthInputs& in) {
  Findings findings;
  const auto items = all_items(in.money);
  const auto paid = [&](const record::MoneyItem& promise) {
    return std::any_of(items.begin(), items.end(), [&](const record::MoneyItem& item) {
      return item.flow_class == "paid" &&
             (item.part_of == promise.subject ||
              (promise.commitment && item.commitment == promise.commitment));
    });
  };
  for (const record::MoneyItem& item : items)
    if (item.flow_class == "announced" && !item.part_of && item.amount && !paid(item))
      findings.push_back(finding("money-without-payment", item.subject,
                                 {{"id", std::string(item.subject->id())},
                                  amount(item.amount->amount),
                                  {"currency", std::string(item.amount->currency)},
                                  {"donors", item.donors}}));
  return findings;
}

}  // namespace acta::analysis::rules
