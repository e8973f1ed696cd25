#include "register/records/alert.h"
#include "site/desk/testing.h"

namespace acta::site {
namespace {

constexpr std::string_view at = "/en/desk/alerts/USA-southwest-2026-10";

// An alert of the United States' border, as a run raises it; once for all tests of a process.
struct DeskAlertTest : DeskPages {
  DeskAlertTest() {
    static const bool raised = [] {
      const std::string run = "forecast_run/" + std::string(64, 'a');
      const std::string subject = "alert/USA-southwest-2026-10";
      std::vector<record::ClaimDraft> drafts;
      const auto say = [&](const std::string& of, const char* property, const char* value,
                           bool restricted) {
        record::ClaimDraft& draft = drafts.emplace_back();
        draft.subject.text = of;
        draft.key = of + '/' + property;
        draft.property.text = property;
        draft.value.text = value;
        draft.from.text = "2026-11-10";
        draft.asserter.text = "acta";
        draft.restricted = restricted;
      };
      say(run, "issued", "2026-10", false);
      drafts.back().language.text = "zxx";
      say(subject, "alert_flow", "flow/USA-southwest", true);
      say(subject, "alert_month", "2026-10", true);
      say(subject, "alert_level", "warning", true);
      say(subject, "alert_run", run.c_str(), true);
      const auto done = Office::instance().intake->submit({"an alert", "operator", drafts});
      if (!done) throw std::runtime_error(done.error().front().message);
      return true;
    }();
    EXPECT_TRUE(raised);
  }
  std::string step(Browser& browser, const std::string& verb, Form form) {
    const Response response = browser.send(std::string(at) + '/' + verb, std::move(form));
    return response.status == 303 ? "" : response.body;
  }
};

TEST_F(DeskAlertTest, GoesFromHandToHandInTheBrowser) {
  Browser ben = signed_in("ben"), rui = signed_in("rui"), pia = signed_in("pia");
  EXPECT_TRUE(holds(ben.page("/en/desk"), "href=\"" + std::string(at) + '"'));
  const std::string seen = ben.page(at);
  EXPECT_TRUE(holds(seen, "Warning: ")) << seen;
  EXPECT_TRUE(holds(seen, "Status of all alerts: exercise."));
  EXPECT_TRUE(holds(seen, "/acknowledge\"")) << seen;
  EXPECT_FALSE(holds(seen, "/assess\""));
  EXPECT_EQ(step(ben, "acknowledge", {{"office", "focal-USA"}}), "");
  EXPECT_FALSE(holds(ben.page(at), "/acknowledge\"")) << "it has been";

  EXPECT_FALSE(holds(pia.page(at), "/share\"")) << "nothing is shared before it was assessed";
  EXPECT_EQ(pia.get(std::string(at) + "/share").status, 404);
  const std::string empty =
      step(rui, "assess", {{"office", "secretariat"}, {"text", " "}, {"language", "en"}});
  EXPECT_TRUE(holds(empty, "it needs words of the office")) << empty;
  EXPECT_TRUE(holds(empty, "aria-invalid=\"true\""));
  EXPECT_EQ(step(rui, "assess",
                 {{"office", "secretariat"}, {"text", "Flights <doubled>."}, {"language", "en"}}),
            "");
  EXPECT_TRUE(holds(rui.page(at), "Flights &lt;doubled&gt;."));

  EXPECT_EQ(step(pia, "share", {{"office", "publishing"}, {"with", "members"}}), "");
  const std::string wider = pia.page(std::string(at) + "/share");
  EXPECT_FALSE(holds(wider, "value=\"committee\"")) << "what is out is not taken back";
  EXPECT_TRUE(holds(wider, "value=\"public\""));
  EXPECT_FALSE(holds(portal("/en/early-warning"), "USA-southwest-2026-10"));

  EXPECT_FALSE(holds(signed_in("ana").get("/en/desk/withdraw?subject=alert/USA-southwest").body,
                     "USA-southwest-2026-10"))
      << "no hint at what is restricted";
  const Form overtaken = Browser::hidden(rui.page(std::string(at) + "/close"),
                                         {{"office", "secretariat"},
                                          {"outcome", "false-alarm"},
                                          {"text", "Nobody came, says the other."},
                                          {"language", "en"}});
  EXPECT_EQ(step(rui, "close",
                 {{"office", "secretariat"},
                  {"outcome", "false-alarm"},
                  {"text", "A registry caught up."},
                  {"language", "en"}}),
            "");
  const Response late = rui.post(std::string(at) + "/close", overtaken);
  EXPECT_EQ(late.status, 409) << late.body;
  EXPECT_TRUE(holds(late.body, "Nobody came, says the other.")) << "what was typed is not lost";
  const std::string closed = rui.page(at);
  EXPECT_TRUE(holds(closed, "false alarm: A registry caught up."));
  EXPECT_TRUE(holds(closed, "Nothing for now."));
  EXPECT_FALSE(holds(rui.page("/en/desk"), "href=\"" + std::string(at) + '"'));
}

TEST_F(DeskAlertTest, IsNotThereForWhomThePackDoesNotLetSeeIt) {
  EXPECT_EQ(signed_in("eva").get(at).status, 404) << "Chile's";
  EXPECT_EQ(signed_in("ben").get("/en/desk/alerts/USA-southwest-1999-01").status, 404);
  EXPECT_EQ(signed_in("ben").get(std::string(at) + "/delete").status, 404);
  EXPECT_EQ(signed_in("ben").get(std::string(at) + "/close").status, 404);
}

}  // namespace
}  // namespace acta::site
