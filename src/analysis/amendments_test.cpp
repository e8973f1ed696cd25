#include "analysis/amendments.h"

#include <gtest/gtest.h>

#include "analysis/testing.h"

namespace acta::analysis {
namespace {

record::Value date(std::string_view text) { return parse_date(text).value(); }
record::Value text(std::string_view words) { return record::Text{words}; }
constexpr std::string_view persons = "persons", percent = "percent";
record::Value number(std::string_view amount, const std::string_view& unit) {
  return record::Quantity{parse_decimal(amount).value(), record::Symbol(&unit), {}};
}

TEST(WeakeningSign, IsALaterDeadlineAndNoEarlierOne) {
  const auto sign = [](const char* before, const char* after) {
    return weakening_sign("deadline", date(before), date(after), "en");
  };
  EXPECT_EQ(sign("2025-12-31", "2026-06-30"), WeakeningSign::later_deadline);
  EXPECT_EQ(sign("2025-12-31", "2025-06-30"), WeakeningSign::none);
  EXPECT_EQ(sign("2025-12", "2025-12-31"), WeakeningSign::none);  // no later than it could be
  EXPECT_EQ(weakening_sign("made_on", date("2025"), date("2026"), "en"), WeakeningSign::none);
}

TEST(WeakeningSign, IsASmallerNumberOfTheSame) {
  const auto sign = [](const record::Value& before, const record::Value& after) {
    return weakening_sign("quantity", before, after, "en");
  };
  EXPECT_EQ(sign(number("20000", persons), number("15000", persons)),
            WeakeningSign::smaller_quantity);
  EXPECT_EQ(sign(number("20000", persons), number("25000", persons)), WeakeningSign::none);
  EXPECT_EQ(sign(number("20000", persons), number("40", percent)), WeakeningSign::none);
}

TEST(WeakeningSign, IsADeadlineOrANumberThatIsNoMore) {
  const record::Value nothing = record::Missing{};
  EXPECT_EQ(weakening_sign("deadline", date("2026"), nothing, "en"), WeakeningSign::dropped);
  EXPECT_EQ(weakening_sign("quantity", number("40", percent), nothing, "en"),
            WeakeningSign::dropped);
  EXPECT_EQ(weakening_sign("responsible_office", text("IOM"), nothing, "en"), WeakeningSign::none);
  EXPECT_EQ(weakening_sign("deadline", nothing, nothing, "en"), WeakeningSign::none);
  EXPECT_EQ(weakening_sign("deadline", nothing, date("2026"), "en"), WeakeningSign::none);
}

TEST(WeakeningSign, IsAWordThatBindsGivingWayToOneThatDoesNot) {
  const auto sign = [](const char* before, const char* after, const char* language) {
    return weakening_sign("text", text(before), text(after), language);
  };
  EXPECT_EQ(sign("Parties shall issue permits.", "Parties should issue permits.", "en"),
            WeakeningSign::softer_words);
  EXPECT_EQ(sign("Parties should issue permits.", "Parties shall issue permits.", "en"),
            WeakeningSign::none);
  EXPECT_EQ(sign("Las Partes deberán emitir permisos.", "Las Partes podrán emitir permisos.", "es"),
            WeakeningSign::softer_words);
  EXPECT_EQ(sign("As Partes deverão emitir.", "As Partes poderão emitir.", "pt"),
            WeakeningSign::softer_words);
  EXPECT_EQ(sign("Les Parties devront délivrer.", "Les Parties pourront délivrer.", "fr"),
            WeakeningSign::softer_words);
  EXPECT_EQ(sign("Parties shall issue permits.", "Parties should issue permits.", "qu"),
            WeakeningSign::none);
}

}  // namespace
}  // namespace acta::analysis
