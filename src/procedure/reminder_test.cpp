#include "procedure/reminder.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>

#include "exchange/pack.h"
#include "procedure/cycle.h"
#include "procedure/intake.h"
#include "procedure/report.h"
#include "procedure/tenure.h"

namespace acta::procedure {
namespace {

// The founding data, a few offices, and a cycle from 5 November to 31 December 2026.
class Process {
 public:
  static Process& instance() {
    static Process process;
    return process;
  }
  std::atomic<std::int64_t> now = parse_instant("2026-11-04T12:00:00Z").value().microseconds;
  std::string directory;
  std::unique_ptr<Intake> intake;

  record::View view(std::string_view day) const {
    return {intake->record(), parse_day(day).value(), intake->record().published()};
  }
  void submit(const std::string& key, std::vector<record::ClaimDraft> drafts) {
    const auto done = intake->submit({key, "operator", std::move(drafts)});
    if (!done) throw std::runtime_error(done.error()[0].message + ' ' + done.error()[0].place);
  }

 private:
  Process() {
    std::string name = std::filesystem::temp_directory_path() / "acta-reminder-XXXXXX";
    directory = ::mkdtemp(name.data());
    const auto where = store::parse_location(directory + "/store").value();
    intake = Intake::open(
                 where, store::Mode::create, [this] { return Instant{now += 1000}; }, "test/acta")
                 .value();
    submit("pack", exchange::read_pack(ACTA_SOURCE_DIR "/packs/los-angeles").value().drafts);
    for (const auto& [office, account] :
         {std::pair{"focal-COL", "a-ana"}, std::pair{"focal-COL", "a-luis"},
          std::pair{"focal-CHL", "a-eva"}, std::pair{"secretariat", "a-rui"}})
      if (!record_tenure(*intake, {office, account, "2026-11-01"}, "operator"))
        throw std::runtime_error("no office");
    submit("cycle", cycle_drafts(view("2026-11-04"), {"2026", "Informes de 2026", "es",
                                                      "2026-11-05", "2026-12-31", "", ""})
                        .value());
  }
  ~Process() {
    intake.reset();
    std::filesystem::remove_all(directory);
  }
};

struct ReminderTest : testing::Test {
  std::vector<Reminder> on(std::string_view day, const std::vector<std::string>& accounts,
                           const std::vector<store::Proposal>& proposals = {}) const {
    const record::View view = process.view(day);
    return reminders(view, read_matrix(view).value(), proposals, accounts);
  }
  static store::Proposal sent(const std::string& commitment, const std::string& state) {
    store::Proposal proposal;
    proposal.id = "S-x";
    proposal.kind = "report";
    proposal.subject = "commitment/" + commitment;
    proposal.countries = {"COL"};
    proposal.state = state;
    return proposal;
  }
  static const Reminder::Item* item(const Reminder& reminder, std::string_view commitment) {
    for (const auto& each : reminder.items)
      if (each.commitment->id() == commitment) return &each;
    return nullptr;
  }

  Process& process = Process::instance();
};

TEST_F(ReminderTest, SaysTheSameThingUnderTheSameNameAsTheCycleGoesOn) {
  const auto what = [&](std::string_view day) { return on(day, {"a-ana"}).at(0).what; };
  EXPECT_TRUE(on("2026-11-04", {"a-ana"}).empty()) << "it has not opened";
  EXPECT_EQ(what("2026-11-05"), "cycle/2026/opened");
  EXPECT_EQ(what("2026-12-16"), "cycle/2026/opened");
  EXPECT_EQ(what("2026-12-17"), "cycle/2026/before");
  EXPECT_EQ(what("2026-12-30"), "cycle/2026/before");
  EXPECT_EQ(what("2026-12-31"), "cycle/2026/due");
  EXPECT_EQ(what("2027-01-01"), "cycle/2026/overdue/0");
  EXPECT_EQ(what("2027-01-07"), "cycle/2026/overdue/0");
  EXPECT_EQ(what("2027-01-08"), "cycle/2026/overdue/1");
}

TEST_F(ReminderTest, RemindsEachOfWhatTheyMayReportOnAndNobodyElse) {
  const auto all = on("2026-12-20", {"a-rui", "a-ana", "a-eva", "a-nobody"});
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].account, "a-ana");
  EXPECT_EQ(all[1].account, "a-eva");
  EXPECT_TRUE(item(all[0], "CM17"));
  EXPECT_FALSE(item(all[1], "CM17")) << "Colombia’s own promise";
  for (const auto& each : all[0].items) EXPECT_EQ(each.country->id(), "COL");
}

TEST_F(ReminderTest, WhatWaitsForReviewIsDoneAndWhatCameBackIsNot) {
  const auto before = on("2026-12-20", {"a-ana"}).at(0).items.size();
  for (const char* state : {"proposed", "reviewed"}) {
    const auto all = on("2026-12-20", {"a-ana", "a-luis"}, {sent("CM17", state)});
    for (const Reminder& reminder : all) {
      EXPECT_EQ(reminder.items.size(), before - 1) << state;
      EXPECT_FALSE(item(reminder, "CM17"));
    }
  }
  const auto back = on("2026-12-20", {"a-ana"}, {sent("CM17", "returned")}).at(0);
  ASSERT_TRUE(item(back, "CM17"));
  EXPECT_TRUE(item(back, "CM17")->came_back);
  store::Proposal taken_back = sent("CM17", "proposed");
  taken_back.withdrawn = true;
  EXPECT_TRUE(item(on("2026-12-20", {"a-ana"}, {taken_back}).at(0), "CM17"));
}

TEST_F(ReminderTest, AReportThatIsPublishedIsNotAskedForAgain) {
  process.now = parse_instant("2026-11-20T12:00:00Z").value().microseconds;
  const Report report{"COL", "CM02", "limited", "2026-11-15", "Está en marcha.", "es", {}};
  process.submit("r", report_drafts(process.view("2026-11-20"), report, "R-cm02").value());
  EXPECT_FALSE(item(on("2026-12-20", {"a-ana"}).at(0), "CM02"));
  EXPECT_TRUE(item(on("2026-12-20", {"a-eva"}).at(0), "CM02")) << "Chile owes it still";
}

TEST_F(ReminderTest, TheLetterIsInTheLanguageOfItsPersonWithTheFormAndTheKey) {
  const record::View view = process.view("2026-12-20");
  Reminder reminder = on("2026-12-20", {"a-ana"}, {sent("CM17", "returned")}).at(0);
  reminder.items = {*item(reminder, "CM17")};
  ReminderWords words{"Proceso", "Ana\nBcc: evil@x.example", "log.example/acta+1234", {}, {}};
  words.forms = {{"Colombia", "https://desk.example/es/form/abc"}};
  words.forms_until = parse_day("2027-01-10").value();
  const ReminderText es = letter_of(view, reminder, words, messages("es"));
  EXPECT_NE(es.subject.find("31 de diciembre de 2026"), std::string::npos) << es.subject;
  for (const char* part :
       {"Informes de 2026", "CM17", "https://desk.example/es/form/abc\n", "10 de enero de 2027",
        "medianoche UTC", "log.example/acta+1234", "Ana Bcc: evil@x.example"})
    EXPECT_NE(es.text.find(part), std::string::npos) << part << '\n' << es.text;
  for (const char* language : {"en", "pt", "fr"}) {
    const ReminderText other = letter_of(view, reminder, words, messages(language));
    EXPECT_NE(other.text, es.text);
    EXPECT_EQ(other.text.find("mail."), std::string::npos) << other.text;
    EXPECT_EQ(other.subject.find("mail."), std::string::npos);
  }
  words.forms.clear();
  EXPECT_EQ(letter_of(view, reminder, words, messages("es")).text.find("http"), std::string::npos)
      << "no letter leads to a page that asks for a password";
}

}  // namespace
}  // namespace acta::procedure
