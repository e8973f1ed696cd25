#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "analysis/claims_by_source.h"
#include "analysis/claims_read.h"
#include "analysis/crosswalk.h"
#include "analysis/meetings.h"
#include "analysis/money.h"
#include "analysis/progress.h"
#include "analysis/tracks.h"
#include "register/testing.h"

namespace acta::analysis {
namespace {

// A record in which what was said is corrected, contradicted, noted, resolved and taken back.
class NearEntry : public ::testing::Test {
 protected:
  NearEntry() {
    for (const char* name : {"mechanism", "commitment", "disagreement", "source", "status"})
      build.kind(name);
    build.property("count", "quantity", {.cardinality = "one"});
    build.property("text", "text", {.cardinality = "one"});
    build.property("status", "code", {});
    build.property("about", "reference", {.cardinality = "one"});
    for (const char* id : {"C3", "C1", "C10", "C2"}) {
      const std::string subject = "commitment/" + std::string(id);
      build.text(subject, "text", "a promise", {.source = "announcement"});
      build.date(subject, "made_on", "2022-06-10", {});
    }
    const auto twenty = build.quantity("mechanism/LAD", "count", "20", {.locator = {}});
    const auto other = build.quantity("mechanism/LAD", "count", "21", {.source = "S2"});
    build.quantity("mechanism/QP", "count", "11", {});
    build.code("commitment/C2", "status", "half", {.from = "2023-01-01", .source = "report"});
    build.code("status/half", "class", "under_way", {});
    build.reference("disagreement/D1", "about", "mechanism/LAD", {});
    build.code("disagreement/D1", "about_property", "count", {});
    build.claim("disagreement/D1", "side", twenty, {});
    build.claim("disagreement/D1", "side", other, {});
    const auto resolved =
        build.resolve("disagreement/D1", record::ResolutionKind::error, {other}, {});
    const auto third = build.quantity("mechanism/LAD", "count", "22", {.source = "S3"});
    build.withdraw(resolved);
    build.text("commitment/C10", "text", "another promise", {});
    build.withdraw(third);
    build.withdraw(build.code("commitment/C1", "status", "done", {.from = "2023-02-01"}));
    build.code("commitment/C4", "status", "done", {.from = "2023-02-01"});
    last = build.quantity("mechanism/QP", "count", "12", {.restricted = true});
  }
  record::RecordBuilder build;
  record::RecordBuilder::Entry last = 0;
};

std::string written(const ClaimsRead& read) {
  std::string text = std::to_string(read.at);
  for (const auto& one : read.disagreements) {
    (text += one.noted ? "\nnoted " : "\nfound ") += one.about->name();
    (text += one.open() ? " open" : " resolved") += one.property;
    for (const auto* side : one.sides) (text += ' ') += std::to_string(side->number);
  }
  for (const auto& [kind, support] : read.support) {
    for (const Support& one : support->subjects)
      ((((((text += '\n') += one.subject->name()) += ' ') += std::to_string(one.claims)) += ' ') +=
       std::to_string(one.single_source) + ' ') += std::to_string(one.no_locator);
    for (const auto* places : {&support->single_source, &support->no_locator})
      for (const std::uint32_t place : *places) (text += " lacks ") += std::to_string(place);
  }
  return text;
}

std::string written(const ClaimsBySource& found) {
  std::map<std::string_view, std::size_t> ordered;
  for (const auto& [source, count] : found.counts) ordered[source->name()] = count;
  std::string text = std::to_string(found.at);
  for (const auto& [source, count] : ordered)
    (((text += '\n') += source) += ' ') += std::to_string(count);
  return text;
}

std::string written(const ProgressReport& report) {
  std::string text = std::to_string(report.how.at);
  for (const auto& one : report.commitments)
    (((text += '\n') += one->commitment.subject->name()) += ' ') += name_of(one->progress);
  for (const Progress each : all_progress)
    (text += '\n') += std::to_string(report.total.count(each));
  return text;
}

std::string written(const MeetingReport& report) {
  std::string text = std::to_string(report.how.at) + ' ' + std::to_string(report.ahead);
  for (const DatedMeeting& dated : report.meetings) {
    ((text += '\n') += dated.meeting.subject->name()) += dated.comparable ? " dated" : " undated";
    for (const auto* party : dated.expected) (text += ' ') += party->id();
  }
  return text += '\n' + std::to_string(report.clashes.size());
}

std::string written(const TracksReport& report) {
  std::string text = std::to_string(report.how.at);
  for (const auto& one : report.undertakings) {
    (((text += '\n') += one->commitment->id()) += ' ') += one->country->id();
    if (one->reported)
      ((text += " reported ") += one->reported->status) += one->reported->reply.text;
    if (one->not_since) text += " aged";
    for (const auto& said : one->assessed) (text += " assessed ") += said.status;
  }
  for (const TrackTally& tally : report.tallies)
    (text += '\n') += std::to_string(tally.total) + ' ' + std::to_string(tally.silent);
  for (const CountryTally& tally : report.by_country)
    (text += '\n') += std::to_string(tally.reported) + ' ' + std::to_string(tally.differing);
  return text;
}

std::string written(const Crosswalk& crosswalk) {
  std::string text = std::to_string(crosswalk.how.at);
  for (const CrosswalkRow& row : crosswalk.rows) {
    (text += '\n') += row.item->name();
    for (const CrosswalkCell& cell : row.cells)
      (((text += ' ') += cell.mechanism->id()) += ' ') += name_of(cell.state);
  }
  for (const UnmatchedGroup& group : crosswalk.unmatched)
    (text += "\nunmatched ") += group.committee->name();
  return text;
}

std::string written(const MoneyReport& report) {
  std::string text = std::to_string(report.how.at);
  for (const MoneyTotal& total : report.totals)
    ((text += '\n') += total.flow_class) += ' ' + format_decimal(total.total);
  for (const LeftOutItem& one : report.left_out)
    (((text += '\n') += one.item.subject->name()) += ' ') += name_of(one.reason);
  return text;
}

std::string without_entry(const std::string& written) {
  return written.substr(std::min(written.find('\n'), written.size()));
}

TEST_F(NearEntry, ClaimsReadFromThoseOfAnyOtherEntryAreThoseOfALookAtAll) {
  for (record::RecordBuilder::Entry from = 1; from <= last; ++from) {
    const ClaimsRead near = read_claims(build.view_at("2024-01-01", from));
    for (record::RecordBuilder::Entry to = 1; to <= last; ++to) {
      const auto view = build.view_at("2024-01-01", to);
      EXPECT_EQ(written(read_claims(view, near)), written(read_claims(view))) << from;
    }
  }
}

TEST_F(NearEntry, ProgressFromThatOfAnyOtherEntryIsThatOfALookAtAll) {
  for (record::RecordBuilder::Entry from = 1; from <= last; ++from) {
    const ProgressReport near = progress(build.view_at("2024-01-01", from));
    for (record::RecordBuilder::Entry to = 1; to <= last; ++to) {
      const auto view = build.view_at("2024-01-01", to);
      EXPECT_EQ(written(progress_from(near, view)), written(progress(view))) << from;
    }
  }
}

// Meetings, who is expected there, and what states and assessors say of what was promised.
class NearReports : public ::testing::Test {
 protected:
  NearReports() {
    for (const char* name : {"mechanism", "commitment", "country", "meeting", "source", "office",
                             "reported_status", "process"})
      build.kind(name);
    build.property("member", "reference", {.membership = "full"});
    for (const char* name : {"reported_status", "assessed_status"})
      build.property(name, "code", {});
    for (const char* name : {"actor", "concerns", "mechanism"})
      build.property(name, "reference", {});
    for (const char* id : {"COL", "PER"})
      build.text("country/" + std::string(id), "name", id, {.language = "en"});
    build.reference("mechanism/LAD", "member", "country/COL", {});
    build.reference("meeting/M1", "mechanism", "mechanism/LAD", {});
    build.date("meeting/M1", "start_date", "2023-05-01", {});
    for (const char* id : {"C3", "C1", "C10"}) {
      build.text("commitment/" + std::string(id), "text", "a promise", {});
      build.reference("commitment/" + std::string(id), "actor", "country/COL", {});
    }
    build.reference("meeting/M2", "mechanism", "mechanism/LAD", {});
    build.date("meeting/M2", "start_date", "2023-05-01", {});
    build.code("commitment/C1", "reported_status", "done",
               {.from = "2023-06-01", .source = "R1", .asserter = "country/COL"});
    build.reference("source/A1", "concerns", "country/COL", {});
    const auto assessed =
        build.code("commitment/C1", "assessed_status", "planned",
                   {.from = "2023-07-01", .source = "A1", .asserter = "office/O"});
    build.text("source/R1", "reply", "It is done.", {.language = "en"});
    build.reference("mechanism/LAD", "member", "country/PER", {});
    build.reference("commitment/C10", "actor", "mechanism/LAD", {});
    build.withdraw(assessed);
    build.quantity("process/P", "reporting_months", "3", {});
    build.reference("commitment/C2", "actor", "country/PER", {});
    build.code("commitment/C3", "reported_status", "done",
               {.from = "2023-12-01", .source = "R3", .asserter = "country/COL"});
    build.code("commitment/C3", "assessed_status", "planned",
               {.from = "2023-12-02", .source = "A3", .asserter = "office/O"});
    build.reference("source/A3", "concerns", "country/COL", {});
    last = build.reference("source/A1", "concerns", "country/PER", {});
  }
  record::RecordBuilder build;
  record::RecordBuilder::Entry last = 0;
};

TEST_F(NearReports, OfAnyOtherEntryAreThoseOfALookAtAll) {
  std::set<std::string> different;
  for (record::RecordBuilder::Entry from = 1; from <= last; ++from) {
    const auto before = build.view_at("2024-01-01", from);
    for (record::RecordBuilder::Entry to = 1; to <= last; ++to) {
      const auto view = build.view_at("2024-01-01", to);
      EXPECT_EQ(written(meetings_from(meetings(before, "en"), view, "en")), written(meetings(view)))
          << from << " to " << to;
      EXPECT_EQ(written(tracks_from(tracks(before), view)), written(tracks(view)))
          << from << " to " << to;
      EXPECT_EQ(written(progress_from(progress(before), view)), written(progress(view)))
          << from << " to " << to;
      different.insert(written(tracks(view)));
    }
  }
  EXPECT_GT(different.size(), 8u) << "the record says something of them";
  const auto view = build.view_at("2023-06-15", last);
  const auto later = build.view_at("2024-01-01", last);
  EXPECT_EQ(written(tracks_from(tracks(later), view)), written(tracks(view))) << "another day";
  EXPECT_EQ(written(meetings_from(meetings(later, "en"), view, "en")), written(meetings(view)));
}

TEST_F(NearEntry, ClaimsBySourceFromThoseOfAnyOtherEntryAreThoseOfALookAtAll) {
  for (record::RecordBuilder::Entry from = 1; from <= last; ++from) {
    const ClaimsBySource near = claims_by_source(build.view_at("2024-01-01", from));
    for (record::RecordBuilder::Entry to = 1; to <= last; ++to) {
      const auto view = build.view_at("2022-01-01", to);
      EXPECT_EQ(written(claims_by_source(view, near)), written(claims_by_source(view))) << from;
    }
  }
}

TEST_F(NearEntry, ProgressOfAnotherDayIsReadAnew) {
  const ProgressReport near = progress(build.view_at("2022-12-31", last));
  const auto view = build.view_at("2024-01-01", last);
  EXPECT_EQ(written(progress_from(near, view)), written(progress(view)));
}

// Packages and their counterparts, and amounts that hold each other.
class NearStructure : public ::testing::Test {
 protected:
  NearStructure() {
    for (const char* name : {"mechanism", "mechanism_kind", "committee", "pillar", "process",
                             "link", "relation", "finance", "flow_type", "commitment"})
      build.kind(name);
    for (const char* name :
         {"mechanism", "pillar", "from", "to_mechanism", "counterpart", "part_of"})
      build.property(name, "reference", {});
    for (const char* name : {"relation", "mechanism_kind", "flow_type", "class"})
      build.property(name, "code", {});
    build.property("amount", "amount", {});
    build.reference("process/P", "mechanism", "mechanism/LAD", {});
    build.code("mechanism/QP", "mechanism_kind", "map", {});
    build.reference("pillar/P1", "mechanism", "mechanism/LAD", {});
    build.reference("committee/C1", "mechanism", "mechanism/LAD", {});
    build.reference("committee/C1", "pillar", "pillar/P1", {});
    build.reference("committee/T1", "mechanism", "mechanism/QP", {});
    build.reference("link/L1", "from", "committee/C1", {});
    build.reference("link/L1", "to_mechanism", "mechanism/QP", {});
    build.reference("link/L1", "counterpart", "committee/T1", {});
    const auto relation = build.code("link/L1", "relation", "same", {.locator = "p. 1"});
    build.code("relation/same", "class", "aligned", {});
    build.money("finance/F1", "amount", "1200", {});
    build.code("finance/F1", "flow_type", "pledge", {});
    build.money("finance/F2", "amount", "500", {});
    build.code("finance/F2", "flow_type", "pledge", {});
    build.reference("finance/F2", "part_of", "finance/F1", {});
    build.code("flow_type/pledge", "class", "announced", {});
    build.text("commitment/C1", "text", "a promise", {});
    build.withdraw(relation);
    build.withdraw(build.money("finance/F3", "amount", "7", {}));
    last = build.code("mechanism_kind/map", "class", "reference_grouping", {});
  }
  record::RecordBuilder build;
  record::RecordBuilder::Entry last = 0;
};

TEST_F(NearStructure, OfAnyOtherEntryIsThatOfALookAtAll) {
  std::set<std::string> crosswalks, sums;
  for (record::RecordBuilder::Entry from = 1; from <= last; ++from) {
    const auto before = build.view_at("2024-01-01", from);
    for (record::RecordBuilder::Entry to = 1; to <= last; ++to) {
      const auto view = build.view_at("2024-01-01", to);
      EXPECT_EQ(written(crosswalk_from(crosswalk(before), view)), written(crosswalk(view)))
          << from << " to " << to;
      EXPECT_EQ(written(money_from(money(before), view, "en")), written(money(view)))
          << from << " to " << to;
      crosswalks.insert(without_entry(written(crosswalk(view))));
      sums.insert(without_entry(written(money(view))));
    }
  }
  EXPECT_GT(crosswalks.size(), 5u) << "the record says something of them";
  EXPECT_GT(sums.size(), 3u);
}

}  // namespace
}  // namespace acta::analysis
