#include "register/count_protection.h"

#include <gtest/gtest.h>

#include <random>

namespace acta::record {
namespace {

using Mark = FlowCount::Mark;
const Day august = make_day(2023, 8, 1);

FlowCount counted(const char* nationality, std::int64_t count) {
  return {"PAN-darien", nationality, august, Mark::counted, count, count};
}

TEST(CountProtection, SmallCountsAreHiddenOthersRoundedAndZeroIsZero) {
  const CountProtection protection = parse_protection("least=10 multiple=5").value();
  const auto kept = [&](std::int64_t count) {
    const FlowCount result = protect(counted("VEN", count), protection);
    return std::tuple(result.mark, result.low, result.high);
  };
  EXPECT_EQ(kept(0), std::tuple(Mark::counted, 0, 0));
  EXPECT_EQ(kept(1), std::tuple(Mark::suppressed, 1, 9));
  EXPECT_EQ(kept(9), std::tuple(Mark::suppressed, 1, 9));
  EXPECT_EQ(kept(10), std::tuple(Mark::rounded, 10, 12));
  EXPECT_EQ(kept(43), std::tuple(Mark::rounded, 43, 47));
  const FlowCount missing{"PAN-darien", "VEN", august, Mark::missing, 0, 0};
  EXPECT_EQ(protect(missing, protection), missing);
}

TEST(CountProtection, EverybodyIsMadeOfWhatIsKeptOfTheParts) {
  const auto kept =
      protect_period({counted("", 110), counted("CUB", 3), counted("VEN", 100)}, {10, 1}).value();
  EXPECT_EQ(kept, (FlowCounts{{"PAN-darien", "CUB", august, Mark::suppressed, 1, 9},
                              counted("VEN", 100),
                              // 100, three Cubans, and seven of whom nothing more was said.
                              {"PAN-darien", "", august, Mark::rounded, 102, 118}}));
  EXPECT_FALSE(protect_period({counted("", 90), counted("VEN", 100)}, {10, 1}));
  EXPECT_EQ(protect_period({counted("", 100), counted("VEN", 100)}, {10, 1}),
            (FlowCounts{counted("VEN", 100), counted("", 100)}));
}

TEST(CountProtection, ARevisionIsToldByTheNationalitiesOfTheVersionBefore) {
  const auto kept = protect_period({counted("VEN", 100), counted("HTI", 40), counted("OOO", 20)},
                                   {10, 1}, {"OOO", "VEN"});
  EXPECT_EQ(kept, (FlowCounts{counted("OOO", 60), counted("VEN", 100)}));
}

TEST(CountProtection, WordsThatAreNoneAreRefused) {
  for (const char* const words : {"least", "least=", "least=ten", "most=5", "multiple=5", "least=2",
                                  "least=-4", "least=10 multiple=0", "least=10,multiple=5"})
    EXPECT_FALSE(parse_protection(words)) << words;
  EXPECT_TRUE(parse_protection("multiple=10  least=3"));
}

// What somebody can find out who holds all versions of a table: the intervals of its cells, and
// that the nationalities and a rest of nobody knows how many are everybody.
class Onlooker {
 public:
  explicit Onlooker(std::int64_t least) : least_(least) {}
  void sees(const FlowCounts& version) {
    for (const FlowCount& count : version)
      if (count.mark == Mark::suppressed) {
        EXPECT_LE(count.low, 1);
        EXPECT_GE(count.high, least_ - 1);
      }
  }

 private:
  std::int64_t least_;
};

// Not a byte of any version tells one small count from another: whatever can be computed of what is
// kept can be computed of each of the tables that it may come from.
TEST(CountProtection, EveryHiddenCountCouldBeAnyOtherInAllVersionsTogether) {
  std::mt19937 random(7);
  const auto below = [&](std::int64_t most) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most));
  };
  const char* const names[] = {"COL", "CUB", "ECU", "HTI", "OOO", "VEN"};
  std::size_t hidden = 0;
  for (int table = 0; table < 20'000; ++table) {
    const CountProtection protection{3 + below(20), 1 + below(12)};
    Onlooker onlooker(protection.least);
    std::vector<std::string> told;
    for (int version = 0; version < 3; ++version) {
      FlowCounts sent, other;
      const std::int64_t rest = below(2) == 0 ? 0 : below(3 * protection.least);
      std::int64_t whole = rest, other_whole = rest;
      if (rest > 0 && rest < protection.least) other_whole = 1 + below(protection.least - 1);
      for (const char* const name : names) {
        if (below(4) == 0) continue;
        const std::int64_t count = below(below(3) == 0 ? 1000 : 2 * protection.least);
        const bool small = count > 0 && count < protection.least;
        // Folded into the others it is no longer hidden by itself.
        const bool apart = told.empty() || std::find(told.begin(), told.end(), name) != told.end();
        const bool alone = apart && (told.empty() || std::string_view(name) != "OOO");
        const std::int64_t instead = small && alone ? 1 + below(protection.least - 1) : count;
        hidden += small && instead != count;
        sent.push_back(counted(name, count));
        other.push_back(counted(name, instead));
        whole += count;
        other_whole += instead;
      }
      if (sent.empty()) continue;
      if (below(3) > 0) {
        sent.push_back(counted("", whole));
        other.push_back(counted("", other_whole));
      }
      const auto kept = protect_period(sent, protection, told);
      ASSERT_TRUE(kept);
      ASSERT_EQ(*kept, *protect_period(other, protection, told));
      onlooker.sees(*kept);
      // And what is kept is true.
      for (const FlowCount& count : *kept)
        if (count.nationality.empty()) {
          ASSERT_LE(count.low, whole);
          ASSERT_GE(count.high, whole);
        }
      if (told.empty())
        for (const FlowCount& count : *kept)
          if (!count.nationality.empty()) told.push_back(count.nationality);
    }
  }
  EXPECT_GT(hidden, 10'000u);
}

}  // namespace
}  // namespace acta::record
