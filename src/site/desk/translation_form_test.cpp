#include "site/desk/testing.h"

namespace acta::site {
namespace {

struct TranslationForm : DeskPages {
  static Form words(std::string text, Form own = {}) {
    Form form = std::move(own);
    form.emplace("text", std::move(text));
    form.emplace("by", "human");
    return form;
  }
};

TEST_F(TranslationForm, IsForTheSecretariat) {
  EXPECT_EQ(signed_in("rui").get("/es/desk/translation").status, 200);
  for (const char* other : {"cora", "ana", "pia", "ivo", "adm"})
    EXPECT_EQ(signed_in(other).get("/es/desk/translation").status, 404) << other;
  EXPECT_EQ(signed_in("rui").get("/es/desk/translation/999999").status, 404);
  EXPECT_EQ(signed_in("rui").get("/es/desk/translation/x").status, 404);
}

TEST_F(TranslationForm, PutsATextIntoTheLanguageOfThePage) {
  Browser rui = signed_in("rui");
  EXPECT_TRUE(holds(portal("/es/compromisos/CM01"), "sin traducir"));
  const std::string list = rui.page("/es/desk/translation");
  const std::size_t named = list.find("\">commitment/CM01<");
  ASSERT_NE(named, list.npos) << list;
  const std::size_t linked = list.rfind("/es/desk/translation/", named);
  const std::string target = list.substr(linked, named - linked);
  EXPECT_TRUE(holds(rui.page(target), "<p class=\"promise\">"));

  const Response sent = rui.send(target, words("Construir un sistema de alerta temprana."));
  published(sent);

  const std::string after = portal("/es/compromisos/CM01");
  EXPECT_TRUE(holds(after, "Construir un sistema de alerta temprana."));
  EXPECT_TRUE(holds(between(after, "<h1", "</h1>"), "<span class=\"lg\">traducción</span>"));
  for (const char* other : {"/en/commitments/CM01", "/fr/engagements/CM01"})
    EXPECT_TRUE(holds(between(portal(other), "<h1", "</h1>"), "Build an early")) << other;
}

TEST_F(TranslationForm, IsNothingThatAnAmendmentChanges) {
  Browser rui = signed_in("rui");
  const std::string of = rui.page("/fr/desk/translation");
  const std::size_t named = of.find("\">commitment/CM02<");
  ASSERT_NE(named, of.npos);
  const std::size_t linked = of.rfind("/fr/desk/translation/", named);
  const Response sent = rui.send(of.substr(linked, named - linked), words("Protéger les droits."));
  published(sent);
  EXPECT_TRUE(holds(portal("/fr/engagements/CM02"), "Protéger les droits."));

  const std::string form = "/fr/desk/commitment/CM02";
  const std::string text = Browser::filled(rui.page(form))["text"];
  EXPECT_TRUE(text.starts_with("Protect the safety")) << text;
  published(rui.send_over(form, {{"text", text + " Always."}, {"reason", "r"}, {"source", "W17"}}));
  EXPECT_TRUE(holds(between(portal("/en/commitments/CM02"), "<h1", "</h1>"), "Always."));
  const std::string after = between(portal("/fr/engagements/CM02"), "<h1", "</h1>");
  EXPECT_FALSE(holds(after, "Always.") && holds(after, "Protéger")) << after;
}

TEST_F(TranslationForm, TellsWhatIsWrongAndKeepsWhatWasTyped) {
  Browser rui = signed_in("rui");
  const std::string target =
      "/es/desk/translation/" + between(rui.page("/es/desk/translation"), "/translation/", "\"");
  const auto refused = [&](Form form, std::string_view sentence) {
    const Response response = rui.send(target, std::move(form));
    EXPECT_EQ(response.status, 422) << sentence;
    EXPECT_TRUE(holds(response.body, sentence)) << response.body;
    return response.body;
  };
  refused(words(" "), "id=\"text-error\"");
  refused({{"text", "Algo"}, {"by", ""}}, "id=\"by-error\"");
  const std::string asked = refused(words("Otros 987654 permisos"), "987654");
  EXPECT_TRUE(holds(asked, "Otros 987654 permisos"));
  EXPECT_TRUE(holds(asked, "name=\"sure\""));
  EXPECT_EQ(rui.send(target, words("Otros 987654 permisos", {{"sure", "yes"}})).status, 303);
}

}  // namespace
}  // namespace acta::site
