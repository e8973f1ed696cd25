#include "site/ahead.h"

#include <atomic>
#include <future>

#include "analysis/health.h"
#include "site/findings.h"
#include "site/testing.h"

namespace acta::site {
namespace {

Site site_at(const std::atomic<std::int64_t>& now, std::function<std::string(std::uint64_t)> root) {
  return {.record = LoadedPack::instance().record(),
          .now = [&now] { return Instant{now}; },
          .root = std::move(root)};
}

constexpr std::chrono::milliseconds at_once(1);
const Instant first_day = parse_instant("2026-11-21T23:59:00Z").value();
const Instant next_day = parse_instant("2026-11-22T00:01:00Z").value();

bool has_health(const Site& site) {
  bool worked_out = false;
  site.findings->of<analysis::Health>(site.newest_view(), "health", [&] {
    worked_out = true;
    return analysis::Health{};
  });
  return !worked_out;
}

TEST(Ahead, WhatItFoundIsThereForTheFirstReaderOfADay) {
  std::atomic<std::int64_t> now = first_day.microseconds;
  std::promise<void> found, found_again;
  std::atomic<int> asked = 0;
  // The root is what is worked out last.
  const Site site = site_at(now, [&](std::uint64_t) {
    if (++asked == 1) found.set_value();
    if (asked == 2) found_again.set_value();
    return std::string("root");
  });
  const Ahead ahead(site, at_once);
  found.get_future().wait();
  EXPECT_TRUE(has_health(site));
  now = next_day.microseconds;
  found_again.get_future().wait();
  EXPECT_TRUE(has_health(site));
}

TEST(Ahead, WhatCannotBeFoundAheadEndsNothing) {
  std::atomic<std::int64_t> now = first_day.microseconds;
  std::promise<void> failed, found_again;
  std::atomic<int> asked = 0;
  const Site site = site_at(now, [&](std::uint64_t) -> std::string {
    if (++asked == 2) found_again.set_value();
    if (asked > 1) return "root";
    failed.set_value();
    throw std::runtime_error("no such counts");
  });
  const Ahead ahead(site, at_once);
  failed.get_future().wait();
  now = next_day.microseconds;
  found_again.get_future().wait();
  EXPECT_TRUE(has_health(site));
}

TEST(Findings, OfManyWhoMissTheSameOnlyOneWorksItOut) {
  const auto& record = LoadedPack::instance().record();
  const record::View view(record, day_of(first_day), record.published());
  Findings findings(4);
  std::atomic<int> made = 0;
  std::promise<void> begun;
  const auto ask = [&] {
    return *findings.of<int>(view, "answer", [&] {
      ++made;
      begun.set_value();
      return 42;
    });
  };
  auto other = std::async(std::launch::async, [&] {
    begun.get_future().wait();
    return ask();
  });
  EXPECT_EQ(ask(), 42);
  EXPECT_EQ(other.get(), 42);
  EXPECT_EQ(made, 1);
}

TEST(Findings, AFailureIsNotKept) {
  const auto& record = LoadedPack::instance().record();
  const record::View view(record, day_of(first_day), record.published());
  Findings findings(4);
  const auto fail = [&]() -> int { throw std::runtime_error("disk"); };
  EXPECT_THROW(findings.of<int>(view, "answer", fail), std::runtime_error);
  EXPECT_EQ(*findings.of<int>(view, "answer", [] { return 1; }), 1);
}

TEST(Findings, ThoseOfTheDatesThatAreHeldStay) {
  const auto& record = LoadedPack::instance().record();
  const std::uint64_t last = record.published();
  Findings findings(2);
  findings.hold({day_of(first_day), last});
  const auto found = [&](std::uint64_t at) {
    bool made = false;
    findings.of<int>(record::View(record, day_of(first_day), at), "answer", [&] {
      made = true;
      return 1;
    });
    return !made;
  };
  EXPECT_FALSE(found(last));
  for (std::uint64_t at = 1; at <= 5; ++at) EXPECT_FALSE(found(at));
  EXPECT_TRUE(found(last));
  EXPECT_TRUE(found(5));
  EXPECT_FALSE(found(1));
  findings.hold({day_of(next_day), last});
  EXPECT_FALSE(found(last)) << "nobody holds them any more";
}

}  // namespace
}  // namespace acta::site
