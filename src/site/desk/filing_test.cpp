#include "site/desk/testing_filing.h"

namespace acta::site {
namespace {

TEST_F(FilingPages, AFileIsSealedHandedOutAsAFileAndItsDigestIsOnTheReceipt) {
  const std::string pdf = "%PDF-1.7\n<< /Title (Maria Perez) >>\n%%EOF\n";
  Browser nobody;
  const auto send = [&](const std::string& name, const std::string& bytes) {
    const Form form = Browser::hidden(nobody.get("/en/submit").body,
                                      filing("evidence", "Look.\r\nSee it."));  // as browsers do
    return nobody.upload("/en/submit", bytes, name, form, "attachment");
  };
  const std::string before = waiting();
  const Response refused = send("case.pdf", "MZ this is a program");
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(holds(refused.body, "PDF, CSV, XLSX, PNG, JPEG"));
  EXPECT_TRUE(holds(refused.body, "Look.\nSee it.</textarea>")) << "what was typed stays";
  EXPECT_EQ(waiting(), before) << "and nothing is kept";

  const Response long_name = send(std::string(230, 'x') + ".pdf", pdf);
  EXPECT_EQ(long_name.status, 422);
  EXPECT_TRUE(holds(long_name.body, "id=\"attachment-error\"")) << long_name.body;
  EXPECT_TRUE(holds(long_name.body, "Look.\nSee it.</textarea>"));

  const Response taken = send("../Maria's case.pdf", pdf);
  ASSERT_EQ(taken.status, 303) << taken.body;
  const std::string receipt = status(std::string(taken.header("Location")));
  EXPECT_TRUE(holds(receipt, hex(sha256(pdf))));
  EXPECT_FALSE(on_disk("Title (Maria Perez)"));
  const std::string original = waiting();
  Browser ina = signed_in("ina");
  EXPECT_TRUE(holds(ina.page(original), "Marias case.pdf"));
  const Response file = ina.get(original + "/file");
  EXPECT_EQ(file.body, pdf);
  EXPECT_EQ(file.header("Content-Type"), "application/octet-stream");
  EXPECT_EQ(file.header("Content-Disposition"), "attachment; filename=\"Marias case.pdf\"");
  EXPECT_TRUE(holds(file.header("Content-Security-Policy"), "sandbox"));
  EXPECT_EQ(file.header("X-Content-Type-Options"), "nosniff");
  for (const char* name : {"rui", "pia", "ana", "adm", "aud"})
    EXPECT_EQ(signed_in(name).get(original + "/file").status, 404) << name;

  Form admitted = filing("evidence", "See the file.");
  admitted["passes_file_on"] = "yes";
  const Response done = ina.send(original, admitted);
  ASSERT_EQ(done.status, 303) << done.body;
  const std::string location(done.header("Location"));
  const std::string proposal = location.substr(0, location.find('?'));
  EXPECT_EQ(signed_in("rui").get(proposal + "/file").body, pdf);
  EXPECT_TRUE(holds(signed_in("rui").page(proposal), "Marias case.pdf"));
  EXPECT_EQ(signed_in("eva").get(proposal + "/file").status, 404);
  EXPECT_EQ(ina.get(original + "/file").status, 404);
}

TEST_F(FilingPages, AFormSentOnceMoreWithOtherWordsIsNotTakenForTheFirst) {
  Browser nobody;
  nobody.reader = "198.51.100.7";  // a house of its own: each sends a few
  Form form = Browser::hidden(nobody.get("/en/submit").body, filing("evidence", "First words."));
  const Form first = form;
  ASSERT_EQ(nobody.post("/en/submit", form).status, 303);
  EXPECT_EQ(nobody.post("/en/submit", form).status, 303) << "pressed twice";
  form["text"] = "Other words.";
  const Response again = nobody.post("/en/submit", form);
  EXPECT_EQ(again.status, 409) << again.body;
  EXPECT_TRUE(holds(again.body, "This form was sent before"));
  EXPECT_TRUE(holds(again.body, "Other words.</textarea>")) << "what was typed stays";
  EXPECT_EQ(nobody.upload("/en/submit", "%PDF-1.7\n%%EOF\n", "a.pdf", first, "attachment").status,
            409)
      << "with a file it is another one";
}

TEST_F(FilingPages, EvidenceOfTheDeskWithAFileTakesTheSameWayAndStaysThatOfItsSender) {
  const std::string address = "/en/desk/evidence/COL/CM05";
  const std::string pdf = "%PDF-1.7\n<< /Title (Case of Juana Diaz) >>\n%%EOF\n";
  Browser ong = signed_in("ong");
  EXPECT_TRUE(holds(ong.page(address), "type=\"file\""));
  EXPECT_FALSE(holds(signed_in("ana").page("/en/desk/report/COL/CM05"), "type=\"file\""));
  const auto send = [&](const std::string& name, const std::string& bytes, Form form) {
    form = Browser::hidden(ong.get(address).body, std::move(form));
    return ong.upload(address, bytes, name, form, "attachment");
  };
  const std::string before = waiting();
  const Response damaged = send("case.xlsm", "no workbook", report("Juana Diaz waited."));
  EXPECT_EQ(damaged.status, 422);
  EXPECT_TRUE(holds(damaged.body, "id=\"attachment-error\">this is not an XLSX workbook"));
  EXPECT_TRUE(holds(damaged.body, "Juana Diaz waited.</textarea>")) << "what was typed stays";
  Form incomplete = report("Juana Diaz waited.");
  incomplete["as_of"] = "soon";
  const Response unsent = send("case.pdf", pdf, incomplete);
  EXPECT_TRUE(holds(unsent.body, "id=\"as_of-error\">“soon”"));
  EXPECT_TRUE(holds(unsent.body, "id=\"attachment-error\">Choose the file once more"));
  EXPECT_EQ(waiting(), before) << "nothing is kept";

  const Response taken = send("case.pdf", pdf, report("Juana Diaz waited."));
  ASSERT_EQ(taken.status, 303) << taken.body;
  EXPECT_TRUE(holds(status(std::string(taken.header("Location"))), hex(sha256(pdf))));
  EXPECT_FALSE(on_disk("Juana Diaz")) << "sealed";
  EXPECT_FALSE(holds(signed_in("rui").page("/en/desk"), "CM05: evidence")) << "not before intake";
  const std::string original = waiting();
  EXPECT_EQ(signed_in("rui").get(original).status, 404);
  Form redacted = filing("evidence", "A person waited.");
  redacted["passes_file_on"] = "yes";
  publish(opened(signed_in("ina").send(original, redacted)), "ana");
  const std::string page = portal("/en/commitments/CM05");
  EXPECT_TRUE(holds(page, "A person waited."));
  EXPECT_TRUE(holds(page, "registered stakeholder")) << "who sent it says it";
  EXPECT_FALSE(holds(page, "Juana"));
  EXPECT_FALSE(on_disk("Juana Diaz waited."));
}

TEST_F(FilingPages, WhoSentEvidenceIsNamedIfTheySaySoAndOnlyThen) {
  for (const char* shielded : {"no", "perhaps"}) {
    Form form = filing("evidence", std::string("Seen by them, ") + shielded + '.');
    form["shielded"] = shielded;
    form["commitment"] = "CM04";
    sent(form);
    publish(opened(signed_in("ina").send(waiting(), form)), "ana");
  }
  const std::string page = portal("/en/commitments/CM04");
  EXPECT_TRUE(holds(page, "Seen by them, perhaps."));
  EXPECT_EQ(count(page, "Network of the South, through: intake officer"), 1U) << page;
}

TEST_F(FilingPages, AConcernFromTheDeskIsItsSendersToFollowAndShieldedFromAllButTheIntake) {
  const std::string address = "/en/desk/filing";
  for (const auto& [name, who] : office.people)
    EXPECT_EQ(signed_in(name).get(address).status, name == "ong" ? 200 : 404) << name;
  Browser ong = signed_in("ong");
  EXPECT_TRUE(holds(ong.page("/en/desk"), address));
  const Form form{{"commitment", "CM02"}, {"country", "COL"}, {"text", "Ximena was sent away."},
                  {"language", "en"},     {"evidence", ""},   {"sender", ""},
                  {"shielded", "yes"}};
  const auto own = [&] { return between(ong.page(address), "What you have sent", "</section>"); };
  const std::string before = own();
  Form wrong = form;
  wrong["country"] = "DOM";
  wrong["text"] = " ";
  const Response refused = ong.send(address, wrong);
  EXPECT_EQ(refused.status, 422);
  for (const char* field : {"country", "text"})
    EXPECT_TRUE(holds(refused.body, std::string("id=\"") + field + "-error\"")) << field;
  EXPECT_EQ(own(), before) << "nothing is kept";

  ASSERT_EQ(ong.send(address, form).status, 303);
  EXPECT_TRUE(holds(ong.page(address), "It waits to be looked at."));
  EXPECT_FALSE(on_disk("Ximena")) << "sealed";
  Browser ina = signed_in("ina");
  const std::string original = waiting();
  EXPECT_TRUE(holds(ina.page(original), "Sent from the desk by ong."));
  const std::string proposal =
      opened(ina.send(original, filing("concern", "A person was sent away.")));
  EXPECT_TRUE(holds(ong.page(address), "is being reviewed"));
  Browser rui = signed_in("rui");
  EXPECT_FALSE(holds(rui.page(proposal), "Sent from the desk"));
  publish(proposal, "ana");
  EXPECT_TRUE(holds(own(), "is published"));
  const std::string docket = between(own(), "href=\"/en/concerns/", "\"");
  const std::string page = portal("/en/concerns/" + docket);
  EXPECT_TRUE(holds(page, "A person was sent away."));
  EXPECT_TRUE(holds(page, "nobody is named"));

  // Each step of its docket has its day: also that the state was told, and replied.
  for (const char* step : {"filed", "admitted", "state notified", "state replied"})
    EXPECT_TRUE(holds(page, std::string("</span><b>") + step + "</b>")) << step;
  const std::string json = portal("/en/concerns/" + docket + ".json");
  EXPECT_TRUE(holds(json, "\"notified\"")) << json;
  EXPECT_TRUE(holds(portal("/en/concerns.csv"), ",replied,202"));
}

TEST_F(FilingPages, WhatIsWrongStandsBesideItsFieldAndADoubleClickIsOneFiling) {
  Browser nobody;
  Form wrong = filing("concern", " ");
  wrong["evidence"] = wrong["sender"] = "";
  wrong["country"] = "DOM";
  const Response refused = nobody.send("/en/submit", wrong);
  EXPECT_EQ(refused.status, 422);
  for (const char* field : {"country", "text", "evidence"})
    EXPECT_TRUE(holds(refused.body, std::string("id=\"") + field + "-error\"")) << field;
  EXPECT_EQ(faults_of(refused.body), "");
  const Form twice = Browser::hidden(nobody.page("/en/submit"), filing("concern", "Twice."));
  const Response first = nobody.post("/en/submit", twice);
  EXPECT_EQ(first.header("Location"), nobody.post("/en/submit", twice).header("Location"));
  Browser elsewhere;
  elsewhere.headers["sec-fetch-site"] = "cross-site";
  EXPECT_EQ(elsewhere.post("/en/submit", twice).status, 403);
  EXPECT_EQ(nobody.get("/en/receipts/AAAAA-AAAAA-AAAAA-AAAAA").status, 404);
  for (const char* language : {"es", "pt", "fr"})
    EXPECT_FALSE(holds(nobody.page(std::string("/") + language + "/submit"), "filing."));
}

TEST_F(FilingPages, OneHouseSendsAFewAndThenWaits) {
  Browser many;
  many.reader = "198.51.100.9";
  const Form form = filing("concern", "Again.");
  int waits = 0;
  for (int i = 0; i < 25; ++i) {
    const Response answer = many.post("/en/submit", form);  // no key: refused, but counted
    if (answer.status == 429) {
      EXPECT_NE(answer.header("Retry-After"), "");
      ++waits;
    }
  }
  EXPECT_GE(waits, 4);
  Browser other;
  other.reader = "203.0.113.5";
  EXPECT_NE(other.post("/en/submit", form).status, 429);
}

TEST_F(FilingPages, NoAccountTakesWhatAllSendersHaveADay) {
  const auto zoe = office.accounts->add("zoe@x.example", "zoe", "Acta").value();
  ASSERT_TRUE(procedure::record_tenure(*office.intake,
                                       {"stakeholders", zoe.account.id, "2026-11-01"}, "operator"));
  office.people["zoe"] = zoe;
  Browser one = signed_in("zoe");
  office.people.erase("zoe");
  const Form empty = Browser::hidden(
      one.page("/en/desk/filing"),
      {{"commitment", "CM02"}, {"country", "COL"}, {"text", " "}, {"language", "en"}});
  int waits = 0;
  for (int i = 0; i < 25; ++i) {
    const Response answer = one.post("/en/desk/filing", empty);  // refused, but counted
    if (answer.status != 429) continue;
    EXPECT_NE(answer.header("Retry-After"), "");
    EXPECT_TRUE(holds(answer.body, "You have sent several just now."));
    ++waits;
  }
  EXPECT_GE(waits, 4);
  const std::string before = waiting(), evidence = "/en/desk/evidence/COL/CM05";
  const auto send_file = [&](Browser& browser) {
    const Form form = Browser::hidden(browser.get(evidence).body, report("Seen."));
    return browser.upload(evidence, "%PDF-1.7\n%%EOF\n", "case.pdf", form, "attachment");
  };
  const Response later = send_file(one);
  EXPECT_EQ(later.status, 429);
  EXPECT_NE(later.header("Retry-After"), "");
  EXPECT_TRUE(holds(later.body, "Seen.</textarea>")) << "what was typed stays";
  EXPECT_EQ(waiting(), before);
  Browser ong = signed_in("ong");
  EXPECT_EQ(send_file(ong).status, 303) << "others go on";
}

}  // namespace
}  // namespace acta::site
