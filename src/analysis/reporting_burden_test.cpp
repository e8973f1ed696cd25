#include "analysis/reporting_burden.h"

#include <gtest/gtest.h>

#include "analysis/testing.h"

namespace acta::analysis {
namespace {

using record::Said;

// LAD measures three things; a ministry holds two of them; CRM and a framework ask as well.
struct Asked : Region {
  Asked() {
    kind("request");
    reference("committee/LAD-AP01", "mechanism", "mechanism/LAD", {});
    for (const char* id : {"indicator/A", "indicator/B", "indicator/C"}) {
      text(id, "definition", "Persons, at the end of the year.", {.language = "en"});
      code(id, "unit", "persons", {});
      code(id, "frequency", "annual", {});
    }
    for (const char* id : {"indicator/A", "indicator/B"}) {
      reference(id, "committee", "committee/LAD-AP01", {});
      text(id, "data_source", "migration services", {.language = "en"});
    }
    code("indicator/A", "framework", "gcm", {});
    text("indicator/A", "framework_code", "objective 5", {.language = "en"});
  }
  void request(const std::string& id, const char* by, const char* indicator) {
    reference("request/" + id, "asked_by", by, {});
    if (indicator) reference("request/" + id, "answered_by", indicator, {});
  }
  ReportingBurden found() { return reporting_burden(view("2023-07-01")); }
};

const MeasuredOnce& of(const ReportingBurden& burden, std::string_view id) {
  for (const MeasuredOnce& one : burden.indicators)
    if (one.indicator->id() == id) return one;
  throw std::out_of_range(std::string(id));
}

TEST(ReportingBurden, BodiesAreCountedOnceForEachIndicatorAndTheMostAskedComesFirst) {
  Asked asked;
  asked.request("R1", "mechanism/CRM", "indicator/A");
  asked.request("R2", "mechanism/CRM", "indicator/A");
  const ReportingBurden burden = asked.found();
  EXPECT_EQ(burden.indicators.front().indicator->id(), "A");
  EXPECT_EQ(of(burden, "A").bodies, 3u) << "LAD, the compact, CRM once";
  EXPECT_EQ(of(burden, "B").bodies, 1u);
  EXPECT_EQ(of(burden, "C").bodies, 0u) << "of no committee: nobody asks for it";
  EXPECT_EQ(burden.several, 1u);
  EXPECT_EQ(burden.questions, 5u);
  EXPECT_EQ(of(burden, "A").questions.front().fit, Fit::own);
  ASSERT_EQ(burden.holders.size(), 1u);
  EXPECT_EQ(burden.holders.front().indicators, 2u);
  EXPECT_EQ(burden.holders.front().questions, 5u);
  EXPECT_EQ(burden.holders.front().bodies, 3u);
}

TEST(ReportingBurden, ARequestWithoutAnIndicatorIsToldAsUnanswered) {
  Asked asked;
  asked.request("R1", "mechanism/CRM", nullptr);
  const ReportingBurden burden = asked.found();
  ASSERT_EQ(burden.unanswered.size(), 1u);
  EXPECT_EQ(burden.unanswered.front().request->id(), "R1");
  EXPECT_EQ(burden.questions, 4u);
  EXPECT_EQ(burden.requests, 1u);
}

Fit fit(Asked& asked) {
  const ReportingBurden burden = asked.found();
  for (const Question& question : of(burden, "A").questions)
    if (question.request) return question.fit;
  throw std::out_of_range("R1");
}

TEST(ReportingBurden, DefinitionsAreComparedAsTheyAreWrittenAndUnknownIsNotAlike) {
  Asked asked;
  asked.request("R1", "mechanism/CRM", "indicator/A");
  EXPECT_EQ(fit(asked), Fit::not_compared);
  asked.text("request/R1", "definition", "Persons, at the end of the year.", {.language = "en"});
  asked.code("request/R1", "unit", "persons", {});
  EXPECT_EQ(fit(asked), Fit::not_compared) << "of the frequency nothing is said";
  asked.code("request/R1", "frequency", "annual", {});
  EXPECT_EQ(fit(asked), Fit::same);
}

TEST(ReportingBurden, WhatDiffersIsToldUntilSomebodyWritesHow) {
  Asked asked;
  asked.request("R1", "mechanism/CRM", "indicator/A");
  asked.text("request/R1", "definition", "Persone, a fine anno.", {.language = "it"});
  EXPECT_EQ(fit(asked), Fit::not_compared) << "texts of two languages are not compared";
  asked.code("request/R1", "frequency", "month", {});
  EXPECT_EQ(fit(asked), Fit::unwritten);
  asked.text("request/R1", "difference", "Each month instead of each year.", {.language = "en"});
  EXPECT_EQ(fit(asked), Fit::differs);
}

TEST(ReportingBurden, ARequestOfTheSameNumberTakesThePlaceOfTheMarkAtTheIndicator) {
  Asked asked;
  asked.code("request/R1", "framework", "gcm", {});
  asked.text("request/R1", "framework_code", "objective 5", {.language = "en"});
  asked.reference("request/R1", "answered_by", "indicator/A", {});
  const ReportingBurden burden = asked.found();
  EXPECT_EQ(of(burden, "A").bodies, 2u);
  EXPECT_EQ(of(burden, "A").questions.size(), 2u);
}

TEST(ReportingBurden, EachBodyIsToldTheNewestValueInItsOwnUnitOrThatItDoesNotConvert) {
  Asked asked;
  asked.kind("unit");
  asked.quantity("unit/thousand_persons", "equals", "1000", {.unit = "persons"});
  asked.request("R1", "mechanism/CRM", "indicator/A");
  asked.code("request/R1", "unit", "thousand_persons", {});
  asked.request("R2", "mechanism/CSM", "indicator/A");
  asked.code("request/R2", "unit", "percent", {});
  const auto value = [&](const std::string& id, const char* year, const char* amount) {
    asked.reference(id, "indicator", "indicator/A", {});
    asked.reference(id, "geo", "country/PER", {});
    asked.text(id, "period", year, {.language = "zxx"});
    asked.quantity(id, "value", amount, {.unit = "persons"});
  };
  value("observation/O1", "2021", "7000");
  value("observation/O2", "2022", "12500");
  value("observation/O3", "2022", "400");
  asked.text("observation/O3", "category", "women", {.language = "en"});
  const ReportingBurden burden = asked.found();
  ASSERT_EQ(burden.told.size(), 4u) << "LAD, the compact, CRM, CSM";
  for (const Told& told : burden.told) {
    EXPECT_EQ(told.value.subject->id(), "O2");
    if (told.question.unit == "percent") EXPECT_FALSE(told.amount);
    else if (told.question.unit == "thousand_persons") EXPECT_EQ(told.amount, (Decimal{125, 1}));
    else EXPECT_EQ(told.amount, (Decimal{12500, 0}));
  }
}

}  // namespace
}  // namespace acta::analysis
