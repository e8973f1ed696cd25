#include "exchange/xliff.h"
#include "procedure/translation_file.h"
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

TEST_F(TranslationForm, WhatCameBackFromATranslatorIsReadOnThePagesOnceItIsPublished) {
  const std::string out =
      procedure::write_translation_file(office.desk->view(), "pt", false, messages("pt")).bytes;
  auto files = exchange::read_xliff(out, "pt.xlf").value();
  const std::map<std::string, std::pair<const char*, const char*>> made = {
      {"commitment/CM03: ", {"translated", ""}},
      {"commitment/CM04: ", {"signed-off", ""}},
      {"commitment/CM06: ", {"translated", "mt-suggestion"}}};
  for (exchange::XliffFile& file : files)
    for (exchange::XliffUnit& unit : file.units) {
      unit.target.clear();
      for (const auto& [of, state] : made)
        if (unit.note.starts_with(of)) {
          unit.target = unit.source + " (em português)";
          std::tie(unit.state, unit.state_qualifier) = state;
        }
    }
  const auto rui = office.desk->actor(office.people.at("rui").account.id);
  const auto sent = procedure::propose_translation_file(
      *office.desk, rui, exchange::write_xliff(files), "pt.xlf", false);
  ASSERT_TRUE(sent) << messages("en").explain(sent.error().front());
  ASSERT_FALSE(sent->proposal.empty());
  const auto heading = [&](const char* id) {
    return between(portal(std::string("/pt/compromissos/") + id), "<h1", "</h1>");
  };
  EXPECT_FALSE(holds(heading("CM03"), "(em português)")) << "nobody has reviewed it";
  publish("/en/desk/proposals/" + sent->proposal, {}, "sol");
  for (const auto& [id, by] : {std::pair{"CM03", "tradução"},
                               {"CM04", "tradução revisada"},
                               {"CM06", "traduzido por uma máquina"}}) {
    EXPECT_TRUE(holds(heading(id), "<span lang=\"pt\">")) << heading(id);
    EXPECT_TRUE(holds(heading(id), "(em português)</span>")) << heading(id);
    EXPECT_TRUE(holds(heading(id), std::string("<span class=\"lg\">") + by + "</span>"))
        << heading(id);
    EXPECT_FALSE(holds(between(portal(std::string("/en/commitments/") + id), "<h1", "</h1>"),
                       "(em português)"));
  }
  EXPECT_TRUE(holds(portal("/pt/compromissos/CM03.json"), "(em português)"));
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
