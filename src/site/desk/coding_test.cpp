#include <algorithm>

#include "register/records/fields.h"
#include "register/records/measure.h"
#include "site/desk/testing.h"

namespace acta::site {
namespace {

struct CodingPages : DeskPages {
  static Form coding(const std::string& code, const std::string& source = "W33") {
    return {{"alignment", code},
            {"measure_source", source},
            {"measure_locator", "first paragraph"},
            {"measure_passage", "The initiative has ended, as " + code + " reads it."},
            {"commitment_source", "W02"},
            {"commitment_locator", "bullet 3"},
            {"commitment_passage", "Expand the offices."},
            {"reason", "Because <b>of</b> that."},
            {"language", "en"}};
  }
  static std::string pair(const std::string& measure, const std::string& commitment) {
    return "/en/desk/coding/" + measure + '/' + commitment;
  }
  Response code(const std::string& who, const std::string& address, const Form& form) {
    return signed_in(who).send(address, form);
  }
  // Where a complete pair was proposed, as the auditor sees it.
  std::string proposal_on(const std::string& measure) {
    const auto all = office.desk->all(office.desk->actor(office.people.at("aud").account.id));
    for (auto each = all.rbegin(); each != all.rend(); ++each)
      if (each->subject == "measure/" + measure) return "/en/desk/proposals/" + each->id;
    return {};
  }
};

TEST_F(CodingPages, NobodySeesACodingBeforeBothAreInAndOneAloneIsNotProposed) {
  const std::string address = pair("NA16", "CM26");
  Browser kai = signed_in("kai"), kim = signed_in("kim");
  ASSERT_EQ(kai.send(address, coding("in_tension")).status, 303);
  EXPECT_EQ(proposal_on("NA16"), "");
  const std::string words = "as in_tension reads it";
  for (const char* who : {"kim", "kol", "rui", "pia", "aud", "ana"})
    for (const std::string& page :
         {address, std::string("/en/desk"), std::string("/en/desk/coding")})
      EXPECT_FALSE(holds(signed_in(who).get(page).body, words)) << who << page;
  EXPECT_TRUE(holds(kim.page("/en/desk/coding"), "1 pair waits for a second coder"));
  EXPECT_TRUE(holds(kai.page("/en/desk/coding"), "1 pair that you coded waits"));
  EXPECT_FALSE(holds(kai.page("/en/desk/coding"), "href=\"\""));
  Form again = coding("in_tension");
  again["csrf"] = between(kai.page("/en/desk"), "name=\"csrf\" value=\"", "\"");
  EXPECT_EQ(kai.post(address, again).status, 409) << "nobody is two coders";

  ASSERT_EQ(kim.send(address, coding("in_tension")).status, 303);
  const std::string proposal = proposal_on("NA16");
  ASSERT_NE(proposal, "");
  EXPECT_TRUE(holds(signed_in("rui").page(proposal), words));
  for (const char* coder : {"kai", "kim"}) {
    EXPECT_EQ(signed_in(coder).get(proposal).status, 200) << "both wrote it";
    EXPECT_EQ(signed_in(coder).send(proposal, {{"do", "approve"}}).status, 403);
  }
  EXPECT_FALSE(holds(portal("/en/measures/NA16"), words)) << "proposed only";
}

TEST_F(CodingPages, ADifferenceGoesToAThirdWhoSeesBothAndTheStateReplies) {
  const std::string address = pair("NA17", "CM16");
  ASSERT_EQ(code("kai", address, coding("mixed", "S002")).status, 303);
  ASSERT_EQ(code("kim", address, coding("neutral", "S002")).status, 303);
  EXPECT_EQ(proposal_on("NA17"), "");
  Browser kol = signed_in("kol");
  EXPECT_TRUE(holds(kol.page("/en/desk/coding"), "1 pair on which two differ"));
  const std::string form = kol.page(address);
  EXPECT_TRUE(holds(form, "as mixed reads it")) << "the third sees both";
  EXPECT_TRUE(holds(form, "as neutral reads it"));
  const Response unseen = kol.post(address, [&] {
    Form sent = Browser::hidden(form, coding("neutral", "S002"));
    sent["version"] = "0";
    return sent;
  }());
  EXPECT_EQ(unseen.status, 409) << "nobody is the third without having seen both";
  ASSERT_EQ(kol.send(address, coding("neutral", "S002")).status, 303);

  const std::string proposal = proposal_on("NA17");
  ASSERT_EQ(signed_in("rui").send(proposal, {{"do", "approve"}}).status, 303);
  Browser pia = signed_in("pia");
  EXPECT_EQ(pia.send(proposal, {{"do", "publish"}}).status, 409) << "the state has not replied";
  Browser ben = signed_in("ben");
  EXPECT_TRUE(holds(ben.page("/en/desk"), proposal)) << "the state is asked";
  EXPECT_FALSE(holds(ben.page(proposal), "kai")) << "and not told who coded";
  const Form reply{{"do", "reply"}, {"reply", "That is not so."}, {"reply_language", "en"}};
  ASSERT_EQ(ben.send(proposal, reply).status, 303);
  ASSERT_EQ(pia.send(proposal, {{"do", "publish"}}).status, 303);

  const std::string page = portal("/en/measures/NA17");
  for (const char* told :
       {"two differed, a third decided", "as mixed reads it", "as neutral reads it",
        "first paragraph", "Because &lt;b&gt;of&lt;/b&gt;", "That is not so.",
        "Expand the offices."})
    EXPECT_TRUE(holds(page, told)) << told;
  EXPECT_FALSE(
      holds(page, office.people.at("kai").account.id) &&
      holds(between(page, "id=\"coded\"", "</section>"), office.people.at("kai").account.id));
  EXPECT_EQ(faults_of(page), "");
  EXPECT_TRUE(holds(portal("/en/commitments/CM16"), "as mixed reads it"));
  EXPECT_TRUE(
      holds(portal("/en/measures.csv?table=coded_pairs"), "NA17,CM16,country/USA,neutral,3,"));
  EXPECT_TRUE(holds(portal("/en/measures.csv?table=agreement"), ",1,0,1"));
  EXPECT_TRUE(holds(portal("/en/measures"), "Of <a"));
}

TEST_F(CodingPages, WhoCoordinatesReadsOfLeadsInTensionInTheirThemeAndNobodyElse) {
  const std::string leads = "/en/desk/leads", address = pair("NA05", "CM17");
  Browser cora = signed_in("cora");
  EXPECT_TRUE(holds(cora.page("/en/desk"), leads));
  for (const char* coder : {"kai", "kim"})
    ASSERT_EQ(code(coder, address, coding("in_tension")).status, 303);
  const std::string proposal = proposal_on("NA05");
  ASSERT_EQ(signed_in("rui").send(proposal, {{"do", "approve"}}).status, 303);
  const Form reply{{"do", "reply"}, {"reply", "It has moved."}, {"reply_language", "en"}};
  ASSERT_EQ(signed_in("ana").send(proposal, reply).status, 303);
  EXPECT_FALSE(holds(cora.page(leads), "NA05")) << "not published yet";
  ASSERT_EQ(signed_in("pia").send(proposal, {{"do", "publish"}}).status, 303);
  for (const char* who : {"cora", "rui"}) {
    const std::string page = signed_in(who).page(leads);
    for (const char* told : {"NA05", "LAD-AP02", "Colombia", "CM17", "Expand the offices.",
                             "Nothing is counted by state"})
      EXPECT_TRUE(holds(page, told)) << who << told;
  }
  for (const char* who : {"ana", "pia", "kai", "ong", "adm"})
    EXPECT_EQ(signed_in(who).get(leads).status, 404) << who;
  EXPECT_FALSE(holds(portal("/en/measures.json"), "leads_in_tension"));
}

TEST_F(CodingPages, BothPassagesAreNeededAndThePressAloneMakesNoTension) {
  Browser kai = signed_in("kai");
  const std::string address = pair("NA18", "CM16");
  Form wrong = coding("in_tension", "W09");
  wrong["commitment_passage"] = " ";
  wrong["measure_locator"] = "";
  const Response refused = kai.send(address, wrong);
  EXPECT_EQ(refused.status, 422);
  for (const char* field : {"measure_source", "measure_locator", "commitment_passage"})
    EXPECT_TRUE(holds(refused.body, std::string("id=\"") + field + "-error\"")) << field;
  EXPECT_TRUE(holds(refused.body, "as in_tension reads it")) << "what was typed is kept";
  EXPECT_EQ(kai.send(address, coding("splendid", "W09")).status, 422);
  EXPECT_EQ(kai.send(address, coding("mixed", "W09")).status, 303);
}

// The paper of another act says nothing of one that the press alone reports.
TEST_F(CodingPages, AnOfficialPaperOfAnotherActMakesNoTension) {
  std::string reported;
  const auto view = office.desk->view();
  for (const record::Subject* act : view.subjects("measure")) {
    const auto measure = record::measure(view, *act, "en");
    const auto official = [&](const record::Claim* claim) {
      return claim && claim->citation.source &&
             record::Fields(view, *claim->citation.source).code("standing") == "official";
    };
    if (!official(measure.action_claim) &&
        std::none_of(measure.statuses.begin(), measure.statuses.end(),
                     [&](const auto& status) { return official(status.claim); }))
      reported = act->id();
  }
  ASSERT_FALSE(reported.empty()) << "the founding data has such an act";
  const Response refused = code("kai", pair(reported, "CM16"), coding("in_tension", "W33"));
  EXPECT_EQ(refused.status, 422) << reported;
  EXPECT_TRUE(holds(refused.body, "id=\"measure_source-error\"")) << reported;
}

TEST_F(CodingPages, OnlyCodersCodeAndNobodyTheActsOfTheOwnState) {
  for (const char* who : {"ana", "rui", "pia", "ivo", "ong", "aud", "adm"}) {
    EXPECT_EQ(signed_in(who).get("/en/desk/coding").status, 404) << who;
    EXPECT_EQ(signed_in(who).get(pair("NA19", "CM16")).status, 404) << who;
    EXPECT_EQ(signed_in(who).post(pair("NA19", "CM16"), {}).status, 403) << who;
  }
  Browser kol = signed_in("kol");
  EXPECT_EQ(kol.get("/en/desk/coding?measure=NA19&commitment=CM16").status, 303);
  EXPECT_EQ(kol.get("/en/desk/coding?measure=NA99&commitment=").status, 422);
  EXPECT_EQ(kol.get(pair("NA05", "CM17")).status, 404) << "kol speaks for Colombia, too";
  for (const char* language : {"es", "pt", "fr"})
    EXPECT_FALSE(
        holds(kol.page(std::string("/") + language + "/desk/coding/NA19/CM16"), "desk.coding"));
}

}  // namespace
}  // namespace acta::site
