#include "site/desk/testing_filing.h"

namespace acta::site {
namespace {

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

}  // namespace
}  // namespace acta::site
