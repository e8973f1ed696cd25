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
  EXPECT_TRUE(holds(brief("country/PER", "fr"), "(réponse de PER, reçue le 1 décembre 2023)"));
}

}  // namespace
}  // namespace acta::report
