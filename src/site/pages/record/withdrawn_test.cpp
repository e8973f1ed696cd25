#include "register/testing.h"
#include "site/testing.h"

namespace acta::site {
namespace {

// A record of a few claims, one of them taken back.
struct WithdrawnSubject : testing::Test {
  WithdrawnSubject() {
    build.kind("meeting");
    build.property("title", "text", {});
    const auto entry = build.text("meeting/M1", "title", "A meeting that never was", {});
    build.text("meeting/M2", "title", "Another", {});
    withdrawal = build.withdraw(entry, {.note = "The source was misread."});
    build.text("meeting/M3", "title", "A secret", {.restricted = true});
    build.view("2026-01-02");  // publishes
    add_routes(router, {.record = build.record(),
                        .now = [] { return parse_instant("2026-02-01T00:00:00Z").value(); },
                        .root = [](std::uint64_t) { return std::string{}; }});
  }
  Response get(std::string_view target) const {
    Request request;
    request.method = "GET";
    request.target = parse_target(target).value();
    return router.answer(std::move(request));
  }
  record::RecordBuilder build;
  record::RecordBuilder::Entry withdrawal = 0;
  Router router;
};

TEST_F(WithdrawnSubject, IsGoneWithItsReason) {
  for (const auto* path : {"/en/meetings/M1", "/en/record/meeting/M1"}) {
    const Response response = get(path);
    EXPECT_EQ(response.status, 410) << path;
    EXPECT_TRUE(holds(response.body, "The source was misread.")) << response.body;
    EXPECT_TRUE(holds(response.body, "This was withdrawn"));
    EXPECT_EQ(faults_of(response.body), "");
  }
  EXPECT_EQ(get("/en/meetings/M1.json").status, 410);
  EXPECT_TRUE(holds(get("/en/meetings/M1.json").body, "\"rule\": \"error.http.withdrawn\""));
  EXPECT_TRUE(holds(get("/fr/reunions/M1").body, "Contenu retiré"));
}

TEST_F(WithdrawnSubject, CanBeReadAsItStoodBefore) {
  const std::string before = "/en/meetings/M1?at=" + std::to_string(withdrawal - 1);
  EXPECT_TRUE(holds(get("/en/meetings/M1").body, "href=\"" + before + "\""));
  EXPECT_EQ(get(before).status, 200);
}

TEST_F(WithdrawnSubject, SaysOnWhichDay) {
  EXPECT_TRUE(holds(get("/en/meetings/M1").body, "withdrawn on 1 January 2026"));
  EXPECT_TRUE(holds(get("/es/reuniones/M1").body, "retirado el 1 de enero de 2026"));
}

TEST_F(WithdrawnSubject, TakenBackClaimByClaimItLeadsToWhatWasWhole) {
  const auto title = build.text("meeting/M5", "title", "Two things are said", {});
  const auto other = build.text("meeting/M5", "title", "of this one", {.source = "T2"});
  const auto first = build.withdraw(title, {.note = "Misread."});
  build.withdraw(other, {.note = "Misread, too."});
  build.view("2026-01-02");
  const std::string body = get("/en/meetings/M5").body;
  EXPECT_TRUE(holds(body, "href=\"/en/meetings/M5?at=" + std::to_string(first - 1) + "\""));
  EXPECT_TRUE(holds(body, "Misread, too."));
}

TEST_F(WithdrawnSubject, GivesItsReasonTheMarkOfItsLanguage) {
  EXPECT_TRUE(holds(get("/es/reuniones/M1").body, "<span lang=\"\">The source was misread.</span>"))
      << "nobody said in which language it is";
  const auto title = build.text("meeting/M6", "title", "It was called off", {});
  build.withdraw(title, {.language = "es", .note = "Fue <anulada>."});
  build.view("2026-01-02");
  EXPECT_TRUE(holds(get("/en/meetings/M6").body, "<span lang=\"es\">Fue &lt;anulada&gt;.</span>"));
  EXPECT_FALSE(holds(get("/es/reuniones/M6").body, "lang=\"es\">Fue"));
  EXPECT_EQ(faults_of(get("/en/meetings/M6").body), "");
}

TEST_F(WithdrawnSubject, IsNotTakenForOneThatIsHiddenOrNeverWas) {
  EXPECT_EQ(get("/en/meetings/M2").status, 200);
  EXPECT_EQ(get("/en/meetings/M3").status, 404);
  EXPECT_EQ(get("/en/meetings/M4").status, 404);
}

}  // namespace
}  // namespace acta::site
