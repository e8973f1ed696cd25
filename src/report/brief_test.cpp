#include "report/brief.h"

#include <gtest/gtest.h>

#include "register/testing.h"

namespace acta::report {
namespace {

// All that a document says, a line a paragraph.
std::string told(const Document& document) {
  std::string all;
  const auto add = [&](const Paragraph& paragraph) {
    for (const Span& span : paragraph) all += span.text;
    all += '\n';
  };
  for (const Section& section : document.sections)
    for (const auto& block : section.blocks)
      if (const auto* const table = std::get_if<Table>(&block))
        for (const auto& row : table->rows)
          for (const Paragraph& cell : row) add(cell);
      else add(std::get<Paragraph>(block));
  return all;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

class BriefTest : public ::testing::Test {
 protected:
  BriefTest() {
    for (const char* country : {"country/PER", "country/CHL"}) {
      build.text(country, "name", country + 8, {});
      build.reference("commitment/A", "actor", country, {});
    }
    build.text("commitment/A", "text", "a promise", {.source = "announcement"});
    build.code("commitment/A", "reported_status", "complete",
               {.from = "2023-11-01", .source = "R1", .asserter = "country/PER"});
  }
  void said(const char* property, const char* status, const char* source, const char* office) {
    build.reference(std::string("source/") + source, "concerns", "country/PER", {});
    build.code("commitment/A", property, status,
               {.from = "2023-11-15", .source = source, .asserter = office});
  }
  std::string brief(const char* country, const char* language = "en") {
    const auto view = build.view("2024-01-01");
    return told(country_brief(view, build.subject(country), {}, messages(language)));
  }
  record::RecordBuilder build;
};

TEST_F(BriefTest, TellsWhatEachTrackSaysAndAveragesNothing) {
  said("assessed_status", "limited", "A1", "office/assessment");
  said("evidenced_status", "not_started", "E1", "office/stakeholders");
  const std::string brief = this->brief("country/PER");
  EXPECT_TRUE(holds(brief, "own report of PER: complete"));
  EXPECT_TRUE(holds(brief, "PER, assessed (office/assessment): limited"));
  EXPECT_TRUE(holds(brief, "PER, shown by office/stakeholders: not_started"));
}

TEST_F(BriefTest, NamesEveryWordThatIsNotInItsLanguage) {
  build.text("reported_status/complete", "label", "done", {.language = "en"});
  const auto in = [&](const char* language) {
    const auto view = build.view("2024-01-01");
    const auto document = country_brief(view, build.subject("country/PER"), {}, messages(language));
    std::string ids;
    for (const std::string& id : document.untranslated) ids += id + ' ';
    return ids;
  };
  EXPECT_FALSE(holds(in("en"), "complete"));
  EXPECT_TRUE(holds(in("fr"), "complete")) << in("fr");
}

TEST_F(BriefTest, OfAJointPromiseTellsOnlyWhatIsSaidOfTheState) {
  said("assessed_status", "limited", "A1", "office/assessment");
  const std::string other = brief("country/CHL");
  EXPECT_TRUE(holds(other, "a promise"));
  EXPECT_FALSE(holds(other, "PER,"));
}

TEST_F(BriefTest, PublishesSilenceAndAReplyWithTheirDays) {
  said("assessed_status", "limited", "A1", "office/assessment");
  build.date("source/A1", "reply_asked", "2023-11-20", {});
  build.date("source/A1", "reply_due", "2023-12-20", {});
  EXPECT_TRUE(holds(brief("country/PER"), "(no reply received from PER by 20 December 2023)"));
  EXPECT_TRUE(
      holds(brief("country/PER", "es"), "(sin respuesta de PER al 20 de diciembre de 2023)"));
  build.date("source/A1", "reply_received", "2023-12-01", {});
  EXPECT_TRUE(holds(brief("country/PER", "fr"), "(PER : réponse reçue le 1er décembre 2023)"));
}

TEST_F(BriefTest, SaysThatAReportIsTooOldToCount) {
  build.quantity("process/P", "reporting_months", "1", {.unit = "month"});
  EXPECT_TRUE(holds(brief("country/PER"),
                    "not reported by PER since 1 November 2023, when it was: complete"));
}

TEST_F(BriefTest, TellsWhatIsOwedAsAMemberAndWhatIsOverdue) {
  build.property("endorser", "reference", {.membership = "full"});
  build.reference("mechanism/M", "endorser", "country/PER", {});
  for (const char* commitment : {"commitment/B", "commitment/C"}) {
    build.reference(commitment, "actor", "mechanism/M", {});
    build.text(commitment, "text", std::string("all promise ") + commitment, {});
  }
  build.date("commitment/B", "deadline", "2023", {});
  const std::string brief = this->brief("country/PER", "es");
  EXPECT_TRUE(holds(brief, "nunca ha informado de 2. 1 está vencido.")) << brief;
  EXPECT_TRUE(holds(brief, "all promise commitment/B\n2023 (vencido)\n"));
  EXPECT_TRUE(holds(brief, "De uno nadie dice qué ha sido de él: C."));
  EXPECT_FALSE(holds(brief, "all promise commitment/C"));
  EXPECT_FALSE(holds(this->brief("country/CHL"), "has never reported"));
}

TEST_F(BriefTest, MarksNoPromiseThatIsDoneOrIsNotYetDue) {
  build.code("reported_status/complete", "class", "done", {});
  build.date("commitment/A", "deadline", "2023-12-31", {});
  EXPECT_TRUE(holds(brief("country/CHL"), "31 December 2023 (overdue)"));
  EXPECT_TRUE(holds(brief("country/PER"), "31 December 2023\n")) << "PER reports it complete";
}

TEST_F(BriefTest, MarksWhatIsOverdueOfAPromiseThatNoStateMade) {
  for (const char* commitment : {"commitment/U", "commitment/V"}) {
    build.reference(commitment, "committee", "committee/G", {});
    build.date(commitment, "deadline", "2023-12-31", {});
  }
  build.code("commitment/V", "status", "done", {.from = "2023-12-01", .source = "R1"});
  const std::string brief = told(
      committee_brief(build.view("2024-01-01"), build.subject("committee/G"), {}, messages("en")));
  EXPECT_TRUE(holds(brief, "U\n\n\n31 December 2023 (overdue)\n")) << brief;
  EXPECT_TRUE(holds(brief, "V\n\n\n31 December 2023\n")) << brief;
}

TEST_F(BriefTest, TellsAPlanInTheLanguageIntoWhichItWasTranslated) {
  build.reference("process/P", "mechanism", "mechanism/M", {});
  build.code("process/P", "plan_part", "risk", {});
  build.reference("committee/G", "mechanism", "mechanism/M", {});
  const auto risk = build.text("committee/G", "risk", "a flood", {.language = "en"});
  build.translate(risk, "una inundación", "es", record::Translation::human);
  const auto in = [&](const char* language) {
    const auto view = build.view("2024-01-01");
    return told(committee_brief(view, build.subject("committee/G"), {}, messages(language)));
  };
  EXPECT_TRUE(holds(in("en"), "a flood")) << in("en");
  EXPECT_TRUE(holds(in("es"), "una inundación")) << in("es");
  EXPECT_FALSE(holds(in("es"), "a flood"));
}

TEST_F(BriefTest, TellsOfActsInTensionWithTheReplyOrThatNoneCame) {
  build.reference("measure/N", "country", "country/PER", {});
  build.text("measure/N", "action", "a decree", {});
  build.date("measure/N", "date", "2023-10", {});
  EXPECT_TRUE(holds(brief("country/PER"), "1 national act on record; nobody has read 1 against"));
  build.code("alignment/in_tension", "class", "tension", {});
  for (const char* coding : {"coding/1", "coding/2"}) {
    build.reference(coding, "measure", "measure/N", {.source = "C1"});
    build.reference(coding, "commitment", "commitment/A", {.source = "C1"});
    build.code(coding, "coding_round", "blind", {.source = "C1"});
    build.code(coding, "alignment", "in_tension", {.source = "C1"});
  }
  build.date("source/C1", "reply_asked", "2023-11-20", {});
  build.date("source/C1", "reply_due", "2023-12-20", {});
  EXPECT_TRUE(holds(brief("country/PER"),
                    "October 2023 – a decree\nA\nNo reply received by 20 December 2023 from PER\n"))
      << brief("country/PER");
  build.date("source/C1", "reply_received", "2023-12-22", {});
  EXPECT_TRUE(holds(brief("country/PER", "pt"),
                    "recebida em 22 de dezembro de 2023; fora pedida até 20 de dezembro de 2023"));
  EXPECT_FALSE(holds(brief("country/CHL"), "a decree"));
  EXPECT_TRUE(holds(brief("country/CHL"), "No national act of this state is on record."));
}

}  // namespace
}  // namespace acta::report
