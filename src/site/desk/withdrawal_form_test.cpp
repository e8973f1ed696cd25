#include "site/desk/testing.h"

namespace acta::site {
namespace {

// Something of its own that the secretariat published, to be withdrawn again.
struct WithdrawalPages : DeskPages {
  std::string published_commitment(const std::string& text) {
    Browser sol = signed_in("sol");
    const Response sent = sol.send(
        "/en/desk/commitment",
        in_w17({{"actor", "BLZ"}, {"text", text}, {"made_on", "2026-05"}, {"different", "yes"}}));
    const std::string page = publish(opened(sent));
    return between(page, "href=\"/en/commitments/", "\"");
  }
  Response public_page(const std::string& path) const {
    Request request;
    request.method = "GET";
    request.target = parse_target(path).value();
    return office.portal.answer(std::move(request));
  }
  static Form asking(const std::string& what, const std::string& reason = "It was never said.") {
    return {{"what", what}, {"reason", reason}, {"office", "secretariat"}};
  }
  static std::string statement(const std::string& page, const std::string& label) {
    const std::string before = page.substr(0, page.find('>' + label + ": "));
    return between(before.substr(before.rfind("<option")), "value=\"", "\"");
  }
};

TEST_F(WithdrawalPages, ThreePeopleWithdrawWhatEverybodyThenReadsAsGone) {
  const std::string id = published_commitment("To withdraw as a whole");
  const std::string form = "/en/desk/withdraw/commitment/" + id;
  Browser rui = signed_in("rui");
  const std::string asked = opened(rui.send(form, asking("all")));
  const std::string page = rui.page(asked);
  EXPECT_TRUE(holds(page, "It was never said."));
  EXPECT_TRUE(holds(page, "To withdraw as a whole"));
  EXPECT_EQ(public_page("/en/commitments/" + id).status, 200);
  EXPECT_EQ(rui.send(asked, {{"do", "approve"}}).status, 403);  // their own
  EXPECT_EQ(signed_in("sol").send(asked, {{"do", "approve"}}).status, 303);
  Browser pia = signed_in("pia");
  office.now += 6 * 60'000'000LL;  // signed in some while ago: whoever publishes proves it again
  EXPECT_EQ(pia.send(asked, {{"do", "publish"}}).status, 403);
  EXPECT_EQ(public_page("/en/commitments/" + id).status, 200);
  EXPECT_EQ(pia.send(asked, {{"do", "publish"},
                             {"password", office.people.at("pia").password},
                             {"code", office.code_of("pia")}})
                .status,
            303);

  const std::string gone = public_page("/en/commitments/" + id).body;
  EXPECT_EQ(public_page("/en/commitments/" + id).status, 410);
  EXPECT_TRUE(holds(gone, "The reason given: It was never said.")) << gone;
  EXPECT_TRUE(holds(gone, "at the request of: secretariat officer (Los Angeles")) << gone;
  EXPECT_TRUE(holds(public_page("/pt/compromissos/" + id).body, "a pedido de: "));
  EXPECT_TRUE(holds(public_page("/pt/compromissos/" + id).body,
                    "<span lang=\"en\">It was never said.</span>"));
  EXPECT_EQ(public_page("/en/commitments/" + id + ".json").status, 410);
  EXPECT_TRUE(holds(public_page("/en/commitments/" + id + ".json").body, "It was never said."));
  EXPECT_FALSE(holds(portal("/en/commitments.csv"), id));
  const std::string feed = portal("/en/changes.atom");
  EXPECT_TRUE(holds(feed, id)) << feed.substr(0, 3000);
  EXPECT_TRUE(holds(rui.page(asked), "To withdraw as a whole"));

  // Once more there is nothing to withdraw, and the desk says what became of it.
  const Response again = rui.get(form);
  EXPECT_EQ(again.status, 410);
  EXPECT_TRUE(holds(again.body, "It was never said."));
  EXPECT_EQ(rui.post(form, {{"csrf", "x"}, {"key", "k"}}).status, 410);
  EXPECT_TRUE(holds(rui.get("/en/desk/withdraw?subject=" + id).body, "was withdrawn"));
}

TEST_F(WithdrawalPages, OneStatementGoesAndTheRestStays) {
  const std::string id = published_commitment("Only its day is wrong");
  const std::string form = "/en/desk/withdraw/commitment/" + id;
  Browser rui = signed_in("rui");
  const std::string made = statement(rui.page(form), "made on");
  ASSERT_FALSE(made.empty());
  publish(opened(rui.send(form, asking(made, "The day was misread."))), {}, "sol");
  EXPECT_EQ(public_page("/en/commitments/" + id).status, 200);
  EXPECT_FALSE(holds(rui.page(form), '"' + made + '"'));
  // Whoever had the form open before is told, and keeps what they typed.
  Form late = Browser::hidden(rui.page(form), asking(made, "Too late."));
  const Response told = rui.post(form, late);
  EXPECT_EQ(told.status, 422);
  EXPECT_TRUE(holds(told.body, "is nothing that stands here"));
  EXPECT_TRUE(holds(told.body, "Too late."));
}

// The status, its text, and the report itself as a source.
TEST_F(WithdrawalPages, AReportGoesAsAWhole) {
  Browser ben = signed_in("ben");
  const std::string text = "Un informe que se retira";
  publish(proposed(ben, "USA", "CM07", text));
  EXPECT_TRUE(holds(portal("/es/compromisos/CM07"), text));
  const std::string source =
      "/en/sources/R-" + between(portal("/en/commitments/CM07"), "href=\"/en/sources/R-", "\"");
  EXPECT_EQ(public_page(source).status, 200);
  const std::string form = "/en/desk/withdraw/commitment/CM07";
  const std::string page = ben.page(form);
  EXPECT_FALSE(
      holds(page, "value=\"all\""));  // the commitment itself is not the state's to withdraw
  const std::string status = statement(page, "status reported by the state");
  const Response sent = ben.send(
      form, {{"what", status}, {"reason", "Se envió por error."}, {"office", "focal-USA"}});
  publish(opened(sent));
  EXPECT_EQ(public_page(source).status, 410);
  EXPECT_FALSE(holds(portal("/es/progreso.json"), text));
  const std::string promise = portal("/es/compromisos/CM07");
  EXPECT_TRUE(holds(promise, "<del>" + text + "</del>"));  // beside the reason, as what was said
  EXPECT_TRUE(holds(promise, "Se envió por error."));
  EXPECT_TRUE(holds(portal("/es/compromisos/CM07?view=history"), text));
}

TEST_F(WithdrawalPages, WhatIsMissingOrNotTheReadersIsRefusedAtItsField) {
  Browser rui = signed_in("rui");
  const std::string form = "/en/desk/withdraw/commitment/CM05";
  const std::size_t before = office.desk->all(office.desk->actor("aud")).size();
  for (const auto& [own, field] :
       {std::pair{asking("all", " "), "reason"},
        {asking(""), "what"},
        {asking("1"), "what"},
        {Form{{"what", "all"}, {"reason", "r"}, {"office", "publishing"}}, "office"},
        {asking("all", std::string(4001, 'r')), "reason"}}) {
    const Response refused = rui.send(form, own);
    EXPECT_EQ(refused.status, 422) << field;
    EXPECT_TRUE(holds(refused.body, std::string("id=\"") + field + "-error\"")) << refused.body;
  }
  EXPECT_EQ(office.desk->all(office.desk->actor("aud")).size(), before);
  for (const char* nothing : {"country/COL/x", "commitment/CM9999", "permission/P01",
                              "property/text", "office/focal-COL"})
    EXPECT_EQ(rui.get(std::string("/en/desk/withdraw/") + nothing).status, 404) << nothing;
  EXPECT_FALSE(holds(rui.page("/en/desk/withdraw/mechanism/CRM"), "value=\"all\""));
  EXPECT_EQ(rui.get("/en/desk/withdraw?subject=").status, 422);
  EXPECT_EQ(rui.get("/en/desk/withdraw?subject=CM05").status, 303);
  EXPECT_EQ(signed_in("kai").get("/en/desk/withdraw").status, 404);
}

}  // namespace
}  // namespace acta::site
