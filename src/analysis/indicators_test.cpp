#include "analysis/indicators.h"

#include <gtest/gtest.h>

#include "register/testing.h"

namespace acta::analysis {
namespace {

struct IndicatorsTest : testing::Test {
  IndicatorsTest() {
    build.code("indicator/I1", "unit", "percent", {});
    build.code("indicator/I1", "direction", "up", {});
  }
  record::RecordBuilder::Entry value(const std::string& id, const char* period, const char* amount,
                                     const char* category = "", const char* place = "country/COL") {
    const std::string subject = "observation/" + id;
    build.reference(subject, "indicator", "indicator/I1", {});
    build.reference(subject, "geo", place, {});
    build.text(subject, "period", period, {});
    if (*category) build.text(subject, "category", category, {});
    return build.quantity(subject, "value", amount, {.unit = "percent"});
  }
  IndicatorReport report() {
    const auto view = build.view("2026-06-01");
    return indicator_report(view, *view.find("indicator/I1"), "en");
  }
  record::RecordBuilder build;
};

std::string periods(const std::vector<Date>& dates) {
  std::string all;
  for (const Date& date : dates) (all += all.empty() ? "" : " ") += format_date(date);
  return all;
}

TEST_F(IndicatorsTest, APeriodWithoutAValueIsMissingAndNotZero) {
  build.code("indicator/I1", "frequency", "annual", {});
  value("A", "2024", "40");
  value("B", "2020", "30");
  value("C", "2021", "31");
  const auto found = report();
  ASSERT_EQ(found.series.size(), 1u);
  EXPECT_EQ(found.series[0].values.front().now.period, "2020");
  EXPECT_EQ(periods(found.series[0].missing), "2022 2023");
  EXPECT_TRUE(follow("annual", found.series[0].values[0].period, found.series[0].values[1].period));
  EXPECT_FALSE(
      follow("annual", found.series[0].values[1].period, found.series[0].values[2].period));
}

TEST_F(IndicatorsTest, AValueOfWhichTwoSourcesSayWhoseItIsIsOne) {
  value("A", "2024", "40");
  build.reference("observation/A", "indicator", "indicator/I1", {.source = "S2"});
  const auto found = report();
  EXPECT_EQ(found.values, 1u);
  EXPECT_EQ(found.series.at(0).values.size(), 1u);
}

TEST_F(IndicatorsTest, PeriodsAreMissedAsOftenAsItIsMeasured) {
  build.code("indicator/I1", "frequency", "biennial", {});
  value("A", "2018", "40");
  value("B", "2022", "30");
  EXPECT_EQ(periods(report().series[0].missing), "2020");
}

TEST_F(IndicatorsTest, OfAnIndicatorWithoutAFrequencyNothingIsMissing) {
  value("A", "2018", "40");
  value("B", "2022", "30");
  EXPECT_TRUE(report().series[0].missing.empty());
}

TEST_F(IndicatorsTest, PlacesAndGroupsAreSeriesOfTheirOwn) {
  value("A", "2024", "40", "women");
  value("B", "2024", "41");
  value("C", "2024", "50", "", "country/CHL");
  const auto found = report();
  ASSERT_EQ(found.series.size(), 3u);
  EXPECT_EQ(found.series[0].place->id(), "CHL");
  EXPECT_EQ(found.series[1].category, "");
  EXPECT_EQ(found.series[2].category, "women");
  EXPECT_EQ(found.values, 3u);
}

TEST_F(IndicatorsTest, ARevisedValueKeepsWhatItWas) {
  const auto first = value("A", "2024", "40");
  build.withdraw(first);
  build.quantity("observation/A", "value", "42", {.unit = "percent"});
  const auto found = report();
  const auto& only = found.series[0].values[0];
  EXPECT_EQ(format_decimal(only.now.value->amount), "42");
  ASSERT_GE(only.vintages.size(), 2u);
  EXPECT_EQ(format_decimal(only.vintages.front().value.value->amount), "40");
  EXPECT_EQ(format_decimal(only.vintages.back().value.value->amount), "42");
  EXPECT_LT(only.vintages.front().recorded, only.vintages.back().recorded);
}

TEST_F(IndicatorsTest, NoGroupIsCompleteBeforeItIsSaidWhichAreExpected) {
  value("A", "2023", "40", "women");
  value("B", "2024", "40", "men");
  EXPECT_EQ(report().categories_found, 0u);
  for (const char* group : {"women", "men"})
    build.text("indicator/I1", "expected_category", group, {});
  EXPECT_EQ(report().indicator.expected_categories.size(), 2u);
  EXPECT_EQ(report().categories_found, 1u);  // that of women is of a former period
}

TEST(Easier, IsATargetNearerToWhereItStands) {
  const auto number = [](const char* text) { return parse_decimal(text).value(); };
  EXPECT_TRUE(easier("up", number("80"), number("60")));
  EXPECT_FALSE(easier("up", number("60"), number("80")));
  EXPECT_TRUE(easier("down", number("10"), number("20")));
  EXPECT_FALSE(easier("down", number("20"), number("10")));
  EXPECT_FALSE(easier("context", number("20"), number("10")));
}

}  // namespace
}  // namespace acta::analysis
