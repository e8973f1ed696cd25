#include "site/desk/testing.h"

namespace acta::site {
namespace {

struct CyclePages : DeskPages {
  static Form dates(const char* opens, const char* due) {
    return {{"title", "Ciclo de prueba"},
            {"language", "es"},
            {"opens", opens},
            {"due", due},
            {"overdue_from", ""}};
  }
  // The address of its proposal.
  std::string begun(const std::string& id, const char* opens, const char* due) {
    Form form = dates(opens, due);
    form["id"] = id;
    return opened(signed_in("rui").send("/en/desk/cycle", form));
  }
  // A day on which nothing else was sent.
  void begin_a_day() { office.now += 24LL * 3600 * 1'000'000; }
  std::string today(int days = 0) { return format_day(Day{day_of(office.clock()).number + days}); }
};

TEST_F(CyclePages, ACycleIsOpenedByThreeHandsAndWhatIsMissingIsToldWhenItIsLate) {
  begin_a_day();
  const std::string soon = today(10);
  const std::string address = begun("T1", today().c_str(), soon.c_str());
  EXPECT_FALSE(holds(portal("/en/progress"), "Ciclo de prueba")) << "proposed only";
  publish(address, {}, "sol");
  Browser ana = signed_in("ana");
  const std::string desk = ana.page("/en/desk");
  EXPECT_TRUE(holds(desk, "Ciclo de prueba: reports are due by"));
  EXPECT_TRUE(holds(desk, ", midnight UTC"));
  EXPECT_TRUE(holds(ana.page("/en/desk"), "0 of "));
  publish(proposed(ana, "COL", "CM03", "Dentro del plazo."));
  EXPECT_TRUE(holds(ana.page("/en/desk"), "1 of "));
  EXPECT_TRUE(holds(portal("/en/progress"), "Ciclo de prueba"));
  EXPECT_TRUE(holds(portal("/en/progress.csv?table=cycle_items"),
                    "T1,country/COL,CM03,on-time," + soon + ','));
  EXPECT_TRUE(holds(portal("/en/progress.csv?table=cycle_items"), "T1,country/CHL,CM03,awaited,"));

  office.now += 11LL * 24 * 3600 * 1'000'000;
  ana = signed_in("ana");
  publish(proposed(ana, "COL", "CM05", "Fuera de plazo."));
  const std::string items = portal("/en/progress.csv?table=cycle_items");
  EXPECT_TRUE(holds(items, "T1,country/COL,CM05,late," + soon + ',')) << items.substr(0, 300);
  EXPECT_TRUE(holds(items, "T1,country/CHL,CM03,overdue,"));
  EXPECT_TRUE(holds(signed_in("rui").page("/en/desk"), "overdue; 1 came late"));
  const std::string chile = signed_in("eva").page("/en/desk");
  EXPECT_TRUE(holds(chile, "overdue"));
  EXPECT_FALSE(holds(between(chile, "id=\"cycle\"", "</section>"), "Colombia"));
}

TEST_F(CyclePages, ADeadlineThatHasPassedIsMovedWithAReasonThatEverybodyReads) {
  begin_a_day();
  const std::string last = today(2);
  publish(begun("T2", today().c_str(), last.c_str()), {}, "sol");
  office.now += 5LL * 24 * 3600 * 1'000'000;
  Browser rui = signed_in("rui");
  const std::string form = rui.page("/en/desk/cycle/T2");
  EXPECT_TRUE(holds(form, "value=\"" + last + '"'));
  Form later = dates(today(-5).c_str(), today(20).c_str());
  const Response without = rui.send("/en/desk/cycle/T2", later);
  EXPECT_EQ(without.status, 422);
  EXPECT_TRUE(holds(without.body, "id=\"reason-error\""));
  EXPECT_TRUE(holds(without.body, "value=\"" + later["due"] + '"')) << "what was typed is kept";
  later["reason"] = "Two ministries <changed>.";
  const Response sent = rui.send("/en/desk/cycle/T2", later);
  ASSERT_EQ(sent.status, 303) << sent.body;
  published(sent);
  const std::string page = portal("/en/progress");
  EXPECT_TRUE(holds(page, "Reason: Two ministries &lt;changed&gt;.")) << page;
  EXPECT_EQ(faults_of(page), "");
}

TEST_F(CyclePages, WhatIsWrongWithACycleStandsBesideItsField) {
  Form wrong = dates("2027-05-01", "2027-04-01");
  wrong["id"] = "T 3";
  wrong["title"] = " ";
  wrong["overdue_from"] = "soon";
  const Response refused = signed_in("rui").send("/en/desk/cycle", wrong);
  EXPECT_EQ(refused.status, 422);
  for (const char* field : {"id", "title", "due", "overdue_from"})
    EXPECT_TRUE(holds(refused.body, std::string("id=\"") + field + "-error\"")) << field;
  EXPECT_EQ(signed_in("ana").get("/en/desk/cycle").status, 404);
  EXPECT_EQ(signed_in("rui").get("/en/desk/cycle/none").status, 404);
  for (const char* language : {"es", "pt", "fr"})
    EXPECT_FALSE(
        holds(signed_in("rui").page(std::string("/") + language + "/desk/cycle"), "desk.c"));
}

}  // namespace
}  // namespace acta::site
