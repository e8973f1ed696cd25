#include "analysis/agreement.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace acta::analysis {
namespace {

using Units = std::vector<std::vector<std::string_view>>;

// A row a coder, a letter a unit, as the paper prints them; a point where nothing was said.
Units units_of(const std::vector<std::string_view>& coders) {
  Units units(coders.front().size());
  for (const std::string_view coder : coders)
    for (std::size_t i = 0; i < coder.size(); ++i)
      if (coder[i] != '.') units[i].push_back(coder.substr(i, 1));
  return units;
}

std::string alpha(const std::vector<std::string_view>& coders) {
  return fixed_alpha(krippendorff_alpha(units_of(coders)));
}

TEST(AgreementTest, GivesTheFiguresThatThePaperWorksOut) {
  // Krippendorff 2011: section A, two observers and two values; B, nominal data; C, four observers
  // with values missing.
  EXPECT_EQ(alpha({"0100000010", "1110010000"}), "0.095");
  EXPECT_EQ(alpha({"aabbdcccedda", "babbbccceddd"}), "0.692");
  const auto c = krippendorff_alpha(
      units_of({"123321412...", "1233224125.3", ".3332342251.", "12332441251."}));
  EXPECT_EQ(fixed_alpha(c), "0.743");
  EXPECT_EQ(c.units, 11u) << "the twelfth has one value only";
  EXPECT_EQ(c.values, 40u);
  EXPECT_EQ(c.alike, 8u) << "counted by hand";
}

TEST(AgreementTest, IsOneWhereAllAgreeAndBelowZeroWhereTheyAlwaysDiffer) {
  EXPECT_EQ(alpha({"abc", "abc"}), "1.000");
  // By hand: n = 4, all coincidences differ (4), n(a) n(b) in both orders = 8: 1 - 3 * 4 / 8.
  EXPECT_EQ(alpha({"ab", "ba"}), "-0.500");
}

TEST(AgreementTest, IsNotDefinedWhereNothingCanBeCompared) {
  EXPECT_EQ(krippendorff_alpha({}), Agreement{});
  EXPECT_EQ(alpha({"ab", ".."}), "");
  const auto same = krippendorff_alpha(units_of({"aaa", "aaa"}));
  EXPECT_FALSE(same.alpha) << "one category leaves no room for chance";
  EXPECT_EQ(same.alike, 3u);
}

TEST(AgreementTest, DoesNotDependOnTheOrder) {
  Units units = units_of({"123321412...", "1233224125.3", ".3332342251.", "12332441251."});
  const auto before = krippendorff_alpha(units);
  std::reverse(units.begin(), units.end());
  for (auto& unit : units) std::reverse(unit.begin(), unit.end());
  EXPECT_EQ(krippendorff_alpha(units), before);
}

}  // namespace
}  // namespace acta::analysis
