#include "site/desk/testing.h"

// Indicators and their values through the forms of the desk, and what everybody reads of them.
namespace acta::site {
namespace {

struct IndicatorForm : DeskPages {
  static Form with(Form own, const Form& rest) {
    for (const auto& [name, text] : rest) own.emplace(name, text);
    return own;
  }
  // A new one; its id.
  std::string indicator(Form own) {
    Browser rui = signed_in("rui");
    const Response sent = rui.send(
        "/en/desk/indicator",
        in_w17(with(std::move(own), {{"definition", "Share of those who asked and got a permit."},
                                     {"unit", "percent"},
                                     {"direction", "up"},
                                     {"frequency", "annual"},
                                     {"committee", "committee/LAD-AP01"}})));
    const std::string page = rui.get(sent.header("Location")).body;
    const std::string id = between(page, "indicator/", " ·");
    published(sent);
    return id;
  }
  static Form value(const char* period, const char* amount, Form own = {}) {
    return in_w17(
        with(std::move(own),
             {{"geo", "country/CHL"}, {"period", period}, {"value", amount}, {"unit", "percent"}}));
  }
  // The form as it stands, with what is to be said otherwise.
  Form over(const std::string& target, Form own) {
    own = in_w17(std::move(own));
    own.merge(Browser::filled(signed_in("rui").page(target)));
    return own;
  }
  void refused(const std::string& target, Form form, int status, std::string_view field,
               std::string_view sentence) {
    Browser rui = signed_in("rui");
    const Response response = rui.send(target, std::move(form));
    EXPECT_EQ(response.status, status) << field;
    EXPECT_TRUE(holds(response.body, "id=\"" + std::string(field) + "-error\"")) << field;
    EXPECT_TRUE(holds(response.body, sentence)) << response.body;
  }
};

TEST_F(IndicatorForm, IsForThoseWhoKeepIndicators) {
  for (const char* allowed : {"lea", "rui"})
    EXPECT_EQ(signed_in(allowed).get("/en/desk/indicator").status, 200) << allowed;
  for (const char* other : {"ana", "pia", "ivo", "adm"})
    for (const char* path :
         {"/en/desk/indicator", "/en/desk/indicator/IN01", "/en/desk/indicator-value/IN01"})
      EXPECT_EQ(signed_in(other).get(path).status, 404) << other << path;
  EXPECT_EQ(signed_in("lea").get("/en/desk/indicator/IN01").status, 200);  // of her committee
  EXPECT_EQ(signed_in("rui").get("/en/desk/indicator/IN999").status, 404);
  EXPECT_TRUE(holds(signed_in("lea").page("/en/desk"), "href=\"/en/desk/indicator\""));
  EXPECT_TRUE(
      holds(signed_in("rui").page("/en/desk/indicator"), "href=\"/en/desk/indicator/IN01\""));
}

TEST_F(IndicatorForm, MakesAnIndicatorThatIsReadInFourLanguages) {
  const std::string id = indicator({{"name", "Permits granted"},
                                    {"baseline", "30"},
                                    {"baseline_date", "2022"},
                                    {"target_short", "40"},
                                    {"target_short_by", "2026"},
                                    {"target_long", "80"},
                                    {"expected_category", "women\nmen"}});
  const std::string page = portal("/en/indicators/" + id);
  EXPECT_TRUE(holds(page, "Permits granted"));
  EXPECT_TRUE(holds(page, "it has a baseline and 2 targets"));
  EXPECT_TRUE(holds(page, "No value is on record"));
  EXPECT_TRUE(holds(page, "of 2 groups expected, none has a value"));
  EXPECT_TRUE(holds(portal("/es/indicadores/" + id), "tiene línea de base; constan 2 metas"));
  EXPECT_TRUE(holds(portal("/fr/indicateurs/" + id + "?valid=2026-11-21"), "Indicateur " + id));
  const std::string targets = portal("/en/indicators/" + id + ".csv?table=targets");
  EXPECT_TRUE(holds(targets, "baseline,30,percent,2022,,W17,p. 3")) << targets;
  EXPECT_TRUE(holds(targets, "target_medium,,,,,,")) << targets;
}

TEST_F(IndicatorForm, AValueIsRevisedAndBothStayWithTheirDates) {
  const std::string id = indicator({{"name", "Permits revised"}, {"frequency", "annual"}});
  const std::string form = "/en/desk/indicator-value/" + id;
  Browser rui = signed_in("rui");
  published(rui.send(form, value("2022", "30", {{"value_standing", "final"}})));
  published(rui.send(
      form,
      value("2024", "40",
            {{"numerator", "400"}, {"denominator", "1000"}, {"value_standing", "provisional"}})));
  const std::string values = portal("/en/indicators/" + id + ".csv");
  EXPECT_TRUE(holds(values, "CHL,,2022,30,percent,,,final,1,W17,p. 3")) << values;
  EXPECT_TRUE(holds(values, "CHL,,2023,,,,,,,,")) << values;  // a gap, not zero
  EXPECT_TRUE(holds(values, "CHL,,2024,40,percent,400,1000,provisional,1,W17,p. 3")) << values;
  const std::string line = between(portal("/en/indicators/" + id), "<path class=\"ln\" d=\"", "\"");
  EXPECT_EQ(count(line, "M"), 2u) << line;  // no line over the gap
  EXPECT_EQ(count(line, "L"), 0u) << line;

  const Form final_value{
      {"numerator", "420"}, {"denominator", "1000"}, {"value_standing", "final"}};
  refused(form, value("2024", "42", final_value), 422, "reason", "This is needed");
  published(rui.send(form, value("2024", "42", with(final_value, {{"reason", "Late answers."}}))));
  const std::string vintages = portal("/en/indicators/" + id + ".csv?table=value_vintages");
  EXPECT_EQ(count(vintages, "CHL,,2024,"), 2u) << vintages;
  EXPECT_TRUE(holds(vintages, ",40,400,1000,provisional,,W17")) << vintages;
  EXPECT_TRUE(holds(vintages, ",42,420,1000,final,Late answers.,W17")) << vintages;
  EXPECT_TRUE(holds(portal("/en/indicators/" + id), "Late answers."));
}

TEST_F(IndicatorForm, TellsWhatIsWrongWithAValueAndKeepsNothing) {
  const std::string id =
      indicator({{"name", "Permits refused"}, {"locked_until", "2020"}, {"baseline", "?"}});
  EXPECT_TRUE(
      holds(portal("/en/indicators/" + id + ".csv?table=targets"), "baseline,,,,unknown,W17,p. 3"));
  const std::string form = "/en/desk/indicator-value/" + id;
  refused(form, value("2024", "140"), 422, "value", "140 percent is more than the whole");
  refused(form, value("2024", "-3"), 422, "value", "-3 is less than zero: a share of a whole");
  refused(form, value("2024", "3", {{"numerator", "-3"}, {"denominator", "100"}}), 422, "numerator",
          "-3 is less than zero");
  refused(form, value("2024", "3", {{"numerator", "3"}, {"denominator", "-100"}}), 422,
          "denominator", "-100 is less than zero");
  refused(form, value("2024", "40", {{"numerator", "12"}, {"denominator", "10"}}), 422, "numerator",
          "12 is more than the whole of which it is a part (10)");
  refused(form, value("2024", "40", {{"numerator", "12"}}), 422, "denominator", "write both");
  refused(form, value("2024", "40", {{"numerator", "10"}, {"denominator", "30"}}), 422, "value",
          "40 percent is not what the part and the whole give (33.33)");
  refused(form, value("2024", "412", {{"unit", "per_mille"}}), 422, "unit",
          "another unit than per mille. This one is exactly 41.2 percent");
  refused(form, value("2024", "40", {{"unit", "persons"}}), 422, "unit", "percent, not persons");
  refused(form, value("2019", "40"), 409, "period", "The periods until 2020 are closed");
  refused(form, value("2099", "40"), 422, "period", "2099");
  refused(form, value("soon", "40"), 422, "period", "soon");
  refused(form, value("2024", "about 40"), 422, "value", "about 40");
  refused(form, value("2024", "40", {{"geo", ""}}), 422, "geo", "This is needed");
  EXPECT_TRUE(holds(portal("/en/indicators/" + id), "No value is on record"));
}

TEST_F(IndicatorForm, AValueThatCameBackIsWrittenOnWithWhatWasTyped) {
  const std::string id = indicator({{"name", "Permits returned"}});
  const std::string form = "/en/desk/indicator-value/" + id;
  Browser rui = signed_in("rui");
  const std::string title = "Permits returned: value, Chile";
  const std::string back =
      opened(rui.send(form, value("2023", "41", {{"numerator", "41"}, {"denominator", "100"}})));
  EXPECT_TRUE(holds(rui.page("/en/desk"), title)) << "and not by a number of ours";
  ASSERT_EQ(signed_in("sol").send(back, {{"do", "return"}, {"reason", "Where is it?"}}).status,
            303);
  const std::string on = between(rui.page(back), "<a href=\"/en/desk/indicator-value/", "\"");
  EXPECT_EQ(on, id + "?of=" + back.substr(back.rfind('/') + 1));
  const Form filled = Browser::filled(rui.page("/en/desk/indicator-value/" + on));
  for (const auto& [field, typed] : {std::pair{"geo", "country/CHL"},
                                     {"period", "2023"},
                                     {"value", "41"},
                                     {"unit", "percent"},
                                     {"denominator", "100"},
                                     {"source", "W17"},
                                     {"locator", "p. 3"}})
    EXPECT_EQ(filled.at(field), typed) << field;
  const std::string next =
      opened(rui.send_over("/en/desk/indicator-value/" + on, {{"locator", "table 2"}}));
  EXPECT_NE(next, back);
  EXPECT_TRUE(holds(rui.page(back), "taken back")) << "and the former one is done with";
  publish(next, {}, "sol");
  EXPECT_TRUE(holds(portal("/en/indicators/" + id + ".csv"), "CHL,,2023,41,percent,41,100,"));
}

TEST_F(IndicatorForm, AShareMayExceedTheWholeWhereThatIsSaid) {
  const std::string id = indicator({{"name", "Places taken"}, {"may_exceed_hundred", "yes"}});
  Browser rui = signed_in("rui");
  const Response sent =
      rui.send("/en/desk/indicator-value/" + id,
               value("2024", "140", {{"numerator", "14"}, {"denominator", "10"}}));
  EXPECT_EQ(sent.status, 303) << sent.body;
}

TEST_F(IndicatorForm, TellsWhatIsWrongWithAnIndicator) {
  const std::string form = "/en/desk/indicator";
  const Form sound{
      {"name", "Sound"}, {"definition", "d"}, {"unit", "percent"}, {"direction", "up"}};
  refused(form, in_w17(with({{"name", ""}}, sound)), 422, "name", "This is needed");
  refused(form, in_w17(with({{"unit", "apples"}}, sound)), 422, "unit", "apples");
  refused(form, in_w17(with({{"baseline", "130"}}, sound)), 422, "baseline", "130 percent");
  refused(form, in_w17(with({{"target_long", "n/a"}}, sound)), 422, "target_long", "n/a");
  refused(form, in_w17(with({{"baseline_date", "2099"}}, sound)), 422, "baseline_date", "2099");
  refused(form, in_w17(with({{"baseline_date", "2022"}, {"target_short_by", "2021"}}, sound)), 422,
          "target_short_by", "2021 is before the baseline was measured (2022)");
}

TEST_F(IndicatorForm, AmendsWithWhatStoodBeforeAndAsksWhetherATargetWasWeakened) {
  const std::string id = indicator({{"name", "Permits aimed at"}, {"target_short", "80"}});
  const std::string form = "/en/desk/indicator/" + id;
  Browser rui = signed_in("rui");
  const Form less{{"target_short", "60"}, {"reason", "Less money."}};
  const Response asked = rui.send_over(form, in_w17(less));
  EXPECT_EQ(asked.status, 422);
  EXPECT_TRUE(holds(asked.body, "A target becomes easier to reach."));
  published(rui.send_over(form, in_w17(with(less, {{"weakening", "confirmed"}}))));
  const std::string changes =
      between(portal("/en/indicators/" + id), "id=\"amended\"", "</section>");
  EXPECT_TRUE(holds(changes, "80")) << changes;
  EXPECT_TRUE(holds(changes, "Less money."));
  EXPECT_TRUE(holds(changes, "The target became easier to reach. Those who changed it say that"));
  refused(form, over(form, {{"reason", "Nothing."}}), 422, "name",
          "Nothing here is said otherwise");
}

TEST_F(IndicatorForm, TheSecondOfTwoEditorsSeesWhatTheFirstPublishedAndLosesNothing) {
  const std::string id = indicator({{"name", "Permits of two"}, {"target_short", "50"}});
  const std::string form = "/en/desk/indicator/" + id;
  Browser rui = signed_in("rui"), sol = signed_in("sol");
  const std::string drawn = sol.page(form);
  Form of_sol = in_w17({{"baseline", "20"}, {"reason", "A survey."}});
  of_sol.merge(Browser::filled(drawn));
  published(rui.send_over(form, in_w17({{"target_short", "70"}, {"reason", "More is wanted."}})));

  const Response told = sol.post(form, Browser::hidden(drawn, of_sol));
  EXPECT_EQ(told.status, 409);
  EXPECT_EQ(faults_of(told.body), "");
  EXPECT_TRUE(holds(between(told.body, "<table class=\"diff\">", "</table>"), "<ins>70</ins>"));
  const Form again = Browser::filled(told.body);
  EXPECT_EQ(again.at("target_short"), "70") << "what the first changed and the second did not";
  EXPECT_EQ(again.at("baseline"), "20");
  EXPECT_EQ(again.at("reason"), "A survey.");
  EXPECT_EQ(sol.post(form, Browser::hidden(told.body, again)).status, 303);
}

TEST_F(IndicatorForm, AnotherMethodIsABreakInItsValues) {
  const std::string id = indicator({{"name", "Permits counted"}, {"method", "A survey."}});
  const std::string form = "/en/desk/indicator/" + id;
  Browser rui = signed_in("rui");
  for (const char* year : {"2022", "2023", "2024"})
    published(rui.send("/en/desk/indicator-value/" + id, value(year, "30")));
  refused(form, over(form, {{"method", "The register."}, {"reason", "New."}}), 422, "method_from",
          "from which day");
  published(rui.send_over(form, in_w17({{"method", "The register."},
                                        {"method_from", "2024"},
                                        {"reason", "The survey ended."}})));
  const std::string page = portal("/en/indicators/" + id);
  EXPECT_TRUE(holds(page, "From 2024 on it is measured otherwise: The register."));
  EXPECT_TRUE(holds(page, "<path class=\"br\""));
  const std::string line = between(page, "<path class=\"ln\" d=\"", "\"");
  EXPECT_EQ(count(line, "M"), 2u) << line;  // no line over the break
  EXPECT_TRUE(holds(portal("/en/indicators/" + id + ".csv?table=method_breaks"), "2024,"));
}

TEST_F(IndicatorForm, ACommitmentLeadsToWhatMeasuresIt) {
  const std::string id = indicator({{"name", "Of CM17"}, {"commitment", "commitment/CM17"}});
  const std::string own =
      between(portal("/en/commitments/CM17"), "id=\"indicators\"", "</section>");
  EXPECT_TRUE(holds(own, "/en/indicators/" + id)) << own;
}

}  // namespace
}  // namespace acta::site
