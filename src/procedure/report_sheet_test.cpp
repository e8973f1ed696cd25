#include "procedure/report_sheet.h"

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <random>

#include <gtest/gtest.h>

#include "exchange/csv.h"
#include "exchange/pack.h"
#include "exchange/xlsx_testing.h"
#include "procedure/intake.h"
#include "procedure/translation.h"
#include "register/records/track_report.h"

namespace acta::procedure {
namespace {

using exchange::SheetFormat;
namespace fs = std::filesystem;

// Colombia reports on the founding data.
struct ReportSheetTest : testing::Test {
  static void SetUpTestSuite() {
    std::string name = fs::temp_directory_path() / "acta-sheet-XXXXXX";
    founding = ::mkdtemp(name.data());
    const auto made = open(founding / "store", store::Mode::create);
    const auto pack = exchange::read_pack(ACTA_SOURCE_DIR "/packs/los-angeles").value();
    EXPECT_TRUE(made->submit({"pack", "operator", pack.drafts}));
  }
  static void TearDownTestSuite() { fs::remove_all(founding); }

  ReportSheetTest() : directory(founding.string() + '-' + std::to_string(++copies)) {
    fs::copy(founding, directory, fs::copy_options::recursive);
    intake = open(directory / "store", store::Mode::write);
  }
  ~ReportSheetTest() override {
    intake.reset();
    fs::remove_all(directory);
  }
  static std::unique_ptr<Intake> open(const fs::path& path, store::Mode mode) {
    return Intake::open(store::parse_location(path.string()).value(), mode, clock, "test/acta")
        .value();
  }

  record::View view() const {
    return {intake->record(), day_of(clock()), intake->record().published()};
  }
  std::string download(std::string_view language = "es", SheetFormat format = SheetFormat::csv) {
    return write_report_sheet(view(), "COL", messages(language), format).value();
  }
  SheetPreview preview(const std::string& bytes) const {
    auto made = preview_report_sheet(view(), "COL", "es", bytes, "col.csv");
    EXPECT_TRUE(made) << (made ? "" : made.error()[0].message + ' ' + made.error()[0].place);
    return made.value_or(SheetPreview{});
  }
  std::string refusal(const std::string& bytes) const {
    const auto made = preview_report_sheet(view(), "COL", "es", bytes, "col.csv");
    return made ? "" : made.error()[0].message + ' ' + made.error()[0].place;
  }
  // "created 1 changed 0 unchanged 16 rejected 0", without those that are none.
  static std::string fates(const SheetPreview& preview) {
    std::string all;
    for (const RowFate fate : all_row_fates)
      if (preview.count(fate) > 0)
        all += (all.empty() ? "" : " ") + std::string(name_of(fate)) + ' ' +
               std::to_string(preview.count(fate));
    return all;
  }
  Outcome record(const std::string& bytes) {
    Submission all{"sheet" + std::to_string(++copies), "operator", {}};
    for (const RowPreview& row : preview(bytes).rows)
      all.drafts.insert(all.drafts.end(), row.drafts.begin(), row.drafts.end());
    if (all.drafts.empty()) return {};
    const auto outcome = intake->submit(all);
    EXPECT_TRUE(outcome) << outcome.error()[0].message << ' ' << outcome.error()[0].place;
    return outcome.value_or(Outcome{});
  }
  std::string reported(const std::string& commitment) const {
    for (const auto& report : record::track_reports(
             view(), *view().find("commitment/" + commitment), record::Track::reported, "es"))
      if (report.country->id() == "COL")
        return std::string(report.status) + ' ' + format_bound(report.claim->valid.start) + ' ' +
               report.text.text + ' ' + report.text.language + ' ' + report.evidence.text;
    return "silence";
  }

  static inline std::atomic<std::int64_t> now =
      parse_instant("2026-11-20T12:00:00Z").value().microseconds;
  static Instant clock() { return Instant{now += 1000}; }
  static inline fs::path founding;
  static inline int copies = 0;
  fs::path directory;
  std::unique_ptr<Intake> intake;
};

std::string explained(const Error& error) { return messages("es").explain(error); }

const std::string header = "referencia;país;estado;a fecha de;informe;pruebas;versión\r\n";

TEST_F(ReportSheetTest, TellsWhereTextBeginsLikeAFormulaAndTakesItAsText) {
  const std::string link = "=HYPERLINK(\"http://x.example\";\"x\")";
  const auto like_formulas = [](const SheetPreview& made) {
    std::string cells;
    for (const auto& notice : made.notices)
      if (notice.message == "notice.sheet.like-formulas") cells += notice.value;
    return cells;
  };
  const std::string file = header +
                           "CM02;COL;avance limitado;2026-10;\"=HYPERLINK(\"\"http://x.example"
                           "\"\";\"\"x\"\")\";;\r\nCM17;COL;avance limitado;2026-10;Nada.;-5;\r\n"
                           "CM41;COL;avance limitado;2026-10;@todos;+informe;\r\n";
  const SheetPreview made = preview(file);
  EXPECT_EQ(like_formulas(made), "E2, E4, F4");
  EXPECT_EQ(made.rows.at(0).fate, RowFate::created);
  record(
      header +
      "CM02;COL;avance limitado;2026-10;\"=HYPERLINK(\"\"http://x.example\"\";\"\"x\"\")\";;\r\n");
  EXPECT_EQ(reported("CM02"), "limited 2026-10 " + link + " es ");
  EXPECT_NE(download().find("'=HYPERLINK"), std::string::npos);
  for (const SheetFormat format : {SheetFormat::csv, SheetFormat::xlsx}) {
    const SheetPreview back = preview(download("es", format));
    EXPECT_EQ(back.count(RowFate::unchanged), back.rows.size()) << fates(back);
    EXPECT_NE(like_formulas(back), "");
  }
  std::string many = header;
  for (int i = 0; i < 12; ++i) many += "CM02;COL;;;=x;;\r\n";
  EXPECT_EQ(like_formulas(preview(many)), "E2, E3, E4, E5, E6, E7, E8, E9, E10, E11, …");
}

TEST_F(ReportSheetTest, AFileSentBackAsItWasChangesNothing) {
  record(header + "CM02;COL;avance limitado;2026-10;El 40 % está hecho.;https://x.example/1;\r\n");
  for (const char* const language : {"en", "es", "pt", "fr"})
    for (const SheetFormat format : {SheetFormat::csv, SheetFormat::xlsx}) {
      const SheetPreview made = preview(download(language, format));
      EXPECT_EQ(made.language, language);
      EXPECT_GT(made.rows.size(), 10u);
      EXPECT_EQ(made.count(RowFate::unchanged), made.rows.size()) << fates(made);
      for (const RowPreview& row : made.rows) EXPECT_TRUE(row.drafts.empty());
    }
}

TEST_F(ReportSheetTest, OffersOwnPromisesAndThoseOfAllAndNoOthers) {
  std::string references;
  for (const RowPreview& row : preview(download()).rows) references += row.commitment + ' ';
  EXPECT_NE(references.find("CM17 "), std::string::npos);  // of Colombia
  EXPECT_NE(references.find("CM02 "), std::string::npos);  // of the whole mechanism
  EXPECT_EQ(references.find("CM06 "), std::string::npos);  // of the United States
  const auto none = write_report_sheet(view(), "ESP", messages("es"), SheetFormat::csv);
  EXPECT_TRUE(none);
  EXPECT_FALSE(write_report_sheet(view(), "CHE", messages("es"), SheetFormat::csv));
}

TEST_F(ReportSheetTest, AReportIsCreatedOnceHoweverOftenItsFileIsSent) {
  const std::string file =
      header + "CM02;Colombia;Avance LIMITADO;2026-10-31;=El 40 %;https://x.example/1;\r\n";
  EXPECT_EQ(fates(preview(file)), "created 1");
  EXPECT_GT(record(file).created, 0u);
  EXPECT_EQ(reported("CM02"), "limited 2026-10-31 =El 40 % es https://x.example/1");
  EXPECT_EQ(fates(preview(file)), "unchanged 1");
  const std::uint64_t before = intake->record().published();
  EXPECT_EQ(record(file).changes(), 0u);
  EXPECT_EQ(intake->record().published(), before);
}

TEST_F(ReportSheetTest, ALaterDayFollowsAndTheSameDayCorrects) {
  record(header + "CM02;;limited;2026-06-30;uno;;\r\n");
  const SheetPreview later = preview(header + "CM02;;completo;2026-09-30;dos;;\r\n");
  EXPECT_EQ(fates(later), "changed 1");
  ASSERT_EQ(later.rows[0].changes.size(), 3u);
  EXPECT_EQ(later.rows[0].changes[0].column, "status");
  EXPECT_EQ(later.rows[0].changes[0].before, "limited");
  EXPECT_EQ(later.rows[0].changes[0].after, "complete");
  record(header + "CM02;;completo;2026-09-30;dos;;\r\n");
  const auto all = [&] {
    return view().standing(*view().find("commitment/CM02"), "reported_status").size();
  };
  EXPECT_EQ(all(), 2u);
  record(header + "CM02;;sustancial;2026-09-30;dos;;\r\n");  // no such word: rejected, so nothing
  record(header + "CM02;;avance sustancial;2026-09-30;dos;;\r\n");
  EXPECT_EQ(all(), 2u);
  EXPECT_EQ(reported("CM02"), "substantial 2026-09-30 dos es ");
  // Back to what it was is a report again, not the old one.
  record(header + "CM02;;completo;2026-09-30;dos;;\r\n");
  EXPECT_EQ(reported("CM02"), "complete 2026-09-30 dos es ");
}

TEST_F(ReportSheetTest, TakesColumnsInAnyOrderNamesInAnyLanguageAndWesternBytes) {
  const std::string western =
      "Compromissos 2026;;;\r\n"
      "RELAT\xD3RIO;Refer\xEAncia;em;coisa;Situa\xE7\xE3o\r\n"
      "Est\xE1 feito;CM02;2026-10;x;completo\r\n";
  const SheetPreview made = preview(western);
  EXPECT_EQ(made.taken.encoding, exchange::CsvSource::Encoding::windows_1252);
  ASSERT_EQ(made.rows.size(), 1u);
  ASSERT_EQ(made.notices.size(), 1u);
  EXPECT_EQ(made.notices[0].message, "notice.sheet.unknown-column");
  EXPECT_EQ(made.notices[0].value, "coisa");
}

TEST_F(ReportSheetTest, RefusesAFileWithoutItsColumns) {
  EXPECT_EQ(refusal("a;b\r\n1;2\r\n"), "error.sheet.no-header col.csv");
  EXPECT_EQ(refusal("referencia;estado;informe\r\n"), "error.sheet.missing-column col.csv:A1");
  EXPECT_EQ(refusal("referencia;estado;status;a fecha de;informe\r\n"),
            "error.sheet.repeated-column col.csv:C1");
  EXPECT_EQ(refusal("\x81PNG\r\n\x1A\n"), "error.csv.unknown-encoding col.csv");
}

TEST_F(ReportSheetTest, RejectsARowAtTheCellThatIsWrong) {
  const auto why = [&](const std::string& row) {
    const SheetPreview made = preview(header + row + "\r\n");
    EXPECT_EQ(fates(made), "rejected 1") << row;
    EXPECT_TRUE(made.rows.at(0).drafts.empty());
    std::string all;
    for (const Error& error : made.rows.at(0).errors)
      all += (all.empty() ? "" : ", ") + error.message + ' ' + error.place;
    return all;
  };
  EXPECT_EQ(why("CM02;PER;completo;2026;x;;"), "error.sheet.other-country col.csv:B2");
  EXPECT_EQ(why("CM06;;completo;2026;x;;"), "error.report.not-theirs col.csv:A2");
  EXPECT_EQ(why("CM999;;completo;2026;x;;"), "error.report.commitment col.csv:A2");
  EXPECT_EQ(why(";;completo;2026;x;;"), "error.sheet.no-reference col.csv:A2");
  EXPECT_EQ(why("CM02;;casi;2026;x;;"), "error.sheet.unknown-status col.csv:C2");
  EXPECT_EQ(why("CM02;;completo;46325;x;;"), "error.sheet.serial col.csv:D2");
  EXPECT_EQ(why("CM02;;completo;10/06/22;x;;"), "error.date.ambiguous-order col.csv:D2");
  EXPECT_EQ(why("CM02;;completo;2026-02-30;x;;"), "error.date.no-such-day col.csv:D2");
  EXPECT_EQ(why("CM02;;completo;2031;x;;"), "error.report.future col.csv:D2");
  EXPECT_EQ(why("CM02;;completo;2026;;;"), "error.report.missing col.csv:E2");
  EXPECT_EQ(why("CM02;;completo;2026;x;javascript:alert(1);"), "error.report.address col.csv:F2");
  EXPECT_EQ(why("CM02;;completo;2026;x;;99999999"), "error.sheet.version col.csv:G2");
  EXPECT_EQ(why("CM02;;casi;46325;x;;0x"),
            "error.sheet.version col.csv:G2, error.sheet.unknown-status col.csv:C2, "
            "error.sheet.serial col.csv:D2");
  EXPECT_EQ(why("CM02;;casi;2026-02-30;;;"),
            "error.sheet.unknown-status col.csv:C2, error.report.missing col.csv:E2, "
            "error.date.no-such-day col.csv:D2");
}

TEST_F(ReportSheetTest, RejectsTheSecondOfTwoRowsOnOnePromise) {
  const SheetPreview made =
      preview(header + "CM02;;completo;2026;x;;\r\nCM02;;limited;2026;y;;\r\n");
  EXPECT_EQ(fates(made), "created 1 rejected 1");
  EXPECT_EQ(made.rows[1].errors.at(0).message, "error.sheet.repeated-row");
  EXPECT_EQ(made.rows[1].errors.at(0).hint, "2");
}

TEST_F(ReportSheetTest, ReadsAWorkbookAsAPersonSeesIt) {
  const auto cell = [](const char* column, const std::string& text) {
    return "<c r=\"" + std::string(column) + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  };
  const auto row = [](int number, const std::string& cells, const char* more = "") {
    return "<row r=\"" + std::to_string(number) + "\"" + more + ">" + cells + "</row>";
  };
  const std::string head = row(1, cell("A1", "reference") + cell("B1", "status") +
                                      cell("C1", "as of") + cell("D1", "report"));
  const std::string bytes = exchange::make_xlsx(
      {.rows = head +
               row(2,
                   cell("A2", "CM02") + cell("B2", "complete") +
                       "<c r=\"C2\" s=\"1\"><v>46325</v></c>" + cell("D2", "a"),
                   " hidden=\"1\"") +
               row(3, cell("A3", "CM03") +
                          "<c r=\"B3\" t=\"str\"><f>B2</f><v>limited progress</v></c>" +
                          "<c r=\"C3\" s=\"0\"><v>46325</v></c>" + cell("D3", "b")) +
               row(4, cell("A4", "CM04") + cell("B4", "complete") +
                          "<c r=\"C4\" t=\"e\"><v>#REF!</v></c>" + cell("D4", "c")) +
               row(5, cell("A5", "CM05") + "<c r=\"B5\"><f>B2</f></c>" + cell("C5", "2026") +
                          cell("D5", "d")) +
               row(6, cell("A6", "CM21") + cell("B6", "complete") + cell("C6", "2026") +
                          cell("D6", "e")) +
               row(7, cell("A7", "CM22") + cell("C7", "2026") + cell("D7", "f")),
       .after = R"(<mergeCells><mergeCell ref="B6:B7"/></mergeCells>)",
       .formats = R"(<xf numFmtId="14"/><xf numFmtId="17"/>)"});
  const SheetPreview made = preview(bytes);
  EXPECT_EQ(fates(made), "created 2 rejected 4");
  EXPECT_EQ(made.rows[0].changes[1].after, "2026-10");
  EXPECT_EQ(made.rows[1].changes[1].after, "2026-10-30");
  EXPECT_EQ(made.rows[2].errors[0].message + made.rows[2].errors[0].place,
            "error.sheet.cell-errorcol.csv:C4");
  EXPECT_EQ(made.rows[3].errors[0].message + made.rows[3].errors[0].place,
            "error.sheet.formulacol.csv:B5");
  EXPECT_EQ(made.rows[4].errors[0].message + made.rows[4].errors[0].value,
            "error.sheet.mergedB6:B7");
  EXPECT_EQ(made.rows[5].errors[0].message, "error.sheet.merged");
  ASSERT_EQ(made.notices.size(), 2u);
  EXPECT_EQ(made.notices[0].message + made.notices[0].value, "notice.sheet.hidden-rows1");
  EXPECT_EQ(made.notices[1].message + made.notices[1].value, "notice.sheet.formulas1");
}

TEST_F(ReportSheetTest, AnOldFileTakesNothingBackAndWritesOverNothingUnseen) {
  const std::string version = std::to_string(intake->record().published());
  record(header + "CM02;;avance limitado;2026-06;de otra mano;;\r\nCM03;;completo;2026-06;x;;\r\n");
  const SheetPreview made = preview(header + "CM02;;;;;;" + version + "\r\n" +
                                    "CM03;;retirado;2026-07;mío;;" + version + "\r\n");
  EXPECT_EQ(fates(made), "unchanged 1 rejected 1");
  const Errors& errors = made.rows[1].errors;
  ASSERT_EQ(errors.size(), 3u);
  EXPECT_EQ(errors[0].kind, ErrorKind::conflict);
  EXPECT_EQ(errors[0].message + ' ' + errors[0].place, "error.sheet.changed-meanwhile col.csv:C3");
  EXPECT_EQ(errors[0].value + '/' + errors[0].hint + '/' + errors[0].part, "retirado/completo/");
}

TEST_F(ReportSheetTest, ATranslationIsReadAndNeverTakenForWhatTheStateSaid) {
  record(header + "CM02;;avance limitado;2026-06;de su mano;Acta 7;\r\n");
  Submission translations{"translations", "operator", {}};
  const auto render = [&](const record::Claim& said, const std::string& into) {
    const auto draft =
        translation_draft(view(), {std::to_string(said.number), "en", into, "reviewed"});
    ASSERT_TRUE(draft) << draft.error()[0].message;
    translations.drafts.push_back(*draft);
  };
  const record::Subject& promise = *view().find("commitment/CM02");
  render(*view().standing(promise, "report_text").front(), "by its hand");
  const auto in_language = [&](std::string_view language) {
    const auto all = record::track_reports(view(), promise, record::Track::reported, language);
    return all.at(0).text.text + '/' + all.at(0).evidence.text;
  };
  const record::Subject* const source =
      view().standing(promise, "report_text").front()->citation.source;
  render(*view().standing(*source, "evidence").front(), "Act seven, 7");
  ASSERT_TRUE(intake->submit(translations));
  EXPECT_EQ(in_language("en"), "by its hand/Act seven, 7");
  EXPECT_EQ(in_language("es"), "de su mano/Acta 7");
  EXPECT_EQ(in_language("pt"), "de su mano/Acta 7") << "who reads neither is given the text itself";
  EXPECT_EQ(in_language({}), "de su mano/Acta 7");
  for (const char* const language : {"en", "es"}) {
    const std::string sheet = download(language);
    EXPECT_NE(sheet.find("de su mano"), std::string::npos) << language;
    EXPECT_NE(sheet.find("Acta 7"), std::string::npos) << language;
    const SheetPreview back = preview(sheet);
    EXPECT_EQ(back.count(RowFate::unchanged), back.rows.size()) << fates(back);
  }
}

TEST_F(ReportSheetTest, WhatTheRecordHoldsWithSpaceAtItsEndsIsUnchanged) {
  SheetPreview made = preview(header + "CM02;;avance limitado;2026-06;uno;Acta 7;\r\n");
  for (record::ClaimDraft& draft : made.rows.at(0).drafts)
    if (draft.property.text == "report_text" || draft.property.text == "evidence")
      draft.value.text += " \n";
  ASSERT_TRUE(intake->submit({"spaced", "operator", made.rows[0].drafts}));
  for (const SheetFormat format : {SheetFormat::csv, SheetFormat::xlsx}) {
    const SheetPreview back = preview(download("es", format));
    EXPECT_EQ(back.count(RowFate::unchanged), back.rows.size()) << fates(back);
  }
}

TEST_F(ReportSheetTest, AnotherSpellingOfADayIsTheSameDay) {
  record(header + "CM02;;avance limitado;2026-10;uno;;\r\nCM03;;completo;2026-10-31;dos;;\r\n");
  EXPECT_EQ(fates(preview(header + "CM02;;avance limitado;2026-10-XX;uno;;\r\n" +
                          "CM03;;completo;2026-10-31T10:00:00Z;dos;;\r\n")),
            "unchanged 2");
}

TEST_F(ReportSheetTest, OffersADayOnlyForANumberThatWasOneByTheCountOfItsWorkbook) {
  const auto error = [&](const std::string& day) {
    const Error found =
        preview(header + "CM02;;completo;" + day + ";x;;\r\n").rows.at(0).errors.at(0);
    return found.message + ' ' + found.hint;
  };
  EXPECT_EQ(error("46325"), "error.sheet.serial 2026-10-30");
  EXPECT_EQ(error("46325.5"), "error.sheet.serial 2026-10-30");
  EXPECT_TRUE(error("31.12.2025").starts_with("error.date.")) << error("31.12.2025");
  EXPECT_TRUE(error("20261031").starts_with("error.date.")) << error("20261031");
  const auto cell = [](const char* column, const std::string& text) {
    return "<c r=\"" + std::string(column) + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  };
  const std::string bytes = exchange::make_xlsx(
      {.rows = "<row r=\"1\">" + cell("A1", "reference") + cell("B1", "status") +
               cell("C1", "as of") + cell("D1", "report") + "</row><row r=\"2\">" +
               cell("A2", "CM02") + cell("B2", "complete") + "<c r=\"C2\"><v>44863</v></c>" +
               cell("D2", "a") + "</row>",
       .formats = "<xf numFmtId=\"0\"/>",
       .properties = "date1904=\"1\""});
  EXPECT_EQ(preview(bytes).rows.at(0).errors.at(0).hint, "2026-10-30");
}

TEST_F(ReportSheetTest, ACorrectedFileWithoutAColumnLeavesWhatStandsInIt) {
  record(header + "CM02;;avance limitado;2026-06;uno;https://x.example/1;\r\n");
  const std::string narrow = "referencia;estado;a fecha de;informe\r\n";
  const SheetPreview wrong = preview(narrow + "CM02;casi;2026-06;dos\r\n");
  for (const SheetFormat format : {SheetFormat::csv, SheetFormat::xlsx}) {
    const auto back = write_rejected_rows(view(), wrong, messages("es"), format, explained);
    ASSERT_TRUE(back);
    const SheetPreview again = preview(*back);
    EXPECT_EQ(fates(again), "rejected 1");
    EXPECT_TRUE(again.notices.empty()) << "the reason is known, and not read";
  }
  std::string corrected =
      *write_rejected_rows(view(), wrong, messages("es"), SheetFormat::csv, explained);
  corrected.replace(corrected.find("casi"), 4, "completo");
  record(corrected);
  EXPECT_EQ(reported("CM02"), "complete 2026-06 dos es https://x.example/1");
}

TEST_F(ReportSheetTest, EmptyingARowWithdrawsNothing) {
  record(header + "CM02;;avance limitado;2026-06;x;;\r\n");
  const SheetPreview made = preview(header + "CM02;;;;;;\r\n");
  EXPECT_EQ(made.rows.at(0).errors.at(0).message, "error.sheet.emptied");
}

TEST_F(ReportSheetTest, RejectedRowsComeBackWithTheReasonAndCanBeSentAgain) {
  const SheetPreview made =
      preview(header + "CM02;;completo;2026;x;;\r\nCM03;COL;casi;2026;'=1+1;;\r\n");
  for (const SheetFormat format : {SheetFormat::csv, SheetFormat::xlsx}) {
    const auto back = write_rejected_rows(view(), made, messages("es"), format, explained);
    ASSERT_TRUE(back);
    const SheetPreview again = preview(*back);
    EXPECT_EQ(fates(again), "rejected 1");
    EXPECT_EQ(again.rows.at(0).written, made.rows.at(1).written);
  }
  const std::string csv =
      *write_rejected_rows(view(), made, messages("es"), SheetFormat::csv, explained);
  EXPECT_NE(csv.find("motivo"), std::string::npos);
  EXPECT_NE(csv.find("casi"), std::string::npos);
  EXPECT_NE(csv.find("avance limitado"), std::string::npos) << csv;
}

TEST_F(ReportSheetTest, DamagedFilesAreRefusedOrReadAndNeverRecordedInPart) {
  const std::string whole = download("es", SheetFormat::xlsx);
  std::mt19937 random(20261122);
  const std::uint64_t before = intake->record().published();
  for (int i = 0; i < 150; ++i) {
    std::string bytes = whole;
    for (int n = 0; n < 3; ++n) bytes[random() % bytes.size()] = static_cast<char>(random());
    const auto made = preview_report_sheet(view(), "COL", "es", bytes, "col.xlsx");
    if (made) {
      EXPECT_EQ(made->count(RowFate::created), 0u);
    }
  }
  EXPECT_EQ(intake->record().published(), before);
}

}  // namespace
}  // namespace acta::procedure
