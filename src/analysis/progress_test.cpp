#include "analysis/progress.h"

#include <gtest/gtest.h>

#include <random>

#include "register/testing.h"

namespace acta::analysis {
namespace {

class ProgressTest : public ::testing::Test {
 protected:
  void commitment(std::string_view id, std::string_view actors = "country/PER",
                  std::string_view committee = "") {
    const std::string subject = "commitment/" + std::string(id);
    build.text(subject, "text", "a promise", {.source = "announcement"});
    build.date(subject, "made_on", "2022-06-10", {});
    while (!actors.empty()) {
      const std::size_t space = actors.find(' ');
      build.reference(subject, "actor", actors.substr(0, space), {});
      actors.remove_prefix(space == actors.npos ? actors.size() : space + 1);
    }
    if (!committee.empty()) build.reference(subject, "committee", committee, {});
  }
  void status(std::string_view id, std::string_view code, std::string_view from = "2023-01-01",
              std::string_view source = "report") {
    build.code("commitment/" + std::string(id), "status", code,
               {.from = std::string(from), .source = std::string(source)});
  }
  ProgressReport report(const ProgressFilter& filter = {}) {
    return progress(build.view("2024-01-01"), filter);
  }
  Progress progress_of_only() { return report().commitments.at(0)->progress; }
  record::RecordBuilder build;
};

TEST_F(ProgressTest, CountsTheSilentMajorityOfTheRefugeeForum) {
  for (int i = 0; i < 1400; ++i) {
    const std::string id = "G" + std::to_string(i);
    commitment(id);
    if (i < 212) status(id, "under_way");
    else if (i < 279) status(id, "planned");
    else if (i < 301) status(id, "done");
  }
  const Tally total = report().total;
  EXPECT_EQ(percent(total.share(Progress::under_way)), "15.1");
  EXPECT_EQ(percent(total.share(Progress::planned)), "4.8");
  EXPECT_EQ(percent(total.share(Progress::done)), "1.6");
  EXPECT_EQ(percent(total.share(Progress::not_reported)), "78.5");
  EXPECT_EQ(total.reporting_rate(), (Ratio{301, 1400}));
}

TEST_F(ProgressTest, WordsThatAreNoReportAreSilence) {
  build.code("status/standing", "class", "not_reported", {});
  commitment("A");
  status("A", "standing");
  EXPECT_EQ(progress_of_only(), Progress::not_reported);
}

TEST_F(ProgressTest, APacksOwnWordMeansWhatThePackSays) {
  build.code("status/signed", "class", "under_way", {});
  commitment("A");
  status("A", "signed");
  EXPECT_EQ(progress_of_only(), Progress::under_way);
}

TEST_F(ProgressTest, TheAnnouncementIsNoReportOnItself) {
  commitment("A");
  status("A", "done", "2022-06-10", "announcement");
  EXPECT_EQ(progress_of_only(), Progress::not_reported);
}

TEST_F(ProgressTest, AReportFromBeforeTheAnnouncementIsNone) {
  commitment("A");
  status("A", "done", "2021");
  EXPECT_EQ(progress_of_only(), Progress::not_reported);
}

TEST_F(ProgressTest, AReportFromTheYearOfTheAnnouncementMayBeAfterIt) {
  commitment("A");
  status("A", "done", "2022");
  EXPECT_EQ(progress_of_only(), Progress::done);
}

TEST_F(ProgressTest, TheLatestReportCounts) {
  commitment("A");
  status("A", "done", "2023-06-01");
  status("A", "under_way", "2023-01-01");
  EXPECT_EQ(progress_of_only(), Progress::done);
  status("A", "lapsed", "2025-01-01");
  EXPECT_EQ(progress_of_only(), Progress::done) << "what comes later is not known yet";
}

TEST_F(ProgressTest, APromiseThatIsNotMadeYetIsNotCounted) {
  commitment("A");
  EXPECT_EQ(progress(build.view("2022-06-09")).total.total, 0u);
  EXPECT_EQ(progress(build.view("2022-06-10")).total.total, 1u);
}

TEST_F(ProgressTest, WhatIsDisputedCountsAsDisputed) {
  commitment("A");
  status("A", "disputed", "2022-01-01");
  EXPECT_EQ(progress_of_only(), Progress::disputed);
}

TEST_F(ProgressTest, WhatStatesReportOfTheirPromiseCountsAndAllOfThemMakeItDone) {
  const auto says = [&](const char* country, const char* code, const char* from) {
    const std::string source = std::string("R-") + country + from;
    build.code("commitment/C1", "reported_status", code,
               {.from = from, .source = source, .asserter = std::string("country/") + country});
  };
  build.code("reported_status/complete", "class", "done", {});
  build.code("reported_status/limited", "class", "under_way", {});
  for (const char* country : {"country/PER", "country/CHL"}) build.text(country, "name", "n", {});
  commitment("C1", "country/PER country/CHL");
  status("C1", "planned", "2023-03-01");
  EXPECT_EQ(progress_of_only(), Progress::planned);
  says("PER", "complete", "2023-02-01");
  EXPECT_EQ(progress_of_only(), Progress::planned) << "the later of the two";
  says("PER", "complete", "2023-04-01");
  EXPECT_EQ(progress_of_only(), Progress::under_way) << "Chile has said nothing";
  says("CHL", "limited", "2023-05-01");
  EXPECT_EQ(progress_of_only(), Progress::under_way);
  says("CHL", "complete", "2023-06-01");
  EXPECT_EQ(progress_of_only(), Progress::done);
  EXPECT_EQ(report().total.count(Progress::not_reported), 0u);
}

TEST_F(ProgressTest, WhoLeftAPromiseKeepsItFromNothing) {
  build.code("reported_status/complete", "class", "done", {});
  build.code("reported_status/limited", "class", "under_way", {});
  for (const char* country : {"country/PER", "country/CHL"}) build.text(country, "name", "n", {});
  commitment("C1", "country/CHL");
  build.reference("commitment/C1", "actor", "country/PER", {.until = "2023-01-31"});
  build.code("commitment/C1", "reported_status", "limited",
             {.from = "2023-01-01", .source = "R1", .asserter = "country/PER"});
  build.code("commitment/C1", "reported_status", "complete",
             {.from = "2023-02-01", .source = "R2", .asserter = "country/CHL"});
  EXPECT_EQ(progress_of_only(), Progress::done);
}

TEST_F(ProgressTest, AReportWithoutADayIsNotTheNewest) {
  commitment("A");
  build.code("commitment/A", "status", "under_way", {.source = "undated"});
  status("A", "done", "2023-06-01");
  EXPECT_EQ(progress_of_only(), Progress::done);
}

TEST_F(ProgressTest, WhereAnAssessorContradictsTheStateItIsDisputed) {
  build.text("country/PER", "name", "Peru", {});
  build.code("reported_status/complete", "class", "done", {});
  build.code("reported_status/substantial", "class", "under_way", {});
  build.code("reported_status/limited", "class", "under_way", {});
  commitment("C1");
  const auto says = [&](const char* property, const char* code, const char* source,
                        const char* by) {
    build.reference(std::string("source/") + source, "concerns", "country/PER", {});
    build.code("commitment/C1", property, code,
               {.from = "2023-04-01", .source = source, .asserter = by});
  };
  says("reported_status", "substantial", "R1", "country/PER");
  says("assessed_status", "limited", "A1", "office/assessment");
  EXPECT_EQ(progress_of_only(), Progress::under_way) << "both see it under way";
  says("reported_status", "complete", "R2", "country/PER");
  EXPECT_EQ(progress_of_only(), Progress::disputed);
}

TEST_F(ProgressTest, AJointCommitmentCountsOnceInTheTotal) {
  commitment("A", "country/PER country/CHL");
  commitment("B", "country/PER");
  const ProgressReport found = report();
  EXPECT_EQ(found.total.total, 2u);
  EXPECT_EQ(found.joint, 1u);
  ASSERT_EQ(found.by_party.size(), 2u);
  EXPECT_EQ(found.by_party[0].of->id(), "CHL");
  EXPECT_EQ(found.by_party[0].tally.total, 1u);
  EXPECT_EQ(found.by_party[1].tally.total, 2u);
  EXPECT_EQ(found.by_party[1].joint, 1u);
}

TEST_F(ProgressTest, AFilterNeverDropsTheSilent) {
  commitment("A", "country/PER", "committee/AP1");
  commitment("B", "country/PER", "committee/AP1");
  commitment("C", "country/PER");
  status("A", "done");
  const Tally total =
      report({.actor = nullptr, .committee = &build.subject("committee/AP1")}).total;
  EXPECT_EQ(total.total, 2u);
  EXPECT_EQ(total.count(Progress::not_reported), 1u);
  const ProgressReport all = report();
  ASSERT_EQ(all.by_committee.size(), 2u);
  EXPECT_EQ(all.by_committee[1].of, nullptr) << "commitments of no committee are told last";
}

TEST_F(ProgressTest, CountsAddUpInEveryGroup) {
  commitment("A", "country/PER country/CHL", "committee/AP1");
  commitment("B", "country/CHL", "committee/AP1");
  commitment("C", "", "committee/AP2");
  status("B", "lapsed");
  const ProgressReport found = report();
  std::size_t committees = 0;
  for (const GroupTally& group : found.by_committee) committees += group.tally.total;
  EXPECT_EQ(committees, found.total.total);
  std::size_t classes = 0;
  for (const Progress progress : all_progress) classes += found.total.count(progress);
  EXPECT_EQ(classes, found.total.total);
}

std::string written(const ProgressReport& report) {
  std::string text = std::to_string(report.joint);
  for (const auto& one : report.commitments)
    ((text += ' ') += one->commitment.subject->id()) += name_of(one->progress);
  for (const GroupTally& group : report.by_committee)
    ((text += '\n') += group.of ? group.of->id() : "none") += std::to_string(group.tally.total);
  return text;
}

TEST_F(ProgressTest, OfOneActorCommitteeOrPillarIsWhatPassesOfTheReportOnAll) {
  std::minstd_rand random(7);
  const auto pick = [&](std::initializer_list<const char*> of) {
    return of.begin()[random() % of.size()];
  };
  const auto day = [&] { return pick({"2022-06-10", "2023-01-01", "2023-06-01", "2024-01-01"}); };
  std::vector<record::RecordBuilder::Entry> said;
  for (int i = 0; i < 60; ++i) {
    const std::string subject = pick({"commitment/C1", "commitment/C10", "commitment/C2"});
    said.push_back(
        build.reference(subject, "actor", pick({"country/PER", "country/CHL"}), {.from = day()}));
    said.push_back(build.reference(subject, "committee", pick({"committee/AP1", "committee/AP2"}),
                                   {.from = day(), .to = pick({"", "2024-06-01"})}));
    said.push_back(build.reference(subject, "pillar", "pillar/P1", {.source = "report"}));
    said.push_back(build.code(subject, "status", pick({"done", "lapsed"}),
                              {.from = day(), .source = "report"}));
    build.reference("meeting/M1", "host", "country/PER", {});  // named by others, too
    for (int taken_back = 0; taken_back < 3; ++taken_back) {
      const auto at = said.begin() + static_cast<std::ptrdiff_t>(random() % said.size());
      build.withdraw(*at);
      said.erase(at);
    }
    const auto view = build.view(day());
    for (const auto* name : {"country/PER", "country/CHL", "committee/AP1", "pillar/P1"}) {
      const record::Subject* one = view.record().find(name);
      if (!one) continue;
      ProgressFilter filter;
      (one->kind() == "country"  ? filter.actor
       : one->kind() == "pillar" ? filter.pillar
                                 : filter.committee) = one;
      EXPECT_EQ(written(progress(view, filter)), written(only(filter, progress(view)))) << name;
    }
  }
}

}  // namespace
}  // namespace acta::analysis
