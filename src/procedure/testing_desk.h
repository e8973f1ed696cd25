#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>

#include "exchange/pack.h"
#include "procedure/desk.h"
#include "procedure/report.h"
#include "procedure/tenure.h"
#include "register/records/track_report.h"
#include "store/accounts/accounts.h"

namespace acta::procedure {

// The founding data with a few people in office: made once and copied for each test, because
// passwords are slow to make.
class Office {
 public:
  static const Office& instance() {
    static const Office office;
    return office;
  }
  std::string directory;
  std::string ana, luis, eva, rui, pia;

 private:
  Office() {
    std::string name = std::filesystem::temp_directory_path() / "acta-desk-XXXXXX";
    directory = ::mkdtemp(name.data());
    std::int64_t now = parse_instant("2026-11-10T12:00:00Z").value().microseconds;
    const Clock clock = [&now] { return Instant{now += 1000}; };
    const auto where = store::parse_location(directory + "/store").value();
    const auto intake = Intake::open(where, store::Mode::create, clock, "test/acta").value();
    const auto pack = exchange::read_pack(ACTA_SOURCE_DIR "/packs/los-angeles").value();
    EXPECT_TRUE(intake->submit({"pack", "operator", pack.drafts}));
    const auto accounts = store::Accounts::open(where, clock).value();
    for (const auto& [id, office] : {std::pair<std::string*, const char*>{&ana, "focal-COL"},
                                     {&luis, "focal-COL"},
                                     {&eva, "focal-CHL"},
                                     {&rui, "secretariat"},
                                     {&pia, "publishing"}}) {
      const std::string address = std::to_string(now) + "@x.example";
      *id = accounts->add(id == &ana ? "ana@x.example" : address, "Person", "Acta")
                .value()
                .account.id;
      EXPECT_TRUE(record_tenure(*intake, {office, *id, "2026-11-01"}, "operator"));
    }
  }
  ~Office() { std::filesystem::remove_all(directory); }
};

struct DeskTest : testing::Test {
  DeskTest() {
    std::string name = std::filesystem::temp_directory_path() / "acta-desk-XXXXXX";
    directory = ::mkdtemp(name.data());
    std::filesystem::copy(office.directory, directory, std::filesystem::copy_options::recursive);
    where = store::parse_location(directory + "/store").value();
    intake = Intake::open(where, store::Mode::write, clock, "test/acta").value();
    accounts = store::Accounts::open(where, clock).value();
    desk = Desk::open(*intake, where, clock).value();
  }
  ~DeskTest() override {
    desk.reset();
    accounts.reset();
    intake.reset();
    std::filesystem::remove_all(directory);
  }

  std::string person(const std::string& name, const std::vector<std::string>& offices) {
    const auto made = accounts->add(name + "@x.example", name, "Acta").value();
    for (const std::string& held : offices)
      EXPECT_TRUE(record_tenure(*intake, {held, made.account.id, "2026-11-01"}, "operator"));
    return made.account.id;
  }
  Checked<Proposed> report(const std::string& who, const std::string& key = "k1",
                           const std::string& text = "El 40 % de los permisos fue entregado.") {
    const Report typed{"COL", "CM02", "limited", "2026-11-15", text, "es", "https://x.example/r"};
    const auto matter = matter_of(desk->view(), typed.commitment, typed.country);
    auto drafts = report_drafts(desk->view(), typed, "R-" + key);
    EXPECT_TRUE(drafts && matter);
    return desk->propose(desk->actor(who), {*matter, "commitment/CM02", *drafts}, key);
  }
  // Of Colombia, by whoever assesses.
  static Report assessment() {
    return {.country = "COL",
            .commitment = "CM02",
            .status = "limited",
            .as_of = "2026-11-15",
            .text = "Seen.",
            .language = "en",
            .evidence = "https://x.example/a",
            .track = record::Track::assessed,
            .office = "assessment"};
  }
  Checked<Proposed> assess(const std::string& who) {
    const Report typed = assessment();
    const auto matter = matter_of(desk->view(), typed.commitment, typed.country, typed.track);
    auto drafts = report_drafts(desk->view(), typed, "A-1");
    EXPECT_TRUE(drafts && matter);
    return desk->propose(desk->actor(who), {*matter, "commitment/CM02", *drafts}, "a");
  }
  std::string refusal(const Result<Proposed>& result) const {
    return result ? "" : result.error().message;
  }
  std::string refusal(const Checked<Proposed>& result) const {
    return result ? "" : result.error().front().message;
  }
  std::vector<record::TrackReport> published() const {
    const record::View view(intake->record(), day_of(clock()), intake->record().published());
    return record::track_reports(view, *view.find("commitment/CM02"), record::Track::reported,
                                 "en");
  }

  const Office& office = Office::instance();
  std::atomic<std::int64_t> now = parse_instant("2026-11-20T12:00:00Z").value().microseconds;
  Clock clock = [this] { return Instant{now += 1000}; };
  std::string directory;
  store::Location where;
  std::unique_ptr<Intake> intake;
  std::unique_ptr<store::Accounts> accounts;
  std::unique_ptr<Desk> desk;
  const std::string &ana = office.ana, &luis = office.luis, &eva = office.eva, &rui = office.rui,
                    &pia = office.pia;
};

}  // namespace acta::procedure
