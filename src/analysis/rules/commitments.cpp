#include <algorithm>
#include <unordered_set>

#include "analysis/rules/finding.h"
#include "analysis/rules/rules.h"
#include "register/records/participation.h"

namespace acta::analysis::rules {
namespace {

template <class Lacks>
FindingList commitments_that(const HealthInputs& in, std::string_view rule, Lacks&& lacks) {
  CommitmentList found;
  for (const auto& one : in.progress.commitments)
    if (lacks(*one)) found.push_back(one);
  const std::size_t count = found.size();
  return {count, [found = std::move(found), rule](std::size_t at) {
            const record::Commitment& commitment = found[at]->commitment;
            return finding(
                rule, commitment.subject,
                {{"id", std::string(commitment.subject->id())}, {"actors", commitment.actors}});
          }};
}

std::vector<const record::MoneyItem*> all_items(const MoneyReport& report) {
  std::vector<const record::MoneyItem*> items;
  for (const CountedItem& one : report.counted) items.push_back(&one.item);
  for (const LeftOutItem& one : report.left_out) items.push_back(&one.item);
  std::sort(items.begin(), items.end(),
            [](const auto* a, const auto* b) { return id_order(a->subject, b->subject); });
  return items;
}

// A whole amount as a number, so that it reads as the language writes numbers.
Argument amount(Decimal decimal) {
  if (decimal.scale == 0) return {"amount", decimal.units};
  return {"amount", format_decimal(decimal)};
}

}  // namespace

FindingList commitment_orphaned(const HealthInputs& in) {
  return commitments_that(in, "commitment-orphaned", [&](const auto& one) {
    return one.commitment.actors.empty() && record::is_orphaned(in.view, *one.commitment.subject);
  });
}

FindingList commitment_without_owner(const HealthInputs& in) {
  return commitments_that(in, "commitment-without-owner",
                          [](const auto& one) { return !one.commitment.office; });
}

FindingList commitment_without_deadline(const HealthInputs& in) {
  return commitments_that(in, "commitment-without-deadline",
                          [](const auto& one) { return !one.commitment.deadline; });
}

FindingList commitment_without_report(const HealthInputs& in) {
  return commitments_that(in, "commitment-without-report",
                          [](const auto& one) { return one.progress == Progress::not_reported; });
}

FindingList commitment_without_committee(const HealthInputs& in) {
  return commitments_that(in, "commitment-without-committee",
                          [](const auto& one) { return !one.commitment.committee; });
}

// An announcement that is part of a larger one is told with that one.
FindingList money_without_payment(const HealthInputs& in) {
  std::vector<Finding> findings;
  const auto items = all_items(in.money);
  std::unordered_set<const record::Subject*> paid;  // wholes, and commitments
  for (const record::MoneyItem* item : items)
    if (item->flow_class == "paid") paid.insert({item->part_of, item->commitment});
  const auto is_paid = [&](const record::MoneyItem& item) {
    return paid.contains(item.subject) || (item.commitment && paid.contains(item.commitment));
  };
  for (const record::MoneyItem* item : items)
    if (item->flow_class == "announced" && !item->part_of && item->amount && !is_paid(*item))
      findings.push_back(finding("money-without-payment", item->subject,
                                 {{"id", std::string(item->subject->id())},
                                  amount(item->amount->amount),
                                  {"currency", std::string(item->amount->currency)},
                                  {"donors", item->donors}}));
  return findings;
}

}  // namespace acta::analysis::rules
