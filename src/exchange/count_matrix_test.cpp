#include "exchange/count_matrix.h"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace acta::exchange {
namespace {

std::string refusal(std::string_view text) {
  const auto count = parse_count(text, {});
  return count ? "taken as " + std::to_string(*count) : count.error().message;
}

TEST(CountMatrix, ReadsCountsAsProgramsWriteThem) {
  EXPECT_EQ(parse_count("0", {}), 0);
  EXPECT_EQ(parse_count("2e+05", {}), 200000);
  EXPECT_EQ(parse_count("12.0", {}), 12);
  EXPECT_EQ(parse_count("9007199254740992", {}), 9007199254740992.0);
}

TEST(CountMatrix, RefusesWhatIsNoCountAndSaysWhy) {
  EXPECT_EQ(refusal(""), "error.counts.missing");
  EXPECT_EQ(refusal("-3"), "error.counts.negative");
  for (const char* text : {"x", "NaN", "inf", "NA", "1.5", "1,5", "1 000", "+3", "0x10", "-", "-x",
                           " 3", "3 ", ".5", "2e-3"})
    EXPECT_EQ(refusal(text), "error.counts.not-a-count") << text;
  for (const char* text : {"9007199254740993", "99999999999999999999", "1e300", "1e999"})
    EXPECT_EQ(refusal(text), "error.counts.too-large") << text;
}

TEST(CountMatrix, TakesWhatIsNotKnownForAGapAndNotForZeroWhereGapsMayBe) {
  for (const char* text : {"", "NA"}) EXPECT_TRUE(std::isnan(*parse_known_count(text, {}))) << text;
  EXPECT_EQ(parse_known_count("0", {}), 0);
  EXPECT_EQ(parse_known_count("-3", {}).error().message, "error.counts.negative");
  const auto matrix = read_count_matrix("t,a\n1,5\n2,\n3,7\n", "f.csv", parse_known_count);
  ASSERT_TRUE(matrix);
  EXPECT_EQ(matrix->counts[0][0], 5);
  EXPECT_TRUE(std::isnan(matrix->counts[0][1]));
}

TEST(CountMatrix, KeepsPeriodsAndSeriesInTheirOrder) {
  const auto matrix = read_count_matrix("month,\"Rio, MX\",B\n2023-01,1,2\n2023-02,3,4\n", "f.csv");
  ASSERT_TRUE(matrix);
  EXPECT_EQ(matrix->periods, (std::vector<std::string>{"2023-01", "2023-02"}));
  EXPECT_EQ(matrix->names, (std::vector<std::string>{"Rio, MX", "B"}));
  EXPECT_EQ(matrix->counts, (std::vector<std::vector<double>>{{1, 3}, {2, 4}}));
}

TEST(CountMatrix, RefusesPeriodsBetweenWhichOneIsMissing) {
  const auto refused = [](const std::string& first, const std::string& second) {
    const auto matrix = read_count_matrix("t,a\n" + first + ",1\n" + second + ",2\n", "f.csv");
    return matrix ? std::string() : matrix.error().front().message;
  };
  for (const auto& [before, after] :
       {std::pair("7", "9"), std::pair("2023-01", "2023-03"), std::pair("2022-11", "2023-01"),
        std::pair("2023-W51", "2024-W01")})
    EXPECT_EQ(refused(before, after), "error.counts.period-missing") << after;
  EXPECT_EQ(refused("2022-12", "2023-01"), "");
  EXPECT_EQ(refused("2023-W52", "2024-W01"), "");
  EXPECT_EQ(refused("2023-03", "2023-02"), "error.counts.period-order");
  EXPECT_EQ(refused("2023-01-01", "2023-01-08"), "") << "nobody says how often that is counted";
}

TEST(CountMatrix, TellsManyErrorsAndNotMoreThanAHundred) {
  std::string text = "t,a\n";
  for (int t = 1; t <= 1000; ++t) text += std::to_string(t) + ",x\n";
  EXPECT_EQ(read_count_matrix(text, "f.csv").error().size(), 100u);
}

TEST(CountMatrix, AnyBytesAreAMatrixOrRefused) {
  EXPECT_TRUE(rc::check([] {
    const auto text =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string("t,a1-\n\"e.\xff 0")));
    const auto matrix = read_count_matrix(text, "f.csv");
    if (!matrix) return;
    for (const auto& counts : matrix->counts) {
      RC_ASSERT(counts.size() == matrix->periods.size());
      for (const double count : counts) RC_ASSERT(count >= 0);
    }
  }));
}

}  // namespace
}  // namespace acta::exchange
