#include "site/desk/testing.h"

namespace acta::site {
namespace {

// An assessment of Colombia's part that was reviewed and waits for its reply.
struct ReplyPages : DeskPages {
  std::string reviewed(const std::string& commitment, const std::string& text,
                       const std::string& matter = "assessment") {
    Browser author = signed_in(matter == "assessment" ? "ivo" : "ong");
    const std::string address = proposed(author, "COL", commitment, text, matter);
    EXPECT_EQ(signed_in("rui").send(address, {{"do", "approve"}}).status, 303);
    return address;
  }
  static Form reply(const std::string& text) {
    return {{"do", "reply"}, {"reply", text}, {"reply_language", "es"}};
  }
};

TEST_F(ReplyPages, NothingIsPublishedBeforeTheStateRepliedOrItsTimeHasRunOut) {
  const std::string address = reviewed("CM17", "Half of it.");
  Browser pia = signed_in("pia");
  EXPECT_TRUE(holds(pia.page(address), "Its reply is awaited until"));
  EXPECT_FALSE(holds(pia.page(address), "value=\"publish\""));
  const Response early = pia.send(address, {{"do", "publish"}});
  EXPECT_EQ(early.status, 409);
  EXPECT_TRUE(holds(early.body, "It waits for the reply of Colombia: until 20"));
  const Form again = Browser::hidden(pia.page(address), {{"do", "publish"}});
  EXPECT_TRUE(
      holds(pia.post("/fr" + address.substr(3), again).body, "Colombie : réponse attendue"));
  EXPECT_FALSE(holds(portal("/en/commitments/CM17"), "Half of it."));

  Browser ana = signed_in("ana");
  const auto asked = [&] {
    return between(ana.page("/en/desk"), "for the reply of your country", "</section>");
  };
  EXPECT_TRUE(holds(asked(), address));
  const Response empty = ana.send(address, reply("  "));
  EXPECT_EQ(empty.status, 422);
  EXPECT_TRUE(holds(empty.body, "id=\"reply-error\">This is needed."));
  EXPECT_EQ(ana.send(address, reply("No: fue <todo>.")).status, 303);
  EXPECT_FALSE(holds(asked(), address));
  EXPECT_FALSE(holds(portal("/en/commitments/CM17"), "fue")) << "not before the assessment is";

  EXPECT_EQ(pia.send(address, {{"do", "publish"}}).status, 303);
  const std::string page = portal("/en/commitments/CM17");
  EXPECT_TRUE(holds(page, "Half of it."));
  EXPECT_TRUE(holds(page, "No: fue &lt;todo&gt;."));
  EXPECT_TRUE(holds(page, "Reply of Colombia, received"));
  EXPECT_EQ(faults_of(page), "");
  EXPECT_NE(ana.send(address, reply("Otra vez.")).status, 303) << "it is published";
}

TEST_F(ReplyPages, OfTwoWhoReplyForAStateTheSecondIsShownTheFirstAndLosesNothing) {
  const std::string address = reviewed("CM22", "Nothing was done.");
  Browser ana = signed_in("ana");
  Browser luis = signed_in("luis");
  const Form of_luis = Browser::hidden(luis.page(address), reply("De Luis."));
  EXPECT_EQ(ana.send(address, reply("De Ana.")).status, 303);
  const Response second = luis.post(address, of_luis);
  EXPECT_EQ(second.status, 409);
  EXPECT_TRUE(holds(second.body, "De Ana."));
  EXPECT_TRUE(holds(second.body, "De Luis."));
  EXPECT_EQ(luis.send(address, reply("De ambos.")).status, 303);
  EXPECT_TRUE(holds(signed_in("pia").page(address), "De ambos."));
}

TEST_F(ReplyPages, AnotherStateNeitherSeesNorAnswersIt) {
  const std::string address = reviewed("CM23", "Not met.");
  Browser eva = signed_in("eva");
  EXPECT_EQ(eva.get(address).status, 404);
  const std::string csrf = between(eva.page("/en/desk"), "name=\"csrf\" value=\"", "\"");
  Form form = reply("Chile responde por Colombia.");
  form["csrf"] = csrf;
  form["version"] = "1";
  form["edition"] = "0";
  for (const char* country : {"COL", "CHL"}) {
    form["country"] = country;
    EXPECT_EQ(eva.post(address, form).status, 404) << country;
  }
  Browser ana = signed_in("ana");
  Form for_chile = Browser::hidden(ana.page(address), reply("Colombia por Chile."));
  for_chile["country"] = "CHL";
  EXPECT_EQ(ana.post(address, for_chile).status, 403);
}

TEST_F(ReplyPages, WhoSentEvidenceIsNotNamedToTheState) {
  const std::string address = reviewed("CM21", "Vimos otra cosa.", "evidence");
  const std::string seen = signed_in("ana").page(address);
  EXPECT_TRUE(holds(seen, "Vimos otra cosa."));
  EXPECT_TRUE(holds(seen, "not named"));
  EXPECT_FALSE(holds(seen, " ong"));
  EXPECT_TRUE(holds(signed_in("pia").page(address), " ong"));
}

TEST_F(ReplyPages, WhoeverMightPublishMaySendItBackInsteadAndTheStateIsAskedAnew) {
  const std::string address = reviewed("CM24", "Primera.");
  EXPECT_EQ(signed_in("ana").send(address, reply("Es falso.")).status, 303);
  EXPECT_EQ(signed_in("pia").send(address, {{"do", "return"}, {"reason", "See the reply."}}).status,
            303);
  Browser ivo = signed_in("ivo");
  const std::string edit =
      "/en/desk/assessment/COL/CM24?of=" + address.substr(address.rfind('/') + 1);
  EXPECT_EQ(ivo.send(edit, report("Segunda.")).status, 303);
  EXPECT_EQ(signed_in("rui").send(address, {{"do", "approve"}}).status, 303);
  EXPECT_EQ(signed_in("pia").send(address, {{"do", "publish"}}).status, 409)
      << "the reply was to another version";
  EXPECT_TRUE(holds(signed_in("ana").page(address), "Es falso.")) << "to begin the next one with";
}

TEST_F(ReplyPages, SilenceIsPublishedAsSilenceAndALateReplyAsLate) {
  const std::string silent = reviewed("CM01", "Nobody answered.");
  const std::string late = reviewed("CM04", "Answered late.");
  office.now += 30LL * 24 * 3600 * 1'000'000;  // the last day
  EXPECT_EQ(signed_in("pia").send(silent, {{"do", "publish"}}).status, 409);
  office.now += 24LL * 3600 * 1'000'000;
  EXPECT_EQ(signed_in("ana").send(late, reply("Tarde.")).status, 303);
  for (const std::string& address : {silent, late})
    EXPECT_EQ(signed_in("pia").send(address, {{"do", "publish"}}).status, 303);
  const std::string page = portal("/en/commitments/CM01");
  EXPECT_TRUE(holds(page, "No reply received by")) << page;
  EXPECT_TRUE(holds(portal("/en/commitments/CM04"), "it was asked for by"));
  for (const char* language : {"es", "pt", "fr"})
    EXPECT_FALSE(holds(portal(std::string("/") + language + "/commitments/CM04"), "tracks."));
}

}  // namespace
}  // namespace acta::site
