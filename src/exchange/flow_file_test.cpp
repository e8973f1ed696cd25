#include "exchange/flow_file.h"

#include <gtest/gtest.h>

#include "exchange/month_name.h"

namespace acta::exchange {
namespace {

using record::FlowCount;
using record::FlowCounts;
using Mark = FlowCount::Mark;

FlowCounts read(std::string_view mapping, std::string_view text) {
  const auto counts = read_flow_file(text, "f.csv", parse_flow_mapping(mapping, "m").value());
  if (!counts)
    for (const Error& error : counts.error()) ADD_FAILURE() << error.place << ' ' << error.message;
  return counts ? counts->counts : FlowCounts{};
}

std::string refusals(std::string_view mapping, std::string_view text) {
  const auto counts = read_flow_file(text, "f.csv", parse_flow_mapping(mapping, "m").value());
  std::string all;
  if (!counts)
    for (const Error& error : counts.error())
      all += error.place + ' ' + error.message + ' ' + error.value + '\n';
  return all;
}

FlowCount counted(const char* nationality, Day period, std::int64_t count) {
  return {"X", nationality, period, Mark::counted, count, count};
}

constexpr std::string_view plain = "flow=X period=t count=n ";

TEST(FlowFile, TellsOnWhichLineACountStands) {
  const auto file = read_flow_file(
      "t,nat,n\n2023-01,VEN,5\n2023-01,COL,7\n2023-02,VEN,6\n", "f.csv",
      parse_flow_mapping("flow=X period=t count=n nationality=nat total", "m").value());
  ASSERT_TRUE(file);
  // Everybody in both months, Colombians, Venezuelans in both months.
  EXPECT_EQ(file->lines, (std::vector<std::uint32_t>{0, 0, 3, 2, 4}));
}

TEST(FlowFile, GroupsAreAddedUpInWhateverOrderTheyStand) {
  EXPECT_EQ(read("flow=X period=t count=n sum=sex|age",
                 "t,sex,age,n\n2023-01,m,a,5\n2023-03,m,a,7\n2023-01,f,a,3\n2023-02,f,a,4\n"
                 "2023-03,f,a,1\n2023-02,m,b,6\n"),
            (FlowCounts{counted("", make_day(2023, 1, 1), 8), counted("", make_day(2023, 2, 1), 10),
                        counted("", make_day(2023, 3, 1), 8)}));
}

TEST(FlowFile, AGroupIsTheSameHoweverItsCellsAreQuoted) {
  constexpr std::string_view mapping = "flow=X period=t count=n sum=sex|age";
  EXPECT_EQ(refusals(mapping,
                     "t,sex,age,n\n2023-01,m,a,5\n2023-01,\"m\",a,7\n2023-01,\"m\",\"a\",1\n"
                     "2023-01,\"\nm\",a,2\n"),
            "f.csv:3:t error.flows.cell-twice 2023-01\nf.csv:4:t error.flows.cell-twice 2023-01\n");
  EXPECT_EQ(read(mapping, "t,sex,age,n\n2023-01,m,\"a,b\",5\n2023-01,\"m,a\",b,7\n"),
            (FlowCounts{counted("", make_day(2023, 1, 1), 12)}));
  EXPECT_EQ(read(mapping, "t,sex,age,n\n2023-01,\"m\",\"a\",5\n2023-01,\"m\",\"b\",7\n"),
            (FlowCounts{counted("", make_day(2023, 1, 1), 12)}));
}

TEST(FlowFile, AMissingPartMakesASumMissingAndARoundedOneMakesItRounded) {
  const auto sums = read("flow=X period=t count=n sum=sex",
                         "t,sex,n\n2023-01,m,5\n2023-02,m,6\n2023-01,f,\n2023-02,f,<20\n");
  ASSERT_EQ(sums.size(), 2u);
  EXPECT_EQ(sums[0].mark, Mark::missing);
  EXPECT_EQ(sums[1], (FlowCount{"X", "", make_day(2023, 2, 1), Mark::rounded, 7, 25}));
}

TEST(FlowFile, TotalsAreMadeWhereTheFileTellsNone) {
  constexpr std::string_view mapping = "flow=X period=t count=n nationality=c total";
  EXPECT_EQ(read(mapping, "t,c,n\n2023-01,,9\n2023-02,VEN,4\n2023-02,CUB,3\n"),
            (FlowCounts{counted("", make_day(2023, 1, 1), 9), counted("", make_day(2023, 2, 1), 7),
                        counted("CUB", make_day(2023, 2, 1), 3),
                        counted("VEN", make_day(2023, 2, 1), 4)}));
  EXPECT_EQ(refusals(mapping, "t,c,n\n2023-02,,9\n2023-02,VEN,4\n"),
            "f.csv:3:t error.flows.total-twice 2023-02\n");
}

TEST(FlowFile, WeeksDaysAndYearsAreReadByWhatTheMappingSays) {
  EXPECT_EQ(
      read("flow=X period=t count=n every=week", "t,n\n2020-W53,1\n2021-W01,2\n2021-01-11,3\n"),
      (FlowCounts{counted("", make_day(2020, 12, 28), 1), counted("", make_day(2021, 1, 4), 2),
                  counted("", make_day(2021, 1, 11), 3)}));
  EXPECT_EQ(read("flow=X period=t count=n every=day", "t,n\n2024-02-29,1\n"),
            (FlowCounts{counted("", make_day(2024, 2, 29), 1)}));
  EXPECT_EQ(read("flow=X period=t count=n every=annual", "t,n\n2024,1\n"),
            (FlowCounts{counted("", make_day(2024, 1, 1), 1)}));
  EXPECT_EQ(
      refusals("flow=X period=t count=n every=week", "t,n\n2021-W53,1\n2021-01-12,2\n"),
      "f.csv:2:t error.flows.not-a-week 2021-W53\nf.csv:3:t error.flows.not-a-week 2021-01-12\n");
  EXPECT_EQ(refusals("flow=X period=t count=n every=day", "t,n\n2023-02-29,1\n"),
            "f.csv:2:t error.flows.not-a-day 2023-02-29\n");
}

TEST(FlowFile, MonthsOfAFiscalYearBelongToTheCalendar) {
  constexpr std::string_view mapping =
      "flow=X year=\"Fiscal Year\" month=\"Month (abbv)\" fiscal=10 count=n";
  EXPECT_EQ(
      read(mapping, "Fiscal Year,Month (abbv),n\n2025 (FYTD),OCT,1\n2025 (FYTD),JAN,2\n"),
      (FlowCounts{counted("", make_day(2024, 10, 1), 1), counted("", make_day(2025, 1, 1), 2)}));
  EXPECT_EQ(refusals(mapping, "Fiscal Year,Month (abbv),n\n20255,OCT,1\n2025,XXX,2\n"),
            "f.csv:2:Month (abbv) error.flows.not-a-month 20255 OCT\n"
            "f.csv:3:Month (abbv) error.flows.not-a-month 2025 XXX\n");
}

TEST(FlowFile, MonthsHaveTheNamesOfFourLanguages) {
  const std::array<std::array<const char*, 4>, 12> names{
      {{"January", "enero", "janeiro", "janvier"},
       {"February", "febrero", "fevereiro", "février"},
       {"March", "marzo", "março", "mars"},
       {"April", "abril", "abril", "avril"},
       {"May", "mayo", "maio", "mai"},
       {"June", "junio", "junho", "juin"},
       {"July", "julio", "julho", "juillet"},
       {"August", "agosto", "agosto", "août"},
       {"September", "septiembre", "setembro", "septembre"},
       {"October", "octubre", "outubro", "octobre"},
       {"November", "noviembre", "novembro", "novembre"},
       {"December", "diciembre", "dezembro", "décembre"}}};
  for (std::size_t month = 0; month < names.size(); ++month)
    for (const char* const name : names[month])
      EXPECT_EQ(month_named(name), static_cast<int>(month) + 1) << name;
  for (const char* const none : {"0", "13", "", "x", "ma"}) EXPECT_EQ(month_named(none), 0) << none;
}

TEST(FlowFile, NumbersAreReadAsTheMappingSaysAndOtherwiseAsDigitsAlone) {
  EXPECT_EQ(
      read("flow=X period=t count=n delimiter=; thousands=. decimal=,",
           "t;n\n2023-01;1.234.567\n2023-02;12,00\n2023-03;1234,0\n"),
      (FlowCounts{counted("", make_day(2023, 1, 1), 1'234'567),
                  counted("", make_day(2023, 2, 1), 12), counted("", make_day(2023, 3, 1), 1234)}));
  EXPECT_EQ(
      read("flow=X period=t count=n thousands=space", "t,n\n2023-01,1\u202F234\n2023-02,1 234\n"),
      (FlowCounts{counted("", make_day(2023, 1, 1), 1234),
                  counted("", make_day(2023, 2, 1), 1234)}));
  EXPECT_EQ(
      refusals("flow=X period=t count=n delimiter=; thousands=. decimal=,",
               "t;n\n2023-01;1.23\n2023-02;12,5\n2023-03;1.234.5\n2023-04;.234\n2023-05;,0\n"),
      "f.csv:2:n error.flows.not-a-count 1.23\nf.csv:3:n error.flows.not-a-count 12,5\n"
      "f.csv:4:n error.flows.not-a-count 1.234.5\nf.csv:5:n error.flows.not-a-count .234\n"
      "f.csv:6:n error.flows.not-a-count ,0\n");
  // 1.234 is more than a thousand in one country and little more than one in another.
  EXPECT_EQ(
      refusals(plain, "t,n\n2023-01,1.234\n2023-02,1 234\n2023-03,-4\n2023-04,9007199254740993\n"),
      "f.csv:2:n error.flows.not-a-count 1.234\nf.csv:3:n error.flows.not-a-count 1 234\n"
      "f.csv:4:n error.counts.negative -4\nf.csv:5:n error.counts.too-large 9007199254740993\n");
  EXPECT_EQ(read(plain, "t,n\n2023-01,4e+05\n"),
            (FlowCounts{counted("", make_day(2023, 1, 1), 400'000)}));
  EXPECT_EQ(refusals(plain, "t,n\n2023-01,4e-05\n2023-02,1.5e+0\n2023-03,e+05\n"),
            "f.csv:2:n error.flows.not-a-count 4e-05\nf.csv:3:n error.flows.not-a-count 1.5e+0\n"
            "f.csv:4:n error.flows.not-a-count e+05\n");
}

TEST(FlowFile, NationalitiesMayBeWordsOrCodesOfAnOffice) {
  EXPECT_EQ(
      read("flow=X period=t count=n nationality=c names code=Otros:OOO",
           "t,c,n\n2023-01,Perú,4\n2023-01,México,3\n2023-01,Otros,2\n"),
      (FlowCounts{counted("MEX", make_day(2023, 1, 1), 3), counted("OOO", make_day(2023, 1, 1), 2),
                  counted("PER", make_day(2023, 1, 1), 4)}));
  // AUS is Austria here, and what an office has two codes for is added up.
  EXPECT_EQ(read("flow=X period=t count=n nationality=c code=AUS:AUT code=STL:OOO code=TIB:OOO",
                 "t,c,n\n2023-01,AUS,4\n2023-01,STL,3\n2023-01,TIB,2\n"),
            (FlowCounts{counted("AUT", make_day(2023, 1, 1), 4),
                        counted("OOO", make_day(2023, 1, 1), 5)}));
  EXPECT_EQ(
      refusals("flow=X period=t count=n nationality=c", "t,c,n\n2023-01,GFR,4\n2023-02,GFR,3\n"),
      "f.csv:2:c error.flows.nationality GFR\nf.csv:3:c error.flows.nationality GFR\n");
  // Two ways of writing one nationality are two values for one cell.
  EXPECT_EQ(refusals("flow=X period=t count=n nationality=c names",
                     "t,c,n\n2023-01,Mexico,4\n2023-01,MEX,3\n"),
            "f.csv:3:t error.flows.cell-twice 2023-01\n");
}

TEST(FlowFile, RepeatedRowsAndEmptyNationalitiesAreWhatTheMappingSays) {
  constexpr std::string_view text = "t,c,n\n2023-01,TWN,7\n2023-01,,5\n2023-01,TWN,1\n";
  EXPECT_EQ(read("flow=X period=t count=n nationality=c repeats code=:OOO", text),
            (FlowCounts{counted("OOO", make_day(2023, 1, 1), 5),
                        counted("TWN", make_day(2023, 1, 1), 8)}));
  EXPECT_EQ(refusals("flow=X period=t count=n nationality=c", text),
            "f.csv:4:t error.flows.cell-twice 2023-01\n");
}

TEST(FlowFile, BytesOfOldOfficeProgramsAreReadWhereTheMappingSaysSo) {
  constexpr std::string_view text = "t,Pa\xEDs,n\n2023-01,M\xE9xico,3\n";
  EXPECT_EQ(read("flow=X period=t count=n nationality=País names encoding=windows-1252", text),
            (FlowCounts{counted("MEX", make_day(2023, 1, 1), 3)}));
  EXPECT_EQ(refusals("flow=X period=t count=n nationality=País names", text),
            "f.csv:1:5 error.csv.not-utf8 0xED\n");
}

TEST(FlowFile, PeriodsOfASeriesGoForwardAndEachStandsOnce) {
  EXPECT_EQ(refusals(plain, "t,n\n2023-02,1\n2023-01,1\n2023-02,2\n\n2023-13,1\n"),
            "f.csv:3:t error.flows.month-order 2023-01\nf.csv:4:t error.flows.cell-twice 2023-02\n"
            "f.csv:6:t error.flows.not-a-month 2023-13\n");
  EXPECT_EQ(
      read("flow=X period=t count=n any-order", "t,n\n2023-02,1\n2023-01,2\n"),
      (FlowCounts{counted("", make_day(2023, 1, 1), 2), counted("", make_day(2023, 2, 1), 1)}));
  EXPECT_EQ(refusals("flow=X period=t count=n any-order", "t,n\n2023-02,1\n2023-01,2\n2023-02,3\n"),
            "f.csv:4:t error.flows.cell-twice 2023-02\n");
}

TEST(FlowMapping, WordsThatAreNoneOrContradictAreRefused) {
  for (const char* const words :
       {"flow=X period=t", "flow=X count=n", "period=t count=n", "flow={} period=t count=n",
        "flow=X year=y count=n", "flow=X month=m count=n", "flow=X period=t count=n fiscal=13",
        "flow=X period=t count=n every=decade", "flow=X period=t count=n encoding=utf-7",
        "flow=X period=t count=n nationality=c code=AUS:AUX", "flow=X period=t count=n total",
        "flow=X period=t count=n thousands=.. ", "flow=X period=t count=n thousands=. decimal=.",
        "flow=X period=t count=n nationality=c code=A:MEX code=A:PER",
        "flow=X period=t count=n rounded=0", "flow=X period=t count=n colour=red"})
    EXPECT_FALSE(parse_flow_mapping(words, "m")) << words;
}

}  // namespace
}  // namespace acta::exchange
