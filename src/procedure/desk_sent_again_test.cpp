#include "exchange/xliff.h"
#include "procedure/sheet_filing.h"
#include "procedure/testing_desk.h"
#include "procedure/translation_file.h"

namespace acta::procedure {
namespace {

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

}  // namespace
}  // namespace acta::procedure
