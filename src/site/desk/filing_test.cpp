#include <filesystem>
#include <map>

#include "site/desk/testing.h"
#include "store/files.h"

namespace acta::site {
namespace {

struct FilingPages : DeskPages {
  static Form filing(const std::string& kind, const std::string& text) {
    return {{"kind", kind},
            {"commitment", "CM02"},
            {"country", "COL"},
            {"status", "limited"},
            {"as_of", "2026-11-01"},
            {"text", text},
            {"language", "en"},
            {"evidence", "https://x.example/e"},
            {"sender", "Network of the South"},
            {"shielded", "yes"}};
  }
  // Whoever has no account; answers the receipt's address, below the language.
  std::string sent(const Form& form) {
    Browser nobody;
    const Response answer = nobody.send("/en/submit", form);
    EXPECT_EQ(answer.status, 303) << answer.body;
    const std::string location(answer.header("Location"));
    return location.substr(0, location.find('?'));
  }
  // The last that waits, as the intake officer sees it.
  std::string waiting() {
    const auto all =
        office.filings->waiting(office.desk->actor(office.people.at("ina").account.id));
    return all.empty() ? std::string() : "/en/desk/filings/" + all.back().id;
  }
  // Whether the words stand in a file of the store.
  bool on_disk(std::string_view words) {
    for (const auto& file : std::filesystem::directory_iterator(office.directory))
      if (holds(store::read_file(file.path()).value_or(""), words)) return true;
    return false;
  }
  std::string status(const std::string& receipt) {
    Browser nobody;
    return nobody.page(receipt);
  }
};

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

TEST_F(FilingPages, WhatCouldNotBeAdmittedIsToldToWhoeverCanStillMendIt) {
  const std::string before = waiting();
  Browser nobody;
  for (const auto& [field, value] : std::map<std::string, std::string>{
           {"as_of", "soon"}, {"evidence", "javascript:alert(1)"}, {"language", "spanish!"}}) {
    Form wrong = filing("evidence", "It was seen.");
    wrong[field] = value;
    const Response refused = nobody.send("/en/submit", wrong);
    EXPECT_EQ(refused.status, 422) << field;
    EXPECT_TRUE(holds(refused.body, "id=\"" + field + "-error\"")) << field;
  }
  Form later = filing("evidence", "It was seen.");
  later["as_of"] = "2036-01-01";
  EXPECT_EQ(nobody.send("/en/submit", later).status, 422) << "a day that has not come";
  EXPECT_EQ(waiting(), before) << "nothing is kept";
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

TEST_F(FilingPages, OnlyTheIntakeSeesWhatWasSentAndWhatGoesOnIsWhatWasRedacted) {
  const std::string receipt = sent(filing("concern", "Maria Perez of Calle 5 was turned away."));
  EXPECT_GE(receipt.size(), std::string("/en/receipts/").size() + 23) << "100 bits";
  EXPECT_TRUE(holds(status(receipt), "It waits to be looked at."));
  EXPECT_FALSE(holds(status(receipt), "Maria"));
  const std::string original = waiting();
  for (const auto& [name, who] : office.people) {
    const int expected = name == "ina" ? 200 : 404;
    EXPECT_EQ(signed_in(name).get(original).status, expected) << name;
    EXPECT_EQ(signed_in(name).get("/en/desk/filings").status, expected) << name;
  }
  Browser ina = signed_in("ina");
  EXPECT_TRUE(holds(ina.page(original), "Maria Perez"));
  EXPECT_FALSE(on_disk("Maria Perez")) << "sealed";

  const Response admitted = ina.send(original, filing("concern", "A person was turned away."));
  ASSERT_EQ(admitted.status, 303) << admitted.body;
  const std::string proposal(
      admitted.header("Location").substr(0, admitted.header("Location").find('?')));
  EXPECT_EQ(ina.get(original).status, 404) << "erased";
  EXPECT_TRUE(on_disk("A person was turned away."));
  EXPECT_TRUE(holds(status(receipt), "is being reviewed"));
  Browser rui = signed_in("rui");
  EXPECT_FALSE(holds(rui.page(proposal), "Maria"));
  EXPECT_FALSE(holds(rui.page(proposal), "Network of the South")) << "shielded";
  ASSERT_EQ(rui.send(proposal, {{"do", "approve"}}).status, 303);
  EXPECT_TRUE(holds(status(receipt), "the state is asked to reply"));
  const Form reply{{"do", "reply"}, {"reply", "It is looked into."}, {"reply_language", "en"}};
  Browser ana = signed_in("ana");
  EXPECT_TRUE(holds(ana.page(proposal), "not named"));
  ASSERT_EQ(ana.send(proposal, reply).status, 303);
  ASSERT_EQ(signed_in("pia").send(proposal, {{"do", "publish"}}).status, 303);

  EXPECT_TRUE(holds(status(receipt), "is published"));
  const std::string docket = between(status(receipt), "href=\"/en/concerns/", "\"");
  EXPECT_TRUE(docket.starts_with("C-2026-")) << docket;
  const std::string page = portal("/en/concerns/" + docket);
  EXPECT_EQ(faults_of(page), "");
  for (const char* told : {"A person was turned away.", "It is looked into.", "nobody is named"})
    EXPECT_TRUE(holds(page, told)) << told;
  EXPECT_TRUE(holds(portal("/en/concerns.csv"), docket + ",country/COL,CM02,"));

  // The secretariat goes on with it, step by step.
  const std::string next = "/en/desk/concerns/" + docket;
  EXPECT_EQ(ana.get(next).status, 404);
  const Form closed{{"step", "closed"}, {"text", "Done."}, {"language", "en"}};
  EXPECT_EQ(rui.send(next, closed).status, 422) << "nothing was found yet";
  const Form found{{"step", "findings"}, {"text", "The office was shut."}, {"language", "en"}};
  const Response step = rui.send(next, found);
  ASSERT_EQ(step.status, 303) << step.body;
  const std::string first(step.header("Location").substr(0, step.header("Location").find('?')));
  ASSERT_EQ(signed_in("sol").send(first, {{"do", "return"}, {"reason", "Since when?"}}).status,
            303);
  const std::string on = next + "?of=" + first.substr(first.rfind('/') + 1);
  EXPECT_TRUE(holds(rui.page(first), "href=\"" + on + '"')) << "it is written on from there";
  const Form typed = Browser::filled(rui.page(on));
  EXPECT_EQ(typed, found);
  const std::string second = opened(rui.send_over(on, {{"text", "The office was shut."}}));
  EXPECT_EQ(rui.send(next, found).status, 422) << "findings wait already";
  ASSERT_EQ(signed_in("sol").send(second, {{"do", "approve"}}).status, 303);
  ASSERT_EQ(ana.send(second, reply).status, 303);
  ASSERT_EQ(signed_in("pia").send(second, {{"do", "publish"}}).status, 303);
  EXPECT_TRUE(holds(portal("/en/concerns/" + docket), "The office was shut."));

  // It stands where its own last step brought it, also where the state replied to that.
  const auto stands = [&] {
    return between(portal("/en/concerns.csv"), docket + ",country/COL,CM02,", "\r\n");
  };
  EXPECT_TRUE(holds(stands(), ",findings,")) << stands();
  // What follows may wait side by side, and neither takes the place of the other.
  const auto follow_up = [&](const std::string& text) {
    return opened(rui.send(next, {{"step", "follow_up"}, {"text", text}, {"language", "en"}}));
  };
  const std::string one = follow_up("It opened again."), other = follow_up("It shut again.");
  publish(one, "ana", "sol");
  publish(other, "ana", "sol");
  for (const char* text : {"It opened again.", "It shut again."})
    EXPECT_TRUE(holds(portal("/en/concerns/" + docket), text)) << text;
  publish(opened(rui.send(next, closed)), "ana", "sol");
  EXPECT_TRUE(holds(stands(), ",closed,")) << stands();
  const std::string told = portal("/en/concerns/" + docket);
  EXPECT_EQ(count(told, "</span><b>state replied</b>"), 1U);
  EXPECT_EQ(count(told, "Reply of Colombia, received"), 5U) << "each paper has its answer";
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

TEST_F(FilingPages, HowMuchIsTakenUpIsToldByCountryAndNothingOfFewerThanThree) {
  const auto counts = [](const std::string& query = ".csv") {
    Browser nobody;
    return nobody.get("/en/submissions" + query).body;
  };
  EXPECT_TRUE(holds(counts(), "country/PER,evidence,>=0,>=0,0,<3,>=0,<3\r\n")) << counts();
  Browser ina = signed_in("ina");
  const auto refused = [&](const std::string& text, const std::string& reason) {
    Form form = filing("evidence", text);
    form["country"] = "PER";
    form["sender"] = "";
    Browser nobody;
    nobody.reader = "203.1." + std::to_string(text.size()) + ".9";
    ASSERT_EQ(nobody.send("/en/submit", form).status, 303);
    const std::string original = waiting();
    const Form hidden = Browser::hidden(ina.page(original), {});
    ASSERT_EQ(
        ina.post(original + "/refuse", {{"csrf", hidden.at("csrf")}, {"refusal", reason}}).status,
        303);
  };
  refused("a", "duplicate");
  refused("bb", "duplicate");
  refused("ccc", "no_evidence");
  const std::int64_t before = office.now;
  office.now += std::int64_t{31} * 24 * 3600 * 1'000'000;  // the next month
  EXPECT_TRUE(holds(counts(), "country/PER,evidence,>=0,>=0,0,<3,>=0,<3\r\n")) << "two and one";
  office.now = before;
  refused("dddd", "duplicate");
  EXPECT_TRUE(holds(counts(), "country/PER,evidence,>=0,>=0,0,<3,>=0,<3\r\n")) << "this month's";
  office.now = before + std::int64_t{31} * 24 * 3600 * 1'000'000;
  EXPECT_TRUE(holds(counts(), "country/PER,evidence,>=3,>=0,0,<3,>=3,<3\r\n")) << counts();
  const std::string reasons = counts(".csv?table=submission_refusals");
  EXPECT_TRUE(holds(reasons, "country/PER,evidence,duplicate,3\r\n")) << reasons;
  EXPECT_FALSE(holds(reasons, "no_evidence"));
  EXPECT_EQ(count(counts(), "country/COL,evidence,"), 1U);
  EXPECT_TRUE(holds(counts(".json"), "\"not_accepted\": \">=3\""));
  for (const auto& [language, words] : std::map<std::string, std::string>{{"en", "fewer than 3"},
                                                                          {"es", "menos de 3"},
                                                                          {"pt", "menos de 3"},
                                                                          {"fr", "moins de 3"}}) {
    Browser nobody;
    const std::string page = nobody.page('/' + language + "/submissions");
    EXPECT_TRUE(holds(page, words)) << language;
    EXPECT_FALSE(holds(page, "filing.")) << language;
    EXPECT_TRUE(holds(nobody.page('/' + language + "/submit"), "/submissions\""));
  }
  EXPECT_EQ(Browser().get("/en/submissions.csv?table=secrets").status, 404);
  office.now = before;
}

TEST_F(FilingPages, WhatIsRestrictedIsNotSeenWhereNobodySignsIn) {
  std::vector<record::ClaimDraft> drafts;
  const auto say = [&](const char* subject, const char* property, const char* value,
                       const char* language = "") {
    record::ClaimDraft& draft = drafts.emplace_back();
    draft.key = draft.subject.text = subject;
    (draft.key += '/') += property;
    draft.property.text = property;
    draft.value.text = value;
    draft.language.text = language;
    draft.from.text = "2026-11-01";
    draft.source.text = "W17";
    draft.restricted = true;
  };
  say("country/BLZ", "name", "A name not told yet", "en");
  say("commitment/CM99", "text", "A promise not told yet", "en");
  say("commitment/CM99", "actor", "country/BLZ");
  const auto done = office.intake->submit({"restricted", "operator", drafts});
  ASSERT_TRUE(done) << done.error().front().message << done.error().front().place;
  const std::string seen = signed_in("ong").page("/en/desk/filing");
  EXPECT_TRUE(holds(seen, "A promise not told yet") && holds(seen, "A name not told yet"));

  Form form = filing("concern", "Something was seen.");
  form["country"] = "BLZ";
  form["commitment"] = "CM18";
  Browser nobody;
  for (const std::string& page :
       {std::string("/en/submit"), std::string("/en/submissions"), sent(form)})
    EXPECT_FALSE(holds(nobody.page(page), "not told yet")) << page;
  form["commitment"] = "CM98";  // which there is not
  const int unknown = nobody.send("/en/submit", form).status;
  form["commitment"] = "CM99";
  const Response refused = nobody.send("/en/submit", form);
  EXPECT_EQ(refused.status, unknown) << "nor can it be found by trying";
  EXPECT_TRUE(holds(refused.body, "id=\"commitment-error\""));
}

TEST_F(FilingPages, EvidenceGoesIntoTheThirdTrack) {
  const std::string receipt = sent(filing("evidence", "Seen with my eyes, says X."));
  Browser ina = signed_in("ina");
  const Response admitted = ina.send(waiting(), filing("evidence", "Seen by an organisation."));
  ASSERT_EQ(admitted.status, 303) << admitted.body;
  const std::string proposal(
      admitted.header("Location").substr(0, admitted.header("Location").find('?')));
  publish(proposal, "ana");
  EXPECT_TRUE(holds(portal("/en/commitments/CM02"), "Seen by an organisation."));
  EXPECT_TRUE(holds(status(receipt), "/en/commitments/CM02"));
}

TEST_F(FilingPages, WhatIsRefusedGetsAReasonFromTheListAndIsErased) {
  const std::string receipt = sent(filing("concern", "Off the subject."));
  const std::string original = waiting();
  Browser ina = signed_in("ina");
  const Form hidden = Browser::hidden(ina.page(original), {});
  const auto refuse = [&](const std::string& reason) {
    return ina.post(original + "/refuse", {{"csrf", hidden.at("csrf")}, {"refusal", reason}});
  };
  const Response wrong = refuse("because");
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(holds(wrong.body, "id=\"refusal-error\""));
  EXPECT_EQ(refuse("outside_scope").status, 303);
  EXPECT_EQ(ina.get(original).status, 404);
  EXPECT_TRUE(holds(status(receipt), "outside the scope of the process"));
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
