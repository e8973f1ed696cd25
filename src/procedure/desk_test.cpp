#include "procedure/desk.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>

#include "analysis/hastened.h"
#include "exchange/pack.h"
#include "exchange/xliff.h"
#include "procedure/coding_desk.h"
#include "procedure/cycle.h"
#include "procedure/report.h"
#include "procedure/sheet_filing.h"
#include "procedure/tenure.h"
#include "procedure/translation_file.h"
#include "register/records/track_report.h"
#include "store/accounts/accounts.h"

namespace acta::procedure {
namespace {

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

TEST_F(DeskTest, InAnEmergencyTwoPeoplePublishAndEverybodyReadsWhoAndWhy) {
  const store::Emergency emergency{"Los ministros se reúnen mañana.", "es"};
  const auto sent = report(ana);
  EXPECT_EQ(refusal(desk->hasten(desk->actor(ana), sent->id, 1, emergency)),
            "error.permission.own-country")
      << "a state hastens nothing of its own";
  EXPECT_EQ(refusal(desk->hasten(desk->actor(rui), sent->id, 1, {"  ", "es"})),
            "error.report.missing");
  EXPECT_EQ(refusal(desk->hasten(desk->actor(rui), sent->id, 1, {"r", "spanish!"})),
            "error.language.unknown");
  ASSERT_TRUE(desk->hasten(desk->actor(rui), sent->id, 1, emergency));
  EXPECT_TRUE(desk->hasten(desk->actor(rui), sent->id, 1, emergency)) << "pressed twice";
  EXPECT_EQ(refusal(desk->publish(desk->actor(rui), sent->id, 1)), "error.permission.own-work");
  ASSERT_TRUE(desk->publish(desk->actor(pia), sent->id, 1));
  const record::View view(intake->record(), day_of(clock()), intake->record().published());
  const auto all = analysis::hastened(view, "es");
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].subject->name(), "commitment/CM02");
  EXPECT_EQ(all[0].reason.text, emergency.reason);
  EXPECT_EQ(all[0].asker, rui);
  EXPECT_EQ(all[0].publisher, pia);
  ASSERT_EQ(all[0].asker_offices.size(), 1U);
  EXPECT_EQ(all[0].asker_offices[0]->id(), "secretariat");
  EXPECT_EQ(analysis::hastened(view, *view.find("commitment/CM02"), "es").size(), 1U);
  EXPECT_TRUE(analysis::hastened(view, *view.find("commitment/CM03"), "es").empty());
}

TEST_F(DeskTest, InAnEmergencyWhoWroteItMayAskButNeverPublish) {
  const std::string both = person("both", {"secretariat", "publishing"});
  const auto matter = Matter{.kind = "structure", .mechanism = "LAD"};
  record::ClaimDraft draft;
  draft.subject.text = "committee/LAD-AP01";
  draft.property.text = "name";
  draft.value.text = "Otro nombre";
  draft.language.text = "es";
  draft.asserter.text = "office/secretariat";
  draft.from.text = "2026-11-20";
  draft.source.text = "W02";
  const auto sent = desk->propose(desk->actor(both), {matter, "committee/LAD-AP01", {draft}}, "k");
  ASSERT_TRUE(sent) << sent.error()[0].message << sent.error()[0].place;
  EXPECT_EQ(refusal(desk->approve(desk->actor(both), sent->id, 1)), "error.permission.own-work");
  ASSERT_TRUE(desk->hasten(desk->actor(both), sent->id, 1, {"r", "es"}));
  EXPECT_EQ(refusal(desk->publish(desk->actor(both), sent->id, 1)), "error.permission.own-work");
  EXPECT_TRUE(desk->publish(desk->actor(pia), sent->id, 1));
}

TEST_F(DeskTest, AnEmergencyLeavesTheRightOfReplyAsItIs) {
  const std::string assessor = person("assessor", {"assessment"});
  const Report typed{.country = "COL",
                     .commitment = "CM02",
                     .status = "limited",
                     .as_of = "2026-11-15",
                     .text = "Seen.",
                     .language = "en",
                     .evidence = "https://x.example/a",
                     .track = record::Track::assessed,
                     .office = "assessment"};
  const auto matter = matter_of(desk->view(), "CM02", "COL", typed.track);
  const auto sent =
      desk->propose(desk->actor(assessor),
                    {*matter, "commitment/CM02", *report_drafts(desk->view(), typed, "A-1")}, "a");
  ASSERT_TRUE(sent);
  ASSERT_TRUE(desk->hasten(desk->actor(rui), sent->id, 1, {"r", "en"}));
  EXPECT_EQ(refusal(desk->publish(desk->actor(pia), sent->id, 1)), "error.reply.waiting");
  ASSERT_TRUE(desk->reply(desk->actor(ana), sent->id, 1, {"COL", 0, "No es así.", "es"}));
  EXPECT_TRUE(desk->publish(desk->actor(pia), sent->id, 1));
}

TEST_F(DeskTest, WhoWroteAFormerVersionReviewsNoLaterOne) {
  const std::string first = person("first", {"assessment", "secretariat"});
  const std::string second = person("second", {"assessment"});
  const Report typed{.country = "COL",
                     .commitment = "CM02",
                     .status = "limited",
                     .as_of = "2026-11-15",
                     .text = "Seen.",
                     .language = "en",
                     .evidence = "https://x.example/a",
                     .track = record::Track::assessed,
                     .office = "assessment"};
  const auto matter = matter_of(desk->view(), "CM02", "COL", record::Track::assessed);
  auto drafts = report_drafts(desk->view(), typed, "A-1");
  ASSERT_TRUE(drafts && matter);
  const auto sent = desk->propose(desk->actor(first), {*matter, "commitment/CM02", *drafts}, "k1");
  ASSERT_TRUE(sent) << refusal(sent);
  ASSERT_TRUE(desk->send_back(desk->actor(rui), sent->id, 1, "Which year?"));
  const auto amended = desk->amend(desk->actor(second), sent->id, 1, *drafts);
  ASSERT_TRUE(amended) << refusal(amended);
  EXPECT_EQ(refusal(desk->approve(desk->actor(first), sent->id, 2)), "error.permission.own-work");
  EXPECT_TRUE(desk->approve(desk->actor(rui), sent->id, 2));
}

TEST_F(DeskTest, AReportGoesThroughThreeHandsIntoTheRecord) {
  const auto proposal = report(ana);
  ASSERT_TRUE(proposal) << proposal.error()[0].message << proposal.error()[0].place;
  const std::uint64_t before = intake->record().published();
  ASSERT_TRUE(desk->approve(desk->actor(rui), proposal->id, 1));
  EXPECT_EQ(intake->record().published(), before) << "a review records nothing";
  const auto done = desk->publish(desk->actor(pia), proposal->id, 1);
  ASSERT_TRUE(done) << refusal(done);
  EXPECT_EQ(done->entry, intake->record().published());
  const auto reports = published();
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_EQ(reports[0].country->id(), "COL");
  EXPECT_EQ(reports[0].status, "limited");
  EXPECT_EQ(reports[0].text.text, "El 40 % de los permisos fue entregado.");
  EXPECT_EQ(reports[0].evidence.text, "https://x.example/r");
  EXPECT_EQ(reports[0].claim->author, ana);
  const record::View all(intake->record(), day_of(clock()), intake->record().published());
  const record::Subject* const hands = all.find("submission/" + proposal->id);
  ASSERT_NE(hands, nullptr);
  std::string told;
  for (const record::Claim* claim : all.history(*hands)) (told += claim->property.view()) += ' ';
  EXPECT_EQ(told, "proposed_by reviewed_by published_by ");
}

TEST_F(DeskTest, WhatIsProposedStandsInNoRecord) {
  const std::uint64_t before = intake->record().published();
  const auto proposal = report(ana);
  ASSERT_TRUE(proposal);
  EXPECT_EQ(intake->record().published(), before);
  EXPECT_EQ(intake->record().find("source/R-k1"), nullptr);
  EXPECT_TRUE(published().empty());
}

TEST_F(DeskTest, NobodyPublishesAloneWhateverOfficesTheyHold) {
  const std::string all = person("all", {"focal-COL", "secretariat", "publishing"});
  const auto proposal = report(all);
  ASSERT_TRUE(proposal);
  EXPECT_EQ(refusal(desk->approve(desk->actor(all), proposal->id, 1)), "error.permission.own-work");
  const std::string two = person("two", {"secretariat", "publishing"});
  ASSERT_TRUE(desk->approve(desk->actor(two), proposal->id, 1));
  EXPECT_EQ(refusal(desk->publish(desk->actor(two), proposal->id, 1)), "error.permission.own-work");
  EXPECT_EQ(refusal(desk->publish(desk->actor(all), proposal->id, 1)), "error.permission.own-work");
  EXPECT_TRUE(published().empty());
  EXPECT_TRUE(desk->publish(desk->actor(pia), proposal->id, 1));
}

TEST_F(DeskTest, NothingIsPublishedThatNobodyReviewed) {
  const auto proposal = report(ana);
  ASSERT_TRUE(proposal);
  EXPECT_EQ(refusal(desk->publish(desk->actor(pia), proposal->id, 1)), "error.permission.unknown")
      << "a publisher does not even see it yet";
  EXPECT_TRUE(published().empty());
}

TEST_F(DeskTest, AFocalPointSeesNothingOfAnotherCountry) {
  const auto proposal = report(ana);
  ASSERT_TRUE(proposal);
  EXPECT_EQ(refusal(desk->find(desk->actor(eva), proposal->id)), "error.permission.unknown");
  EXPECT_EQ(refusal(desk->find(desk->actor(eva), "S-nothing")), "error.permission.unknown");
  EXPECT_TRUE(desk->all(desk->actor(eva)).empty());
  EXPECT_TRUE(desk->all({}).empty());
  EXPECT_EQ(desk->all(desk->actor(luis)).size(), 1U);
  const Report of_another{"COL", "CM02", "limited", "2026", "x", "es", ""};
  const auto matter = matter_of(desk->view(), "CM02", "COL").value();
  const auto drafts = report_drafts(desk->view(), of_another, "R-2").value();
  const auto refused = desk->propose(desk->actor(eva), {matter, "commitment/CM02", drafts}, "k2");
  EXPECT_EQ(refusal(refused), "error.permission.none");
}

TEST_F(DeskTest, WhatGoesBackComesWithAReasonAndIsReviewedAnew) {
  const auto proposal = report(ana);
  ASSERT_TRUE(proposal);
  EXPECT_EQ(refusal(desk->send_back(desk->actor(rui), proposal->id, 1, "  ")),
            "error.proposal.no-reason");
  ASSERT_TRUE(desk->send_back(desk->actor(rui), proposal->id, 1, "Of which year?"));
  Report typed = report_in(proposal->drafts);
  EXPECT_EQ(typed.country + typed.commitment + typed.status, "COLCM02limited");
  typed.text = "40 % in 2026";
  const auto drafts = report_drafts(desk->view(), typed, "R-k1").value();
  const auto second = desk->amend(desk->actor(luis), proposal->id, 1, drafts);
  ASSERT_TRUE(second) << refusal(second);
  EXPECT_EQ(second->version, 2U);
  EXPECT_EQ(refusal(desk->amend(desk->actor(ana), proposal->id, 1, drafts)),
            "error.permission.none")
      << "it is proposed again, and for the reviewer to look at";
  EXPECT_EQ(refusal(desk->approve(desk->actor(rui), proposal->id, 1)), "error.proposal.changed")
      << "nobody approves a version that they have not seen";
  EXPECT_TRUE(desk->approve(desk->actor(rui), proposal->id, 2));
  EXPECT_EQ(desk->steps(*second).size(), 4U);
}

TEST_F(DeskTest, WhatIsWrittenAnewStaysAboutItsPromiseAndItsState) {
  const auto sent = report(ana);
  ASSERT_TRUE(desk->send_back(desk->actor(rui), sent->id, 1, "Of which year?"));
  const auto amended = [&](std::string_view from, std::string_view to) {
    auto drafts = sent->drafts;
    for (record::ClaimDraft& draft : drafts)
      for (record::Written* written : {&draft.subject, &draft.asserter, &draft.value})
        if (written->text == from) written->text = to;
    return desk->amend(desk->actor(ana), sent->id, 1, drafts);
  };
  const auto other_promise = amended("commitment/CM02", "commitment/CM17");
  ASSERT_EQ(refusal(other_promise), "error.proposal.strays");
  EXPECT_EQ(other_promise.error()[0].place, "commitment");
  EXPECT_EQ(other_promise.error()[0].hint, "commitment/CM02, COL");
  const auto other_state = amended("country/COL", "country/PER");
  ASSERT_EQ(refusal(other_state), "error.proposal.strays");
  EXPECT_EQ(other_state.error()[0].place, "country");
  EXPECT_TRUE(amended("nothing", "nothing"));
}

TEST_F(DeskTest, AnAssessmentWrittenAnewIsOfTheSameStateAndByNobodyWhoReported) {
  const std::string ivo = person("ivo", {"assessment"});
  const Report typed{.country = "COL",
                     .commitment = "CM02",
                     .status = "limited",
                     .as_of = "2026-11-15",
                     .text = "Seen.",
                     .language = "en",
                     .evidence = "https://x.example/a",
                     .track = record::Track::assessed,
                     .office = "assessment"};
  const auto matter = matter_of(desk->view(), "CM02", "COL", typed.track);
  const auto drafts = report_drafts(desk->view(), typed, "A-1").value();
  const auto sent = desk->propose(desk->actor(ivo), {*matter, "commitment/CM02", drafts}, "a");
  ASSERT_TRUE(sent && desk->send_back(desk->actor(rui), sent->id, 1, "Which year?"));
  auto of_another = drafts;
  for (record::ClaimDraft& draft : of_another)
    if (draft.property.text == "concerns") draft.value.text = "country/PER";
  EXPECT_EQ(refusal(desk->amend(desk->actor(ivo), sent->id, 1, of_another)),
            "error.proposal.strays");

  const auto reported = report(ana);
  ASSERT_TRUE(reported && desk->approve(desk->actor(rui), reported->id, 1) &&
              desk->publish(desk->actor(pia), reported->id, 1));
  ASSERT_TRUE(record_tenure(*intake, {"focal-COL", ana, "2026-11-01", "2026-11-02"}, "operator"));
  ASSERT_TRUE(record_tenure(*intake, {"assessment", ana, "2026-11-02"}, "operator"));
  EXPECT_EQ(refusal(desk->amend(desk->actor(ana), sent->id, 1, drafts)),
            "error.permission.own-report");
  EXPECT_TRUE(desk->amend(desk->actor(ivo), sent->id, 1, drafts));
}

TEST_F(DeskTest, ACycleWrittenAnewKeepsItsName) {
  const auto drafts = [&](const std::string& id) {
    return cycle_drafts(desk->view(), {id, "Informes", "es", "2027-01-01", "2027-12-31", "", ""})
        .value();
  };
  const auto sent = desk->propose(desk->actor(rui),
                                  {cycle_matter(desk->view()), "cycle/2027", drafts("2027")}, "c");
  ASSERT_TRUE(sent) << refusal(sent);
  const std::string other = person("other", {"secretariat"});
  ASSERT_TRUE(desk->send_back(desk->actor(other), sent->id, 1, "Why?"));
  EXPECT_EQ(refusal(desk->amend(desk->actor(rui), sent->id, 1, drafts("2028"))),
            "error.proposal.strays");
  EXPECT_TRUE(desk->amend(desk->actor(rui), sent->id, 1, drafts("2027")));
}

TEST_F(DeskTest, ADayThatIsClearedInACycleIsTakenBack) {
  const auto submit = [&](const CycleForm& form) {
    const auto drafts = cycle_drafts(desk->view(), form);
    return drafts && intake->submit({form.reason + form.overdue_from, "operator", *drafts});
  };
  CycleForm form{"2027", "Informes", "es", "2027-01-01", "2027-11-30", "2027-12-31", "first"};
  ASSERT_TRUE(submit(form));
  EXPECT_EQ(cycle_form(desk->view(), "2027", "es").overdue_from, "2027-12-31");
  form.overdue_from.clear();
  form.reason = "again";
  ASSERT_TRUE(submit(form));
  EXPECT_EQ(cycle_form(desk->view(), "2027", "es").overdue_from, "");
  EXPECT_EQ(cycle_form(desk->view(), "2027", "es").due, "2027-11-30");
  EXPECT_FALSE(submit(form)) << "nothing is different from what stands";
}

TEST_F(DeskTest, WhoCodedAndHasLeftTheOfficeHasCodedAllTheSame) {
  const auto codings = CodingDesk::open(*intake, *desk, where, clock).value();
  const CodingForm form{"NA16",
                        "CM26",
                        "neutral",
                        "W33",
                        "p. 1",
                        "It ended.",
                        "W02",
                        "bullet 3",
                        "Expand the offices.",
                        "Because of that.",
                        "en"};
  const std::string kai = person("kai", {"coding"}), kim = person("kim", {"coding"});
  ASSERT_TRUE(codings->code(desk->actor(kai), form, 0));
  now += std::int64_t{3} * 24 * 3600 * 1'000'000;
  ASSERT_TRUE(record_tenure(*intake, {"coding", kai, "2026-11-01", "2026-11-22"}, "operator"));
  const auto paper = codings->code(desk->actor(kim), form, 0);
  ASSERT_TRUE(paper) << paper.error()[0].message << ' ' << paper.error()[0].place;
  EXPECT_TRUE(desk->actor(kai).seats.empty());
  for (const Coded& coded : codings_in(desk->find(desk->actor(rui), paper->proposal)->drafts))
    EXPECT_EQ(coded.office, "coding") << coded.account;
}

TEST_F(DeskTest, WhoeverIsRelievedAndAppointedAgainOnOneDayHoldsTheOffice) {
  const std::string ivo = person("ivo", {});
  const auto holds = [&] { return !desk->actor(ivo).seats.empty(); };
  const Tenure appointed{"focal-COL", ivo, "2026-11-20"};
  const Tenure relieved{"focal-COL", ivo, "2026-11-20", "2026-11-20"};
  for (int times = 0; times < 3; ++times) {
    ASSERT_TRUE(record_tenure(*intake, appointed, "operator"));
    EXPECT_TRUE(holds()) << times;
    ASSERT_TRUE(record_tenure(*intake, relieved, "operator"));
    EXPECT_FALSE(holds()) << times;
  }
  ASSERT_TRUE(record_tenure(*intake, appointed, "operator"));
  ASSERT_TRUE(record_tenure(*intake, {"focal-COL", ivo, "2026-11-20", "2026-11-21"}, "operator"));
  EXPECT_TRUE(holds()) << "until tomorrow";
}

TEST_F(DeskTest, ADoubleClickIsOneProposal) {
  const auto first = report(ana);
  const auto again = report(ana);
  ASSERT_TRUE(first && again);
  EXPECT_EQ(first->id, again->id);
  EXPECT_EQ(desk->all(desk->actor(ana)).size(), 1U);
  EXPECT_EQ(refusal(report(ana, "k1", "something else")), "error.store.key-reused");
}

TEST_F(DeskTest, APublicationThatWasCutShortIsFinishedAtTheNextStart) {
  const auto proposal = report(ana);
  ASSERT_TRUE(proposal && desk->approve(desk->actor(rui), proposal->id, 1));
  desk.reset();
  // Taken by the publisher; the program ended before the ledger had it.
  const auto cut = store::Proposals::open(where, clock).value();
  ASSERT_TRUE(cut->advance(proposal->id, 1, "reviewed", "published", pia, ""));
  ASSERT_TRUE(published().empty());
  desk = Desk::open(*intake, where, clock).value();
  EXPECT_EQ(published().size(), 1U);
  const std::uint64_t entries = intake->record().published();
  EXPECT_EQ(cut->find(proposal->id)->entry, entries);
  desk = Desk::open(*intake, where, clock).value();
  EXPECT_EQ(intake->record().published(), entries) << "and only once";
}

TEST_F(DeskTest, AReportForTheSameDayCorrectsTheLastOneWhicheverDoorItCameThrough) {
  const auto publish = [&](const Checked<Proposed>& sent) {
    EXPECT_TRUE(sent) << refusal(sent);
    EXPECT_TRUE(desk->approve(desk->actor(rui), sent->id, 1));
    EXPECT_TRUE(desk->publish(desk->actor(pia), sent->id, 1));
  };
  publish(report(ana, "k1", "El 400 %."));
  publish(report(ana, "k2", "El 40 %."));
  ASSERT_EQ(published().size(), 1U);
  EXPECT_EQ(published()[0].text.text, "El 40 %.");
  const record::View view(intake->record(), day_of(clock()), intake->record().published());
  const record::Subject& promise = *view.find("commitment/CM02");
  EXPECT_EQ(view.standing(promise, "reported_status").size(), 1U);
  EXPECT_EQ(view.standing(promise, "report_text").size(), 1U);
}

TEST_F(DeskTest, WhatWasTakenBackIsSentAgainBySheetWhateverItsFileIsCalled) {
  const std::string bytes =
      "referencia;estado;a fecha de;informe\r\nCM02;avance limitado;2026-10;uno\r\n";
  const auto send = [&](const std::string& file) {
    const auto preview = preview_for(*desk, desk->actor(ana), "COL", "es", bytes, file);
    EXPECT_TRUE(preview);
    const auto sent = propose_sheet(*desk, desk->actor(ana), *preview, TakeRows::all_or_none);
    EXPECT_TRUE(sent) << sent.error()[0].message << ' ' << sent.error()[0].place;
    return sent.value_or(std::vector<Proposed>{});
  };
  std::string before;
  for (const char* const file : {"a.csv", "a.csv", "b.csv"}) {
    const auto sent = send(file);
    ASSERT_EQ(sent.size(), 1U) << file;
    EXPECT_NE(sent[0].id, before);
    EXPECT_FALSE(sent[0].withdrawn);
    EXPECT_TRUE(send("c.csv").empty()) << "it waits: unchanged";
    before = sent[0].id;
    ASSERT_TRUE(desk->withdraw(desk->actor(ana), before, 1));
  }
}

TEST_F(DeskTest, OfSeveralReportsThatWaitEachIsUnchangedWhenItIsSentAgain) {
  ASSERT_TRUE(report(ana, "k1", "uno"));
  ASSERT_TRUE(report(luis, "k2", "dos"));
  for (const char* const text : {"uno", "dos", "tres"}) {
    const auto preview =
        preview_for(*desk, desk->actor(ana), "COL", "es",
                    "referencia;estado;a fecha de;informe;pruebas\r\nCM02;avance limitado;"
                    "2026-11-15;" +
                        std::string(text) + ";https://x.example/r\r\n",
                    "a.csv");
    ASSERT_TRUE(preview);
    EXPECT_EQ(preview->count(RowFate::unchanged), text == std::string("tres") ? 0U : 1U) << text;
  }
}

TEST_F(DeskTest, ATranslationFileThatCameBackOrWasTakenBackIsSentAnew) {
  const record::View view = desk->view();
  const record::Claim& said = *view.standing(*view.find("commitment/CM02"), "text").front();
  const auto send = [&](const std::string& name) {
    exchange::XliffUnit unit;
    unit.id = std::to_string(said.number);
    unit.source = std::get<record::Text>(said.value).text;
    unit.target = "Tradução";
    unit.state = "translated";
    const auto file =
        exchange::write_xliff({{std::string(said.language.view()), "pt", {std::move(unit)}}});
    const auto sent = propose_translation_file(*desk, desk->actor(rui), file, name, true);
    EXPECT_TRUE(sent) << sent.error()[0].message << ' ' << sent.error()[0].place;
    return sent ? sent->proposal : "";
  };
  const auto state = [&](const std::string& id) { return desk->progress_of(id)->state; };
  const std::string first = send("a.xlf");
  ASSERT_NE(first, "");
  EXPECT_EQ(send("b.xlf"), first) << "it waits";
  const std::string other = person("reader", {"secretariat"});
  ASSERT_TRUE(desk->send_back(desk->actor(other), first, 1, "¿Seguro?"));
  EXPECT_EQ(send("a.xlf"), first) << "its next version";
  EXPECT_EQ(state(first), State::proposed);
  ASSERT_TRUE(desk->withdraw(desk->actor(rui), first, 2));
  const std::string second = send("a.xlf");
  EXPECT_NE(second, first);
  EXPECT_EQ(send("a.xlf"), second);
}

TEST_F(DeskTest, WhenAPersonIsErasedTheRecordStaysAsItIs) {
  const auto proposal = report(ana);
  ASSERT_TRUE(proposal && desk->approve(desk->actor(rui), proposal->id, 1) &&
              desk->publish(desk->actor(pia), proposal->id, 1));
  const std::uint64_t entries = intake->record().published();
  ASSERT_TRUE(accounts->erase("ana@x.example"));
  EXPECT_EQ(intake->record().published(), entries);
  EXPECT_EQ(published().size(), 1U);
  EXPECT_EQ(published()[0].claim->author, ana);
}

TEST_F(DeskTest, EverythingThatIsWrongWithAReportIsToldAtItsField) {
  const Report typed{"BRB", "CM13", "", "2027-01-01", " ", "es", "javascript:alert(1)"};
  const auto drafts = report_drafts(desk->view(), typed, "R-3");
  ASSERT_FALSE(drafts);
  std::string told;
  for (const Error& error : drafts.error()) told += error.place + ':' + error.message + ' ';
  EXPECT_EQ(told,
            "country:error.report.not-theirs status:error.report.missing text:error.report.missing "
            "evidence:error.report.address as_of:error.report.future ");
  const Report unknown_code{"COL", "CM02", "splendid", "2026", "x", "es", ""};
  const auto matter = matter_of(desk->view(), "CM02", "COL").value();
  const auto refused = desk->propose(
      desk->actor(ana),
      {matter, "commitment/CM02", report_drafts(desk->view(), unknown_code, "R-4").value()}, "k4");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error()[0].message, "error.claim.unknown-code");
  EXPECT_EQ(refused.error()[0].place, "status");
  EXPECT_TRUE(desk->all(desk->actor(ana)).empty());
}

TEST_F(DeskTest, AFocalPointsDutiesAreWhatTheCountryPromisedTheSilentFirst) {
  const auto before = duties(desk->view(), desk->matrix().value(), desk->actor(ana));
  ASSERT_GT(before.size(), 3U);
  for (const Duty& duty : before) EXPECT_EQ(duty.country->id(), "COL");
  EXPECT_TRUE(duties(desk->view(), desk->matrix().value(), desk->actor(rui)).empty());
  const auto proposal = report(ana);
  ASSERT_TRUE(proposal && desk->approve(desk->actor(rui), proposal->id, 1) &&
              desk->publish(desk->actor(pia), proposal->id, 1));
  const auto after = duties(desk->view(), desk->matrix().value(), desk->actor(ana));
  EXPECT_EQ(after.size(), before.size());
  EXPECT_EQ(after.back().commitment->id(), "CM02") << "reported, so the last of them";
  EXPECT_NE(after.back().last, nullptr);
}

TEST_F(DeskTest, NobodyAssessesACountryOfTheirsOrWhatTheyReported) {
  const std::string ivo = person("ivo", {"assessment"});
  const std::string both = person("both", {"assessment", "focal-COL"});
  const auto decide = [&](const std::string& who) {
    const auto matter = matter_of(desk->view(), "CM02", "COL", record::Track::assessed).value();
    return may(desk->matrix().value(), desk->actor(who), Verb::propose, matter).rule;
  };
  EXPECT_EQ(decide(ivo), "P14");
  EXPECT_EQ(decide(both), "error.permission.own-country");
  EXPECT_EQ(decide(ana), "error.permission.own-country");
  const auto proposal = report(ana);
  ASSERT_TRUE(proposal && desk->approve(desk->actor(rui), proposal->id, 1) &&
              desk->publish(desk->actor(pia), proposal->id, 1));
  EXPECT_EQ(to_assess(desk->view(), desk->matrix().value(), desk->actor(ivo)).size(), 1U);
  ASSERT_TRUE(record_tenure(*intake, {"focal-COL", ana, "2026-11-01", "2026-11-02"}, "operator"));
  ASSERT_TRUE(record_tenure(*intake, {"assessment", ana, "2026-11-02"}, "operator"));
  EXPECT_EQ(decide(ana), "error.permission.own-report") << "she left the office, and wrote it";
}

TEST_F(DeskTest, TheLastWhoMayKeepAccountsIsKnown) {
  const std::string first = person("first", {"administration"});
  const Matrix matrix = desk->matrix().value();
  EXPECT_TRUE(is_last_manager(desk->view(), matrix, {first, ana}, first));
  EXPECT_FALSE(is_last_manager(desk->view(), matrix, {first, ana}, ana));
  const std::string second = person("second", {"administration"});
  EXPECT_FALSE(is_last_manager(desk->view(), matrix, {first, second}, first));
  EXPECT_TRUE(is_last_manager(desk->view(), matrix, {first}, first)) << "the other is disabled";
}

}  // namespace
}  // namespace acta::procedure
