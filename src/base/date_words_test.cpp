#include "base/date_words.h"

#include <gtest/gtest.h>

namespace acta {
namespace {

std::string interval(std::string_view edtf, std::string_view language) {
  return interval_in_words(parse_interval(edtf).value(), messages(language));
}
std::string date(std::string_view edtf, std::string_view language) {
  return date_in_words(parse_date(edtf).value(), messages(language));
}

TEST(Words, ADateIsNeverMorePreciseThanItsSource) {
  EXPECT_EQ(date("2022-10-06", "en"), "6 October 2022");
  EXPECT_EQ(date("2022-10", "es"), "octubre de 2022");
  EXPECT_EQ(date("2022", "fr"), "2022");
  EXPECT_EQ(date("2022-10-06", "pt"), "6 de outubro de 2022");
  EXPECT_EQ(date("2022~", "en"), "about 2022");
  EXPECT_EQ(date("2022-10?", "en"), "October 2022 (uncertain)");
  EXPECT_EQ(date("198X", "en"), "198X");
}

TEST(Words, ADateInATableIsShort) {
  const auto in_short = [](std::string_view edtf, std::string_view language) {
    return date_in_short(parse_date(edtf).value(), messages(language));
  };
  EXPECT_EQ(in_short("2022-10-06", "en"), "6 Oct 2022");
  EXPECT_EQ(in_short("2022-10-06", "es"), "6 oct 2022");
  EXPECT_EQ(in_short("2022-10-06", "pt"), "6 de out. de 2022");
  EXPECT_EQ(in_short("2022-10-01", "fr"), "1er oct. 2022");
  EXPECT_EQ(in_short("2022-10", "es"), "oct 2022");
  EXPECT_EQ(in_short("2022", "pt"), "2022");
  EXPECT_EQ(in_short("2022-06-10~", "es"), "hacia el 10 jun 2022");
}

TEST(Words, AnEndInATableIsShortWhereItIsADate) {
  const auto in_short = [](std::string_view bound) {
    return bound_in_short(read_bound(bound, false).value(), messages("en"));
  };
  EXPECT_EQ(in_short("2022-10-06"), "6 Oct 2022");
  EXPECT_EQ(in_short("..2018-05-09"), "9 May 2018 at the latest");
  EXPECT_EQ(in_short(""), "");
}

TEST(Words, AnIntervalSaysWhichOfItsEndsAreKnown) {
  EXPECT_EQ(interval("2022-06-10/", "en"), "since 10 June 2022");
  EXPECT_EQ(interval("2022-06-10/..", "es"), "desde el 10 de junio de 2022");
  EXPECT_EQ(interval("/2023-11-18", "en"), "through 18 November 2023");
  EXPECT_EQ(interval("2022-06/2024-12", "fr"), "depuis juin 2022, fin décembre 2024 (inclus)");
  EXPECT_EQ(interval_in_words(undated(), messages("pt")), "sem data");
  EXPECT_EQ(interval("2022/2022", "en"), "2022");
  EXPECT_EQ(interval("2022/2022~", "en"), "from 2022 through about 2022");
  EXPECT_EQ(interval("2022-06-10?/..", "en"), "since 10 June 2022 (uncertain)");
  EXPECT_EQ(interval("2022-06-10~/..", "fr"), "depuis vers le 10 juin 2022");
  EXPECT_EQ(interval("2022-06-10?/..", "fr"), "depuis le 10 juin 2022 (incertain)");
  EXPECT_EQ(date("2022-06-10~", "es"), "hacia el 10 de junio de 2022");
  EXPECT_EQ(date("1492-10-12", "es"), "12 de octubre de 1492") << "as the record counts";
  EXPECT_EQ(interval("2022-06-10/2022-06-10", "es"), "el 10 de junio de 2022");
}

TEST(Words, AnEndThatIsNoLastDayIsLeftOut) {
  const Interval until = make_interval(Bound::at(parse_date("2022-06-10").value()),
                                       Bound::at(parse_date("2023-11-19").value()))
                             .value();
  EXPECT_EQ(interval_in_words(until, messages("en")),
            "from 10 June 2022 and before 19 November 2023");
}

TEST(Words, ADayThatIsOnlyBoundedIsSaidToBe) {
  Interval some = undated();
  some.start = Bound::between(make_day(2022, 6, 11), make_day(2022, 9, 26));
  EXPECT_EQ(interval_in_words(some, messages("en")),
            "since a day between 11 June 2022 and 26 September 2022");
  some.start = Bound::between(Day::earliest(), make_day(2018, 5, 9));
  EXPECT_EQ(interval_in_words(some, messages("en")), "since 9 May 2018 at the latest");
}

TEST(Words, AStartAloneIsNoMorePreciseThanItsSource) {
  const auto start = [](std::string_view bound, std::string_view language) {
    return start_in_words({read_bound(bound, false).value(), Bound::unknown()}, messages(language));
  };
  EXPECT_EQ(start("2026-05-03", "es"), "3 de mayo de 2026");
  EXPECT_EQ(start("2026-05", "en"), "May 2026");
  EXPECT_EQ(start("2026~", "fr"), "vers 2026");
  EXPECT_EQ(start("..2018-05-09", "en"), "9 May 2018 at the latest");
  EXPECT_EQ(start("2019-12-01..", "en"), "1 December 2019 at the earliest");
  EXPECT_EQ(start("", "pt"), "sem data");
  EXPECT_EQ(start("..", "en"), "undated");
}

TEST(Words, AnInstantIsGivenInUtc) {
  EXPECT_EQ(instant_in_words(parse_instant("2026-11-21T10:04:05-05:00").value(), messages("en")),
            "21 November 2026 at 15:04 UTC");
}

}  // namespace
}  // namespace acta
