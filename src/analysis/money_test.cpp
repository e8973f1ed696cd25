#include "analysis/money.h"

#include <gtest/gtest.h>

#include "register/testing.h"

namespace acta::analysis {
namespace {

class MoneyTest : public ::testing::Test {
 protected:
  void item(std::string_view id, std::string_view amount, std::string_view part_of = "",
            std::string_view flow = "announced", std::string_view on = "2024-09-25",
            std::string_view currency = "USD") {
    const std::string subject = "finance/" + std::string(id);
    if (!amount.empty()) build.money(subject, "amount", amount, {.unit = std::string(currency)});
    if (!part_of.empty())
      build.reference(subject, "part_of", "finance/" + std::string(part_of), {});
    build.code(subject, "flow_type", flow, {});
    build.date(subject, "announced_on", on, {});
  }
  MoneyReport report(const MoneyFilter& filter = {}) {
    return money(build.view("2025-01-01"), filter);
  }
  std::string totals(const MoneyFilter& filter = {}) {
    std::string all;
    for (const MoneyTotal& total : report(filter).totals)
      all += total.currency + " " + total.flow_class + " " + format_decimal(total.total) + "; ";
    return all;
  }
  std::string left_out() {
    std::string all;
    for (const LeftOutItem& one : report().left_out)
      all += std::string(one.item.subject->id()) + " " + std::string(name_of(one.reason)) + "; ";
    return all;
  }
  record::RecordBuilder build;
};

TEST_F(MoneyTest, TheTotalOf2024IsNotTwiceItself) {
  item("FI07", "578000000", "FI10", "announced", "2024-05-07");
  item("FI08", "686000000", "FI10");
  item("FI08x", "685000000", "", "other_figure");
  item("FI08a", "369000000", "FI08");
  item("FI10", "1200000000");
  item("FI06", "817000000", "", "announced", "2022-10-06");
  EXPECT_EQ(totals({.year = 2024}), "USD announced 1264000000; ");
  EXPECT_EQ(left_out(), "FI08a part-of-whole; FI08x other-figure; FI10 whole-of-parts; ");
}

TEST_F(MoneyTest, PartsThatDoNotReachTheWholeAreNotAdded) {
  item("FI11", "738");
  item("FI11-COL", "315.5", "FI11");
  item("FI11-ECU", "117.3", "FI11");
  EXPECT_EQ(totals(), "USD announced 738; ");
}

TEST_F(MoneyTest, PartsOfPartsAreCountedOnce) {
  item("FI06", "817");
  item("FI04", "240", "FI06");
  item("FI04a", "82", "FI04");
  item("FI04b", "160", "FI04");
  item("FI05", "575", "FI06");
  EXPECT_EQ(totals(), "USD announced 817; ");
  EXPECT_EQ(left_out(), "FI04 whole-of-parts; FI06 whole-of-parts; ");
}

TEST_F(MoneyTest, CurrenciesAndKindsOfFlowStayApart) {
  item("A", "1.50", "", "announced", "2024", "CAD");
  item("B", "2.25");
  item("C", "10", "", "appeal");
  EXPECT_EQ(totals(), "CAD announced 1.50; USD announced 2.25; USD appeal 10; ");
}

TEST_F(MoneyTest, APartInAnotherCurrencySaysNothingOfTheWhole) {
  item("A", "100");
  item("B", "200", "A", "announced", "2024", "CAD");
  EXPECT_EQ(totals(), "USD announced 100; ");
}

TEST_F(MoneyTest, WhatWasPaidIsNotAPartOfWhatWasPromised) {
  item("A", "100");
  item("B", "100", "A", "paid");
  EXPECT_EQ(totals(), "USD announced 100; USD paid 100; ");
}

TEST_F(MoneyTest, ACircleIsLeftOutAndWhatHangsOnItCounts) {
  item("A", "1", "B");
  item("B", "2", "A");
  item("C", "4", "A");
  item("D", "");
  EXPECT_EQ(totals(), "USD announced 4; ");
  EXPECT_EQ(left_out(), "A circular; B circular; D no-amount; ");
}

TEST_F(MoneyTest, FlowsAddUpToTheTotalsAndAPartIsInNone) {
  item("A", "10");
  item("B", "4", "A");
  item("C", "5");
  item("D", "7");
  for (const char* id : {"finance/A", "finance/B", "finance/C"})
    build.reference(id, "donor", "country/USA", {});
  build.reference("finance/C", "recipient", "country/COL", {});
  build.reference("finance/C", "recipient", "country/PER", {});
  std::string told;
  for (const MoneyFlow& flow : flows_of(report())) {
    for (const auto* donor : flow.donors) (told += donor->id()) += ' ';
    told += "> ";
    for (const auto* recipient : flow.recipients) (told += recipient->id()) += ' ';
    told += format_decimal(flow.total.total) + "; ";
  }
  EXPECT_EQ(told, "> 7; USA > 10; USA > COL PER 5; ");
  EXPECT_EQ(totals(), "USD announced 22; ");
}

TEST_F(MoneyTest, WhatIsNotAnnouncedYetIsNotCounted) {
  item("A", "1", "", "announced", "2022-06-10");
  item("B", "2", "", "announced", "2024-09-25");
  EXPECT_EQ(money(build.view("2023-01-01")).totals.at(0).items, 1u);
}

TEST_F(MoneyTest, ASumThatDoesNotFitIsSaid) {
  item("A", "9000000000000000000");
  item("B", "9000000000000000000");
  EXPECT_TRUE(report().totals.at(0).too_large);
}

}  // namespace
}  // namespace acta::analysis
