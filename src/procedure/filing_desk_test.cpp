#include "procedure/filing_desk.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "exchange/pack.h"
#include "procedure/tenure.h"
#include "store/accounts/accounts.h"

namespace acta::procedure {
namespace {

// The founding data, and one person in each office whose hands a filing goes through.
struct FilingDeskTest : testing::Test {
  FilingDeskTest() {
    std::string name = std::filesystem::temp_directory_path() / "acta-filing-XXXXXX";
    directory = ::mkdtemp(name.data());
    const auto where = store::parse_location(directory + "/store").value();
    intake = Intake::open(where, store::Mode::create, clock, "test/acta").value();
    const auto pack = exchange::read_pack(ACTA_SOURCE_DIR "/packs/los-angeles").value();
    EXPECT_TRUE(intake->submit({"pack", "operator", pack.drafts}));
    const auto accounts = store::Accounts::open(where, clock).value();
    for (const auto& [id, office] : {std::pair<std::string*, const char*>{&ina, "intake"},
                                     {&rui, "secretariat"},
                                     {&ana, "focal-COL"},
                                     {&eva, "focal-CHL"},
                                     {&pia, "publishing"}}) {
      *id = accounts->add(std::string(office) + "@x.example", "Person", "Acta").value().account.id;
      EXPECT_TRUE(record_tenure(*intake, {office, *id, "2026-11-01"}, "operator"));
    }
    desk = Desk::open(*intake, where, clock).value();
    filings = FilingDesk::open(*desk, where, clock).value();
  }
  ~FilingDeskTest() override {
    filings.reset();
    desk.reset();
    intake.reset();
    std::filesystem::remove_all(directory);
  }

  static Instant at(std::string_view instant) { return parse_instant(instant).value(); }
  // Evidence on a promise of Colombia, which the intake takes up.
  Proposed admitted(const std::string& text, const std::string& filer = {},
                    const std::optional<FilingDesk::Enclosed>& file = {}) {
    const FilingForm form{.kind = "evidence",
                          .commitment = "CM02",
                          .country = "COL",
                          .status = "limited",
                          .as_of = "2026-11-01",
                          .text = text,
                          .language = "en",
                          .evidence = "https://x.example/e"};
    EXPECT_TRUE(filings->file(form, "a key of a page, " + text, file, filer));
    const Actor officer = desk->actor(ina);
    return filings->admit(officer, filings->waiting(officer).back().id, form, file.has_value())
        .value();
  }
  // So many as were in each state before the moment.
  std::string told(std::string_view until) {
    const auto fates = filings->fates(at(until));
    std::string states;
    for (const char* state : {"waiting", "refused", "reviewed", "published"}) {
      std::size_t number = 0;
      for (const auto& [fate, count] : fates.all) number += fate.state == state ? count : 0;
      (states += states.empty() ? "" : " ") += std::to_string(number);
    }
    return states;
  }

  std::int64_t now = at("2026-11-20T12:00:00Z").microseconds;
  const Clock clock = [this] { return Instant{now += 1000}; };
  std::string directory, ina, rui, ana, eva, pia;
  std::unique_ptr<Intake> intake;
  std::unique_ptr<Desk> desk;
  std::unique_ptr<FilingDesk> filings;
};

TEST_F(FilingDeskTest, AFileThatWasPassedOnStaysWithTheReviewAndTheState) {
  const Proposed sent = admitted("Seen.", {}, FilingDesk::Enclosed{"list.csv", "name\nMaria\n"});
  const auto sees = [&](const Actor& actor) {
    return filings->passed_on(actor, sent.id).has_value();
  };
  EXPECT_TRUE(sees(desk->actor(rui)));
  ASSERT_TRUE(desk->approve(desk->actor(rui), sent.id, 1));
  ASSERT_TRUE(desk->reply(desk->actor(ana), sent.id, 1,
                          {.country = "COL", .text = "It is so.", .language = "en"}));
  ASSERT_TRUE(desk->publish(desk->actor(pia), sent.id, 1));
  EXPECT_TRUE(desk->find(desk->actor(eva), sent.id)) << "its text is everybody's";
  EXPECT_FALSE(sees(desk->actor(eva)));
  EXPECT_FALSE(sees({}));
  for (const std::string& who : {rui, pia, ana}) EXPECT_TRUE(sees(desk->actor(who)));
}

TEST_F(FilingDeskTest, WhoeverSentItDecidesNothingOfWhatItBecomes) {
  const Proposed sent = admitted("Seen.", rui);
  const auto refusal = [](const Result<Proposed>& result) {
    return result ? "" : result.error().message;
  };
  EXPECT_EQ(refusal(desk->approve(desk->actor(rui), sent.id, 1)), "error.permission.own-work");
  EXPECT_EQ(refusal(desk->send_back(desk->actor(rui), sent.id, 1, "why")),
            "error.permission.own-work");
  const Proposed other = admitted("Seen again.", pia);
  ASSERT_TRUE(desk->approve(desk->actor(rui), other.id, 1));
  ASSERT_TRUE(desk->reply(desk->actor(ana), other.id, 1,
                          {.country = "COL", .text = "It is so.", .language = "en"}));
  const auto published = desk->publish(desk->actor(pia), other.id, 1);
  ASSERT_FALSE(published);
  EXPECT_EQ(published.error()[0].message, "error.permission.own-work");
}

TEST_F(FilingDeskTest, WhatBecameOfThemUntilADayDoesNotChangeAfterIt) {
  const Proposed first = admitted("Seen."), second = admitted("Seen again.");
  for (const Proposed& each : {first, second}) {
    ASSERT_TRUE(desk->approve(desk->actor(rui), each.id, 1));
    ASSERT_TRUE(desk->reply(desk->actor(ana), each.id, 1,
                            {.country = "COL", .text = "It is so.", .language = "en"}));
  }
  ASSERT_TRUE(desk->publish(desk->actor(pia), first.id, 1));
  now = at("2026-12-03T12:00:00Z").microseconds;
  ASSERT_TRUE(desk->publish(desk->actor(pia), second.id, 1));
  EXPECT_EQ(told("2026-12-01T00:00:00Z"), "0 0 1 1") << "it was under review then";
  EXPECT_EQ(told("2026-11-01T00:00:00Z"), "0 0 0 0");
  now = at("2027-01-01T12:00:00Z").microseconds;
  EXPECT_EQ(told("2027-01-01T00:00:00Z"), "0 0 0 2");
  EXPECT_EQ(told("2026-12-01T00:00:00Z"), "0 0 1 1");
}

}  // namespace
}  // namespace acta::procedure
