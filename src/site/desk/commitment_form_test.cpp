#include "site/desk/testing.h"

namespace acta::site {
namespace {

struct CommitmentForm : DeskPages {
  // As a browser would send the form of a page.
  static Form as_shown(const std::string& page) {
    return Browser::hidden(page, Browser::filled(page));
  }
  // What a new one is sent with; a test says what is its own.
  static Form promise(std::string text, Form own = {}) {
    own.merge(Form{{"actor", "COL"},
                   {"text", std::move(text)},
                   {"language", "es"},
                   {"made_on", "2026-05"},
                   {"source", "W17"},
                   {"locator", "p. 3"}});
    return own;
  }
  // Its id.
  std::string promised(const Response& sent) {
    return between(published(sent), "href=\"/en/commitments/", "\"");
  }
};

TEST_F(CommitmentForm, IsForThoseWhoMaySayIt) {
  for (const char* allowed : {"cora", "lea", "rui"})
    EXPECT_EQ(signed_in(allowed).get("/en/desk/commitment").status, 200) << allowed;
  for (const char* other : {"ana", "pia", "ivo", "adm"})
    EXPECT_EQ(signed_in(other).get("/en/desk/commitment").status, 404) << other;
  const std::string begin = signed_in("cora").page("/en/desk/commitment");
  EXPECT_TRUE(holds(begin, "href=\"/en/desk/commitment/CM17\"")) << "the way to what is on record";
  EXPECT_FALSE(holds(begin, "/en/desk/commitment/CM09\""));
  EXPECT_EQ(signed_in("cora").get("/en/desk/commitment/CM17").status, 200);
  EXPECT_EQ(signed_in("cora").get("/en/desk/commitment/CM09").status, 404);  // not Colombia's
  EXPECT_EQ(signed_in("cora").get("/en/desk/commitment/CM999").status, 404);
}

TEST_F(CommitmentForm, MakesAPromiseWithAReferenceOfItsOwn) {
  Browser rui = signed_in("rui");
  const Form own{
      {"actor", "URY"}, {"quantity", "20000"}, {"unit", "persons"}, {"deadline", "2027-12-31"}};
  const Response sent =
      rui.send("/en/desk/commitment",
               promise("Uruguay deberá emitir 20.000 permisos de trabajo en la frontera.", own));
  ASSERT_EQ(sent.status, 303) << sent.body;
  const std::string id = promised(sent);
  EXPECT_TRUE(id.starts_with("LAD-2026-URY-")) << id;
  const std::string page = portal("/en/commitments/" + id);
  EXPECT_TRUE(holds(page, "20.000 permisos"));
  EXPECT_TRUE(holds(page, "31 December 2027"));
  EXPECT_FALSE(holds(page, "How the promise was changed"));

  // It is put off: whoever does that says what it means.
  const std::string target = "/en/desk/commitment/" + id;
  Form later{{"deadline", "2028-12-31"}, {"reason", "Faltan equipos."}, {"unit", "persons"}};
  const Response unsaid = rui.send_over(target, in_w17(later));
  EXPECT_EQ(unsaid.status, 422);
  EXPECT_TRUE(holds(unsaid.body, "The deadline moves later."));
  EXPECT_TRUE(holds(unsaid.body, "name=\"weakening\""));
  later.emplace("weakening", "confirmed");
  Form slip = later;
  slip["change"] = "correction";
  const Response no_slip = rui.send_over(target, in_w17(slip));
  EXPECT_EQ(no_slip.status, 422);
  EXPECT_TRUE(holds(no_slip.body, "id=\"change-error\">What weakens the promise is no slip"));
  const Response said = rui.send_over(target, in_w17(later));
  ASSERT_EQ(said.status, 303) << said.body;
  published(said);
  const std::string changed =
      between(portal("/en/commitments/" + id), "id=\"amended\"", "</section>");
  EXPECT_TRUE(holds(changed, "Faltan equipos."));
  EXPECT_TRUE(
      holds(changed, "The deadline moved later. Those who changed it say that this weakens"));
  EXPECT_TRUE(holds(changed, "<del>"));
}

TEST_F(CommitmentForm, AnUndertakingOfTheSecretariatIsHeldToTheSameRules) {
  Browser rui = signed_in("rui");
  const std::string target = "/en/desk/commitment";
  const auto refused = [&](const std::string& field, const Form& own) {
    const Response answer =
        rui.send(target, promise("Publicar cada año un balance de los once grupos.", own));
    EXPECT_EQ(answer.status, 422) << field;
    EXPECT_TRUE(holds(answer.body, "id=\"" + field + "-error\""))
        << field << between(answer.body, "<form", "</form>");
    return answer.body;
  };
  refused("deadline", {{"actor", "PADF"}, {"deadline", "2025"}});
  refused("actor", {{"actor", ""}});
  refused("actor", {{"actor", "nobody"}});
  refused("actor", {{"actor", "meeting/ME01"}});
  refused("title", {{"actor", "PADF"}, {"source", ""}});
  const std::string id =
      promised(rui.send(target, promise("Publicar cada año un balance de los once grupos.",
                                        {{"actor", "PADF, OAS-DSI"}, {"deadline", "2027"}})));
  const std::string like = refused("different", {{"actor", "OAS-DSI"}});
  EXPECT_TRUE(holds(like, id)) << "beside the one that says almost the same";
  const std::string page = portal("/en/commitments/" + id);
  EXPECT_TRUE(holds(page, "Pan American Development Foundation"));
}

TEST_F(CommitmentForm, StatesAreNamedInAnyOfFourLanguages) {
  Browser rui = signed_in("rui");
  const Form own{{"actor", "Perú; EE. UU., Brésil"}};
  const std::string id = promised(
      rui.send("/en/desk/commitment", promise("Tres Estados abrirán un registro común.", own)));
  EXPECT_TRUE(id.starts_with("LAD-2026-JOINT-")) << id;
  const std::string csv = portal("/en/commitments/" + id + ".csv");
  for (const char* country : {"PER", "USA", "BRA"})
    EXPECT_TRUE(holds(csv, std::string("actor,country/") + country)) << csv;

  // What was added later is a change as any other.
  promised(rui.send_over("/en/desk/commitment/" + id,
                         in_w17({{"deadline", "2029"}, {"reason", "Acordado después."}})));
  const std::string changed =
      between(portal("/en/commitments/" + id), "id=\"amended\"", "</section>");
  EXPECT_TRUE(holds(changed, "deadline: added")) << changed;
  EXPECT_TRUE(holds(changed, "Acordado después."));
}

TEST_F(CommitmentForm, TheSecondOfTwoEditorsSeesWhatTheFirstPublishedAndLosesNothing) {
  const std::string target = "/en/desk/commitment/CM45";
  Browser rui = signed_in("rui"), sol = signed_in("sol");
  Form of_sol = in_w17({{"target_population", "todas"}, {"reason", "Alcance."}});
  of_sol.merge(as_shown(sol.page(target)));
  published(rui.send_over(target, in_w17({{"deadline", "2030"}, {"reason", "Plazo."}})));

  const Response told = sol.post(target, of_sol);
  EXPECT_EQ(told.status, 409);
  EXPECT_TRUE(holds(told.body, "was changed while you were writing"));
  EXPECT_TRUE(holds(between(told.body, "<table class=\"diff\">", "</table>"), "<ins>2030</ins>"));
  const Form again = as_shown(told.body);
  EXPECT_EQ(again.at("deadline"), "2030");
  EXPECT_EQ(again.at("target_population"), "todas");
  EXPECT_EQ(again.at("reason"), "Alcance.");
  EXPECT_EQ(sol.post(target, again).status, 303);
}

TEST_F(CommitmentForm, TheOriginalSetStaysAsItWasFirstPublished) {
  const std::string list = "/en/commitments.csv?set=original";
  const std::string before = portal(list);
  Browser rui = signed_in("rui");
  published(
      rui.send_over("/en/desk/commitment/CM52", in_w17({{"text", "Something else altogether."},
                                                        {"deadline", "2031-05-17"},
                                                        {"reason", "Agreed anew."},
                                                        {"weakening", "dismissed"}})));
  const std::string id = promised(rui.send(
      "/en/desk/commitment", promise("Otra más.", {{"actor", "URY"}, {"made_on", "2026"}})));
  EXPECT_TRUE(holds(portal("/en/commitments.csv"), "2031-05-17"));
  EXPECT_TRUE(holds(portal("/en/commitments.csv"), id));
  EXPECT_EQ(portal(list), before);
  const std::string page = portal("/en/commitments?set=original");
  EXPECT_FALSE(holds(page, "Something else altogether."));
  EXPECT_FALSE(holds(page, id));
  EXPECT_TRUE(holds(page, "commitments came later and are not counted") ||
              holds(page, "commitment came later and is not counted"))
      << page;
  EXPECT_TRUE(holds(page, "was amended since") || holds(page, "were amended since"));
  EXPECT_FALSE(holds(page, "none was amended"));
}

TEST_F(CommitmentForm, WhatCameBackIsWrittenOnFromWhereItWas) {
  Browser rui = signed_in("rui"), sol = signed_in("sol");
  const Response sent = rui.send("/en/desk/commitment",
                                 promise("Abrir veinte oficinas compartidas en la frontera norte.",
                                         {{"actor", "COL, PER"}, {"quote", "veinte oficinas"}}));
  const std::string address = opened(sent);
  EXPECT_EQ(sol.send(address, {{"do", "return"}, {"reason", "¿Cuándo?"}}).status, 303);
  const std::string of = address.substr(address.rfind('/') + 1);
  const std::string form = "/en/desk/commitment?of=" + of;
  EXPECT_TRUE(holds(rui.page(address), "href=\"" + form + '"'));

  Form again = as_shown(rui.page(form));
  EXPECT_EQ(again["text"], "Abrir veinte oficinas compartidas en la frontera norte.");
  EXPECT_EQ(again["quote"], "veinte oficinas");
  EXPECT_EQ(again["source"], "W17");
  EXPECT_EQ(again["locator"], "p. 3");
  again["made_on"] = "2026-06-02";
  const std::string id = promised(rui.post("/en/desk/commitment", again));
  const std::string csv = portal("/en/commitments/" + id + ".csv");
  for (const char* said : {"actor,country/COL", "actor,country/PER", "made_on,2026-06-02"})
    EXPECT_TRUE(holds(csv, said)) << csv;
  EXPECT_TRUE(holds(rui.page(address), "withdrawn")) << "the former is taken back";
}

TEST_F(CommitmentForm, WithdrawsWhatWasEmptied) {
  Browser rui = signed_in("rui");
  const Response sent = rui.send(
      "/en/desk/commitment",
      promise(
          "Uruguay deberá abrir oficinas.",
          {{"actor", "URY"}, {"deadline", "2027-12-31"}, {"quantity", "8"}, {"unit", "persons"}}));
  ASSERT_EQ(sent.status, 303) << sent.body;
  const std::string target = "/en/desk/commitment/" + promised(sent);

  const Form open{{"deadline", ""}, {"reason", "Sin plazo."}, {"unit", "persons"}};
  const Response unsaid = rui.send_over(target, in_w17(open));
  EXPECT_EQ(unsaid.status, 422);
  EXPECT_TRUE(holds(unsaid.body, "There is no deadline or number any more."));
  Form answered = open;
  answered.emplace("weakening", "dismissed");
  const Response said = rui.send_over(target, in_w17(answered));
  ASSERT_EQ(said.status, 303) << said.body;
  const std::string page = portal("/en/commitments/" + promised(said));
  const std::string changed = between(page, "id=\"amended\"", "</section>");
  EXPECT_TRUE(holds(changed, "withdrawn"));
  EXPECT_TRUE(holds(changed, "<del>31 December 2027</del>")) << changed;
  EXPECT_TRUE(holds(changed, "Sin plazo."));
  EXPECT_FALSE(holds(rui.page(target), "value=\"2027-12-31\""));
  EXPECT_TRUE(holds(rui.page(target), "value=\"8\""));

  const Response without_number =
      rui.send_over(target, in_w17({{"quantity", ""}, {"unit", ""}, {"reason", "Sin."}}));
  EXPECT_EQ(without_number.status, 422);
  EXPECT_TRUE(holds(without_number.body, "There is no deadline or number any more."));

  const Response empty = rui.send_over(target, in_w17({{"text", ""}, {"reason", "Nada."}}));
  EXPECT_EQ(empty.status, 422);
  EXPECT_TRUE(holds(empty.body, "id=\"text-error\""));
}

TEST_F(CommitmentForm, TellsAllThatIsWrongAndKeepsWhatWasTyped) {
  Browser cora = signed_in("cora");
  const auto refused = [&](Form form, std::string_view sentence) {
    const Response response = cora.send("/en/desk/commitment", std::move(form));
    EXPECT_EQ(response.status, 422) << sentence;
    EXPECT_TRUE(holds(response.body, sentence)) << response.body;
  };
  refused(promise("Abrir vías.", {{"actor", "COL, XYZ"}}),
          "XYZ” is no state, mechanism or organisation");
  refused(promise("Abrir vías.", {{"actor", "Congo"}}), "may be more than one country");
  refused(promise("Abrir vías.", {{"quantity", "20"}}), "id=\"unit-error\"");
  refused(promise("Abrir vías.", {{"quantity", "20"}, {"unit", "apples"}}), "apples");
  refused(promise("Abrir vías.", {{"quantity", "-20000"}, {"unit", "persons"}}),
          "-20000 is less than zero");
  refused(promise("Abrir vías.", {{"quantity", "686 million"}, {"unit", "persons"}}),
          "more than a number");
  refused(promise("Abrir vías.", {{"actor", ""}}), "This is needed");
  refused(promise("Abrir vías nuevas.", {{"deadline", "2025-01-01"}}),
          "2025-01-01 is before the promise was made (2026-05)");
  refused(promise("", {}), "This is needed");
  refused(promise("Abrir vías.", {{"made_on", "2099"}}), "2099 is still to come: a promise");
  refused(promise("Abrir vías.", {{"source", ""}}), "id=\"title-error\"");
  refused(promise("Abrir vías.", {{"source", "W999"}}), "W999");
}

TEST_F(CommitmentForm, ShowsOneThatReadsAlmostTheSame) {
  Browser cora = signed_in("cora");
  const Form twin{{"language", "en"}};
  const std::string text = "Fully carry out temporary protection for displaced Venezuelans now.";
  const Response asked = cora.send("/en/desk/commitment", promise(text, twin));
  EXPECT_EQ(asked.status, 422);
  EXPECT_TRUE(holds(asked.body, "CM17 of the same actor reads almost the same"));
  EXPECT_TRUE(holds(between(asked.body, "<p class=\"promise\">", "</p>"), "/en/commitments/CM17"));
  const Response another =
      cora.send("/en/desk/commitment", promise(text, {{"language", "en"}, {"different", "yes"}}));
  EXPECT_EQ(another.status, 303);
}

TEST_F(CommitmentForm, ShowsOneInReviewThatReadsAlmostTheSameToWhomMaySeeIt) {
  const std::string text = "Colombia abrirá doce ventanillas de orientación para migrantes.";
  const std::string target = "/en/desk/commitment";
  Browser cora = signed_in("cora"), rui = signed_in("rui"), lea = signed_in("lea");
  Form first = promise(text);
  first.merge(Browser::hidden(cora.page(target), {}));
  const std::string waits = opened(cora.post(target, first));
  const std::string id = waits.substr(waits.rfind('/') + 1);
  EXPECT_EQ(opened(cora.post(target, first)), waits) << "the same form sent twice is not its twin";

  const std::string almost = text.substr(0, text.size() - 1) + " ya.";
  const Response asked = rui.send(target, promise(almost));
  EXPECT_EQ(asked.status, 422);
  EXPECT_TRUE(holds(asked.body, id + ", a proposal of the same actor that others are still"));
  const std::string above = between(asked.body, "<p class=\"promise\">", "</p>");
  EXPECT_TRUE(holds(above, "href=\"/en/desk/proposals/" + id + '"')) << above;
  EXPECT_TRUE(holds(above, "lang=\"es\"")) << above;
  EXPECT_TRUE(holds(above, text)) << above;
  EXPECT_TRUE(holds(asked.body, "name=\"different\""));
  EXPECT_EQ(rui.send(target, promise(almost, {{"actor", "CHL"}})).status, 303) << "another actor";

  // Of what is not hers to see nothing is told.
  EXPECT_EQ(lea.get(waits.substr(3).insert(0, "/en")).status, 404);
  const Form of_lea{{"committee", "committee/LAD-AP01"}};
  EXPECT_EQ(lea.send(target, promise(almost, of_lea)).status, 303);

  // What came back is written anew without being its own twin; what is taken back is none any more.
  ASSERT_EQ(rui.send(waits, {{"do", "return"}, {"reason", "¿Dónde?"}}).status, 303);
  const std::string again = target + "?of=" + id;
  Form anew = as_shown(cora.page(again));
  anew["made_on"] = "2026-06";
  anew["different"] = "yes";  // than that of lea
  const std::string second = opened(cora.post(target, anew));
  ASSERT_EQ(cora.send(second, {{"do", "withdraw"}}).status, 303);
  EXPECT_FALSE(holds(rui.send(target, promise(almost)).body, id));
}

TEST_F(CommitmentForm, SaysOfWhichTypeItIsAndHowSpecificAsTheDeskReadsIt) {
  const std::string silent = portal("/en/commitments/CM17");
  EXPECT_TRUE(holds(silent, "<dt>type of commitment</dt><dd>not stated</dd>")) << silent;
  EXPECT_TRUE(holds(silent, "<dt>specificity of the text</dt><dd>nobody graded it</dd>"));

  Browser rui = signed_in("rui");
  const std::string target = "/en/desk/commitment";
  const std::string form = rui.page(target);
  EXPECT_TRUE(holds(form, "<option value=\"quota\">resettlement or quota</option>"));
  EXPECT_TRUE(holds(form, "General intention: no action is named."));
  const std::string text = "Uruguay deberá acoger a 300 personas refugiadas.";
  const Response refused =
      rui.send(target, promise(text, {{"actor", "URY"}, {"specificity", "very good"}}));
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(holds(refused.body, "id=\"specificity-error\"")) << refused.body;
  const std::string id = promised(rui.send(
      target,
      promise(text, {{"actor", "URY"}, {"commitment_type", "quota"}, {"specificity", "action"}})));

  const std::string page = portal("/en/commitments/" + id);
  EXPECT_TRUE(holds(page, "<dt>type of commitment</dt><dd>resettlement or quota</dd>")) << page;
  EXPECT_TRUE(holds(page, "<dt>specificity of the text</dt><dd>action named</dd>"));
  EXPECT_TRUE(holds(portal("/es/compromisos/" + id), "de reasentamiento o cupo"));
  EXPECT_TRUE(holds(portal("/fr/engagements/" + id), "action nommée"));
  const std::string csv = portal("/en/commitments/" + id + ".csv");
  EXPECT_TRUE(holds(between(csv, "commitment_type,quota", "\r\n"), ",W17,p. 3,desk,")) << csv;
  EXPECT_TRUE(holds(portal("/en/commitments.csv?party=URY"), ",quota,action\r\n"));
  EXPECT_TRUE(holds(portal("/en/commitments.json?party=URY"), "\"specificity\": \"action\""));

  const Form finer{{"specificity", "quantity_or_date"}, {"reason", "Consta un número."}};
  published(rui.send_over(target + '/' + id, in_w17(finer)));
  const std::string changed =
      between(portal("/en/commitments/" + id), "id=\"amended\"", "</section>");
  EXPECT_TRUE(holds(changed, "specificity of the text: amended")) << changed;
  EXPECT_TRUE(holds(changed, "Consta un número."));
}

TEST_F(CommitmentForm, SaysWhetherTheWordsOfTheSourceStandInACopyOfIt) {
  Browser rui = signed_in("rui");
  const auto quoting = [&](const std::string& source, const std::string& quote) {
    const std::string what = std::to_string(office.now.load());
    return signed_in("sol").page(
        opened(rui.send("/en/desk/commitment",
                        promise("Promesa " + what, {{"source", source}, {"quote", quote}}))));
  };
  const std::string quote = "double its quota for labour migration";
  EXPECT_TRUE(holds(quoting("W18", quote), "no copy of the source is kept here"));
  office.archive(
      "W18",
      "<html><head><meta charset=\"utf-8\"><script>var said = 'by a script alone';"
      "</script></head><body><p>It will <b>double</b> its quota\nfor labour mi&shy;gration."
      "</p></body></html>");
  EXPECT_TRUE(
      holds(quoting("W18", quote), "Found word for word in the copy captured on 20 November 2026"));
  for (const char* other : {"triple its quota", "by a script alone"}) {
    const std::string page = quoting("W18", other);
    EXPECT_TRUE(holds(page, "Not found verbatim in the copy captured on 20 November 2026")) << page;
    EXPECT_TRUE(holds(page, "<p class=\"warn\">“")) << page;
    EXPECT_TRUE(holds(page, "whoever approves confirms that these words stand"));
  }
  office.archive("W16", "%PDF-1.7 double its quota");
  EXPECT_TRUE(holds(quoting("W16", quote), "is of a form whose text is not read here"));
}

TEST_F(CommitmentForm, AChangeNeedsAReasonAndSomethingThatChanges) {
  Browser cora = signed_in("cora");
  const std::string target = "/en/desk/commitment/CM17";
  const Response unchanged = cora.send_over(target, in_w17({{"reason", "Sin más."}}));
  EXPECT_EQ(unchanged.status, 422);
  EXPECT_TRUE(holds(unchanged.body, "Nothing here is said otherwise")) << unchanged.body;
  const Response without = cora.send_over(target, in_w17({{"deadline", "2030"}, {"reason", " "}}));
  EXPECT_EQ(without.status, 422);
  EXPECT_TRUE(holds(without.body, "id=\"reason-error\""));
}

}  // namespace
}  // namespace acta::site
