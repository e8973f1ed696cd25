#include "procedure/filing_counts.h"

#include <gtest/gtest.h>

namespace acta::procedure {
namespace {

FilingFates fates(std::size_t number, const char* state, const char* reason = "") {
  return {{FilingFate{"evidence", "COL", state, reason}, number}};
}

std::string told(const FilingFates& fates) {
  const auto counts = filing_counts(fates, {"COL"}, {"duplicate", "abusive"});
  const FilingCount& count = counts.at(0);
  const auto number = [](const std::optional<std::size_t>& one) {
    return one ? std::to_string(*one) : std::string("few");
  };
  const auto sum = [](const ToldSum& one) {
    return std::to_string(one.number) + (one.exact ? "" : "+");
  };
  std::string all = sum(count.received) + " = " + sum(count.accepted) + " (" +
                    std::to_string(count.published) + ' ' + number(count.reviewed) + ") " +
                    sum(count.refused) + " (";
  for (const RefusalCount& refusal : count.refusals) all += number(refusal.told) + ' ';
  return all + ") " + number(count.waiting);
}

FilingFates both(FilingFates some, const FilingFates& more) {
  for (const auto& [fate, number] : more) some[fate] += number;
  return some;
}

TEST(FilingCounts, FewerThanThreeAreNotToldAndNoneAreNotToldApart) {
  EXPECT_EQ(told({}), "0+ = 0+ (0 few) 0+ (few few ) few");
  EXPECT_EQ(told(fates(2, "waiting")), told({})) << "nor shown by a sum";
  EXPECT_EQ(told(fates(2, "refused", "abusive")), told({}));
  EXPECT_EQ(told(fates(2, "reviewed")), told({}));
  EXPECT_EQ(told(fates(3, "waiting")), "3+ = 0+ (0 few) 0+ (few few ) 3");
}

TEST(FilingCounts, WhatIsPublishedAnybodyCanCount) {
  EXPECT_EQ(told(fates(1, "published")), "1+ = 1+ (1 few) 0+ (few few ) few");
  EXPECT_EQ(told(both(fates(1, "published"), fates(2, "reviewed"))), told(fates(1, "published")));
}

TEST(FilingCounts, ASumIsExactWhereEachOfItsPartsIsTold) {
  auto all = both(fates(4, "refused", "abusive"), fates(3, "refused", "duplicate"));
  EXPECT_EQ(told(all), "7+ = 0+ (0 few) 7 (3 4 ) few");
  all = both(both(all, fates(3, "reviewed")), fates(5, "waiting"));
  EXPECT_EQ(told(both(all, fates(1, "published"))), "16 = 4 (1 3) 7 (3 4 ) 5");
}

}  // namespace
}  // namespace acta::procedure
