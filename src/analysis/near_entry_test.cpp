#include <gtest/gtest.h>

#include <map>

#include "analysis/claims_by_source.h"
#include "analysis/claims_read.h"
#include "analysis/progress_from.h"
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
  for (const Support& one : read.support)
    ((((((text += '\n') += one.subject->name()) += ' ') += std::to_string(one.claims)) += ' ') +=
     std::to_string(one.single_source) + ' ') += std::to_string(one.no_locator);
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
  for (const CommitmentProgress& one : report.commitments)
    (((text += '\n') += one.commitment.subject->name()) += ' ') += name_of(one.progress);
  for (const Progress each : all_progress)
    (text += '\n') += std::to_string(report.total.count(each));
  return text;
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

}  // namespace
}  // namespace acta::analysis
