#include "procedure/report_sheet.h"
#include "site/desk/testing.h"

namespace acta::site {
namespace {

const std::string header = "referencia;estado;a fecha de;informe;pruebas\r\n";

struct SheetPages : DeskPages {
  std::size_t waiting(const std::string& name) {
    const auto actor = office.desk->actor(office.people.at(name).account.id);
    return office.desk->all(actor).size();
  }
  static std::string sent_to(const Response& response) {
    EXPECT_EQ(response.status, 303) << response.body;
    return std::string(response.header("Location"));
  }
};

TEST_F(SheetPages, ARowOfAnotherStateIsRefusedByTheNamesOfBoth) {
  Browser ana = signed_in("ana");
  const std::string file =
      "referencia;pais;estado;a fecha de;informe\r\nCM50;PER;avance limitado;2026-10;No.\r\n";
  const std::string page = ana.page(sent_to(ana.upload("/es/desk/sheet/COL", file)));
  EXPECT_TRUE(holds(page, "col.csv:B2: esta fila es de «Perú»; la hoja es de Colombia")) << page;
}

TEST_F(SheetPages, AFileIsSeenRowByRowThenSentAndASecondTimeChangesNothing) {
  Browser ana = signed_in("ana");
  const std::string sheet = "/es/desk/sheet/COL";
  EXPECT_TRUE(holds(ana.page("/es/desk"), sheet));
  ana.page(sheet);
  const std::size_t before = waiting("ana");
  const std::string file =
      header + "CM50;avance limitado;2026-10;El 40 % <b>está</b> hecho.;https://x.example/1\r\n" +
      "CM06;completo;2026-10;No es nuestro.;\r\nCM41;casi;46325;x;\r\n";
  const std::string address = sent_to(ana.upload(sheet, file));
  const std::string page = ana.page(address);
  EXPECT_TRUE(holds(page, "1 fila creada, 0 con cambios, 0 sin cambios, 2 rechazadas."));
  EXPECT_TRUE(holds(page, "El 40 % &lt;b&gt;está&lt;/b&gt; hecho."));
  EXPECT_TRUE(holds(page, "col.csv:A3"));
  EXPECT_TRUE(holds(page, "col.csv:B4"));
  EXPECT_EQ(waiting("ana"), before) << "seen, and nothing is sent";

  // The rejected rows come back as a file of the same form.
  const Response back = ana.get(address + "/rejected");
  EXPECT_EQ(back.header("Content-Disposition"), "attachment; filename=\"COL-rejected.csv\"");
  EXPECT_TRUE(holds(back.body, "motivo"));
  EXPECT_TRUE(holds(back.body, "casi"));
  EXPECT_FALSE(holds(back.body, "CM50"));

  EXPECT_EQ(ana.send(address, {{"do", "all"}}).status, 422) << "all or none, and two are rejected";
  EXPECT_EQ(waiting("ana"), before);
  const std::string done = sent_to(ana.send(address, {{"do", "valid"}}));
  EXPECT_TRUE(holds(ana.page(done), "1 informe va camino de la revisión."));
  EXPECT_EQ(waiting("ana"), before + 1);
  EXPECT_TRUE(holds(ana.page(done), "Ya enviado"));
  EXPECT_FALSE(holds(portal("/en/commitments/CM50"), "40 %")) << "nobody but the desk sees it";

  // A double click, the same file again, and the same file of a colleague: one report.
  ana.send(address, {{"do", "valid"}});
  const std::string again = sent_to(ana.upload(sheet, file));
  EXPECT_TRUE(holds(ana.page(again), "ninguna fila creada, 0 con cambios, 1 sin cambios"));
  Browser luis = signed_in("luis");
  const std::string of_luis = sent_to(luis.upload(sheet, file));
  EXPECT_TRUE(holds(luis.page(of_luis), "1 sin cambios"));
  EXPECT_EQ(waiting("ana"), before + 1);
}

TEST_F(SheetPages, WarnsOfTextThatBeginsLikeAFormulaAndTakesIt) {
  Browser ana = signed_in("ana");
  const std::string file = header + "CM02;avance limitado;2026-10;=1+1;\r\n";
  const std::string sent = sent_to(ana.upload("/es/desk/sheet/COL", file));
  for (const auto& [language, warning] :
       {std::pair{"en", "is read as text and never computed: D2."},
        {"es", "se lee como texto y nunca se calcula: D2."},
        {"pt", "é lido como texto e nunca calculado: D2."},
        {"fr", "est lu comme du texte et jamais calculé\u00a0: D2."}}) {
    const std::string page = ana.page('/' + std::string(language) + sent.substr(3));
    EXPECT_TRUE(holds(page, warning)) << page;
    EXPECT_TRUE(holds(page, "value=\"all\"")) << "it is not refused";
  }
}

TEST_F(SheetPages, WhatASheetSaysGoesThroughTheSameHandsAsTheForm) {
  Browser ana = signed_in("ana");
  const std::string file = header + "CM51;avance sustancial;2026-10-30;Casi todo.;\r\n";
  const std::string address = sent_to(ana.upload("/en/desk/sheet/COL", file));
  sent_to(ana.send(address, {{"do", "all"}}));
  const std::string page = ana.page(address);
  const std::string proposal = "/en/desk/proposals/" + between(page, "/en/desk/proposals/", "\"");
  EXPECT_EQ(ana.send(proposal, {{"do", "approve"}}).status, 403);

  // It comes back; the corrected row is its next version, and counts from when it first came.
  EXPECT_EQ(signed_in("rui").send(proposal, {{"do", "return"}, {"reason", "¿Cuánto?"}}).status,
            303);
  const std::string better = header + "CM51;avance sustancial;2026-10-30;El 80 %.;\r\n";
  const std::string second = sent_to(ana.upload("/en/desk/sheet/COL", better));
  EXPECT_TRUE(holds(ana.page(second), "corrected version of a report that came back"));
  sent_to(ana.send(second, {{"do", "all"}}));
  EXPECT_TRUE(holds(ana.page(proposal), "El 80 %."));
  publish(proposal);
  EXPECT_TRUE(holds(portal("/en/commitments/CM51"), "El 80 %."));
  EXPECT_TRUE(holds(ana.page(second), "no row created, 0 changed, 1 unchanged, 0 rejected."));

  // What is downloaded now, sent back as it is, changes nothing.
  for (const char* as : {"csv", "xlsx"}) {
    const Response sheet =
        ana.get("/en/desk/sheet/COL/download?as=" + std::string(as) + "&language=fr");
    EXPECT_EQ(sheet.header("Content-Disposition"),
              "attachment; filename=\"COL-fr." + std::string(as) + '"');
    const std::string seen = sent_to(ana.upload("/en/desk/sheet/COL", sheet.body, "a"));
    const std::string unchanged =
        between(ana.page(seen), "no row created, 0 changed, ", " unchanged, 0 rejected.");
    ASSERT_FALSE(unchanged.empty()) << as;
    EXPECT_GE(std::stoi(unchanged), 16) << as;  // and what other tests promised
  }
}

TEST_F(SheetPages, NobodySeesOrSendsTheSheetOfAnotherCountryOrTheFileOfAnother) {
  Browser ana = signed_in("ana");
  const std::string file = header + "CM36;avance limitado;2026-10;Secreto.;\r\n";
  const std::string address = sent_to(ana.upload("/en/desk/sheet/COL", file));
  for (const char* name : {"eva", "rui", "ivo", "ong", "adm"}) {
    Browser other = signed_in(name);
    EXPECT_EQ(other.get("/en/desk/sheet/COL").status, 404) << name;
    EXPECT_EQ(other.get("/en/desk/sheet/COL/download").status, 404) << name;
    EXPECT_EQ(other.get(address).status, 404) << name;
    EXPECT_EQ(other.get(address + "/rejected").status, 404) << name;
  }
  Browser luis = signed_in("luis");
  EXPECT_EQ(luis.get(address).status, 404) << "a colleague looks at his own files";
  Browser cora = signed_in("cora");
  EXPECT_EQ(cora.get("/en/desk/sheet/COL").status, 200) << "the coordinator reports, too";
  Browser nobody;
  EXPECT_EQ(nobody.get(address).status, 303);
  // A row of another country is refused, row by row.
  const std::string chile =
      "referencia;país;estado;a fecha de;informe\r\n"
      "CM36;CHL;avance limitado;2026-10;x\r\n";
  const std::string seen = sent_to(ana.upload("/en/desk/sheet/COL", chile));
  EXPECT_TRUE(holds(ana.page(seen), "col.csv:B2"));
}

TEST_F(SheetPages, WhatIsNoSheetIsRefusedAndNotKept) {
  Browser ana = signed_in("ana");
  const std::string sheet = "/en/desk/sheet/COL";
  const Response text = ana.upload(sheet, "hello");
  EXPECT_EQ(text.status, 422);
  EXPECT_EQ(faults_of(text.body), "");
  EXPECT_EQ(ana.upload(sheet, "PK\x03\x04 no workbook", "a.xlsx").status, 422);
  EXPECT_EQ(ana.upload(sheet, {}, {}).status, 422) << "no file chosen";
  const auto status = [&](const std::string& type, const std::string& body) {
    ana.headers["content-type"] = type;
    const int answer = ana.ask("POST", sheet, body).status;
    ana.headers.erase("content-type");
    return answer;
  };
  EXPECT_EQ(status("multipart/form-data", "--x--"), 400);
  EXPECT_EQ(status("multipart/form-data; boundary=x", "--y\r\n"), 400);
  EXPECT_EQ(status("multipart/form-data; boundary=x", "--x\r\nno head\r\n--x--"), 400);
  EXPECT_EQ(status("multipart/form-data; boundary=x",
                   "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nwrong\r\n--x--"),
            403);
  std::string many;
  for (int i = 0; i < 65; ++i)
    many +=
        "--x\r\nContent-Disposition: form-data; name=\"a" + std::to_string(i) + "\"\r\n\r\n\r\n";
  EXPECT_EQ(status("multipart/form-data; boundary=x", many + "--x--"), 400);
}

TEST_F(SheetPages, AFileNameIsAsHarmlessAsAnyOtherText) {
  Browser ana = signed_in("ana");
  const std::string file = header + "CM36;avance limitado;2026-10;x;\r\n";
  const std::string page =
      ana.page(sent_to(ana.upload("/en/desk/sheet/COL", file, "C:\\tmp\\<img src=x>.csv")));
  EXPECT_TRUE(holds(page, "&lt;img src=x&gt;.csv"));
  EXPECT_FALSE(holds(page, "tmp"));
}

TEST_F(SheetPages, EveryLanguageHasThem) {
  Browser ana = signed_in("ana");
  for (const char* language : {"en", "es", "pt", "fr"}) {
    const std::string sheet = "/" + std::string(language) + "/desk/sheet/COL";
    const std::string seen =
        sent_to(ana.upload(sheet, header + "CM36;avance limitado;2026-10;x;\r\nCM06;casi;1;;\r\n"));
    for (const std::string& page : {ana.page(sheet), ana.page(seen)})
      EXPECT_FALSE(holds(page, "desk.")) << "a sentence is missing";
  }
}

}  // namespace
}  // namespace acta::site
