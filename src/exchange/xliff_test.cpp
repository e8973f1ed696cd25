#include "exchange/xliff.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace acta::exchange {
namespace {

constexpr const char* head =
    R"(<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">)";

std::string refused(const std::string& bytes) {
  const auto read = read_xliff(bytes, "es.xlf");
  return read ? "none" : read.error().message + " at " + read.error().place;
}

TEST(Xliff, IsReadAsItWasWritten) {
  const std::vector<XliffFile> files{
      {"en",
       "es",
       {{"4812", "Issue <10> permits & \"visas\"", "", "", "", "commitment/CM1 · text"},
        {"4813", "Open", "Abrir", "needs-review-translation", "mt-suggestion", ""}}},
      {"fr", "es", {{"4812", "Délivrer", "Emitir", "translated", "", ""}}}};
  EXPECT_EQ(read_xliff(write_xliff(files), "es.xlf").value(), files);
}

TEST(Xliff, KeepsEveryTextThatXmlCanHold) {
  EXPECT_TRUE(rc::check([](const std::string& random) {
    std::string text;
    for (const char c : random)
      if (c >= ' ' && c < 0x7f) text += c;
    if (text.empty()) text = "x";
    const std::vector<XliffFile> files{{"en", "es", {{"1", text, text, "translated", "", ""}}}};
    RC_ASSERT(read_xliff(write_xliff(files), "f").value() == files);
  }));
}

TEST(Xliff, OfATranslatorsProgramIsReadForItsWords) {
  std::string bytes = head;
  bytes += R"(
    <file original="record" source-language="en" target-language="pt-BR" datatype="plaintext">
    <header><note>from a program</note></header><body><group id="g">
    <trans-unit id="7"><source>Open <g id="1">new</g> routes</source>
    <seg-source><mrk mtype="seg" mid="0">Open new routes</mrk></seg-source>
    <target state="signed-off"><mrk mtype="seg" mid="0">Abrir <g id="1">novas</g> vias</mrk></target>
    <alt-trans><source>Open</source><target>Abra</target></alt-trans>
    </trans-unit></group></body></file></xliff>)";
  const auto files = read_xliff(bytes, "pt.xlf").value();
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files[0].target_language, "pt-BR");
  ASSERT_EQ(files[0].units.size(), 1U);
  EXPECT_EQ(files[0].units[0].source, "Open new routes");
  EXPECT_EQ(files[0].units[0].target, "Abrir novas vias");
  EXPECT_EQ(files[0].units[0].state, "signed-off");
}

TEST(Xliff, ThatIsNoneIsRefused) {
  EXPECT_EQ(refused("<html/>"), "error.xliff.not-xliff at es.xlf");
  EXPECT_EQ(refused("not xml"), "error.xml.damaged at es.xlf:1");
  EXPECT_EQ(refused("<!DOCTYPE xliff><xliff/>"), "error.xml.doctype at es.xlf");
  EXPECT_EQ(refused(std::string(head) + R"(<file source-language="en"></file></xliff>)"),
            "error.xliff.no-target-language at es.xlf");
  const std::string file = std::string(head) + R"(<file target-language="es"><body>)";
  EXPECT_EQ(refused(file + R"(<trans-unit><source>a</source></trans-unit></body></file></xliff>)"),
            "error.xliff.no-id at es.xlf");
  EXPECT_EQ(refused(file + R"(<trans-unit id="1"/><trans-unit id="1"/></body></file></xliff>)"),
            "error.xliff.repeated-id at es.xlf:1");
}

}  // namespace
}  // namespace acta::exchange
