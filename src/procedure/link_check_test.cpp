#include "procedure/link_check.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "analysis/source_archive.h"
#include "exchange/pack.h"
#include "procedure/intake.h"

namespace acta::procedure {
namespace {

// The smallest pack, looked at day after day.
struct LinkCheckTest : testing::Test {
  LinkCheckTest() {
    std::string name = std::filesystem::temp_directory_path() / "acta-links-XXXXXX";
    directory = ::mkdtemp(name.data());
    intake = Intake::open(
                 store::parse_location(directory + "/store").value(), store::Mode::create,
                 [this] { return Instant{now.microseconds++}; }, "test/acta")
                 .value();
    const auto pack = exchange::read_pack(ACTA_SOURCE_DIR "/packs/puebla").value();
    EXPECT_TRUE(intake->submit({"pack", "operator", pack.drafts}));
  }
  ~LinkCheckTest() override {
    intake.reset();
    std::filesystem::remove_all(directory);
  }

  record::View on(const char* day) const {
    return {intake->record(), parse_day(day).value(), intake->record().published()};
  }
  // How many claims that made.
  std::size_t find(const char* day, const std::vector<LinkFound>& found) {
    now = parse_instant(std::string(day) + "T05:00:00Z").value();
    const Submission submission = link_findings(on(day), found, true);
    if (submission.drafts.empty()) return 0;
    const auto outcome = intake->submit(submission);
    EXPECT_TRUE(outcome) << (outcome ? "" : outcome.error().front().message);
    return submission.drafts.size();
  }
  std::string link_on(const char* day) const {
    const record::View view = on(day);
    const auto archive = analysis::source_archive(view);
    const auto* const known = archive.of(*view.find("source/M01"));
    if (!known) return "nobody looked";
    return std::string(known->link) + " since " +
           format_day(known->link_claim->valid.start.earliest) + ", looked at on " +
           format_date(*archive.checked);
  }

  std::string directory;
  Instant now = parse_instant("2026-01-01T00:00:00Z").value();
  std::unique_ptr<Intake> intake;
};

TEST_F(LinkCheckTest, ASourceIsWhatWasFoundUntilSomethingElseIsFound) {
  EXPECT_EQ(link_on("2026-11-01"), "nobody looked");
  find("2026-11-01", {{"M01", "answers", "200"}});
  EXPECT_EQ(link_on("2026-11-01"), "answers since 2026-11-01, looked at on 2026-11-01");
  find("2026-11-08", {{"M01", "answers", "200"}});
  EXPECT_EQ(link_on("2026-11-08"), "answers since 2026-11-01, looked at on 2026-11-08");
  find("2026-11-15", {{"M01", "gone", "404"}});
  EXPECT_EQ(link_on("2026-11-15"), "gone since 2026-11-15, looked at on 2026-11-15");
  EXPECT_EQ(link_on("2026-11-14"), "answers since 2026-11-01, looked at on 2026-11-15");
  find("2026-11-22", {{"M01", "answers", "200"}});
  EXPECT_EQ(link_on("2026-11-22"), "answers since 2026-11-22, looked at on 2026-11-22");
  EXPECT_EQ(link_on("2026-11-20"), "gone since 2026-11-15, looked at on 2026-11-22");
}

TEST_F(LinkCheckTest, WhatIsFoundOtherwiseOnTheSameDayTakesThePlaceOfTheFormer) {
  find("2026-11-01", {{"M01", "silent", "Timeout was reached"}});
  find("2026-11-01", {{"M01", "answers", "200"}});
  EXPECT_EQ(link_on("2026-11-01"), "answers since 2026-11-01, looked at on 2026-11-01");
}

TEST_F(LinkCheckTest, TheSameFindingsOnTheSameDayAreNothingNew) {
  EXPECT_EQ(find("2026-11-01", {{"M01", "gone", "404"}}), 2u);
  EXPECT_EQ(find("2026-11-01", {{"M01", "gone", "410"}}), 0u);
}

TEST_F(LinkCheckTest, OnlyAddressesOfTheWebAreAskedFor) {
  const auto linked = linked_sources(on("2026-11-01"));
  ASSERT_FALSE(linked.empty());
  for (const LinkedSource& one : linked) EXPECT_TRUE(one.address.starts_with("http")) << one.source;
  EXPECT_TRUE(std::none_of(linked.begin(), linked.end(),
                           [](const LinkedSource& one) { return one.source == "N04"; }));
}

}  // namespace
}  // namespace acta::procedure
