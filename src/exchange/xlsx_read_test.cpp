#include "exchange/xlsx_read.h"

#include <fstream>
#include <random>
#include <sstream>

#include <gtest/gtest.h>

#include "exchange/xlsx_testing.h"
#include "exchange/zip.h"

namespace acta::exchange {
namespace {

std::string row(std::string_view cells, int number = 1) {
  return fmt::format(R"(<row r="{}">{}</row>)", number, cells);
}

TEST(XlsxBook, ReadsEveryKindOfCellAtItsAddress) {
  const std::string bytes = make_xlsx(
      {.rows =
           row(R"(<c r="A1" t="s"><v>1</v></c><c r="C1"><v>0.1</v></c><c r="D1" t="b"><v>1</v></c>)"
               R"(<c r="AA1" t="e"><v>#N/A</v></c>)") +
           row(R"(<c r="B3" t="inlineStr"><is><r><t>Co</t></r><r><t>sta</t></r></is></c>)"
               R"(<c r="C3" t="str"><f>A1</f><v>dos</v></c><c r="D3"><f>1+1</f></c>)",
               3),
       .texts = R"(<si><t>uno</t></si><si><r><t>Río </t></r><rPh sb="0" eb="1"><t>x</t></rPh>)"
                R"(<r><t>Bravo</t></r></si>)"});
  EXPECT_EQ(told(bytes),
            "A1 text Río Bravo\nC1 number 0.1\nD1 boolean TRUE\nAA1 error #N/A\n"
            "B3 text Costa\nC3 text= dos\nD3 empty= \n");
}

TEST(XlsxBook, KeepsTheDigitsOfANumberAsTheyAreWritten) {
  EXPECT_EQ(
      told(make_xlsx({.rows = row(R"(<c><v>11773757.7205736343</v></c><c><v>1E-7</v></c>)")})),
      "A1 number 11773757.7205736343\nB1 number 1E-7\n");
}

TEST(XlsxBook, ShowsADateNoMorePreciselyThanItsFormat) {
  const std::string cells =
      R"(<c s="0"><v>44840</v></c><c s="1"><v>44840</v></c><c s="2"><v>44840</v></c>)"
      R"(<c s="3"><v>44840</v></c><c s="4"><v>44840.5</v></c><c s="5"><v>0.75</v></c>)"
      R"(<c s="6"><v>1.5</v></c><c s="7"><v>12</v></c>)";
  const std::string formats =
      R"(<xf numFmtId="14"/><xf numFmtId="17"/><xf numFmtId="164"/><xf numFmtId="165"/>)"
      R"(<xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="46"/><xf numFmtId="166"/>)";
  const std::string own = R"(<numFmt numFmtId="164" formatCode="yyyy"/>)"
                          R"(<numFmt numFmtId="165" formatCode="[$-C0A]d &quot;de&quot; mmmm;@"/>)"
                          R"(<numFmt numFmtId="166" formatCode="0&quot; days&quot;[Red]\m"/>)";
  EXPECT_EQ(told(make_xlsx({.rows = row(cells), .formats = formats, .own_formats = own})),
            "A1 date 2022-10-06\nB1 date 2022-10\nC1 date 2022\nD1 date 2022-10-06\n"
            "E1 date 2022-10-06T12:00:00\nF1 date 18:00:00\nG1 number 1.5\nH1 number 12\n");
}

TEST(XlsxBook, CountsFrom1900WithTheDayThatNeverWasOrFrom1904) {
  const std::string cells =
      R"(<c s="0"><v>1</v></c><c s="0"><v>59</v></c><c s="0"><v>60</v></c><c s="0"><v>61</v></c>)"
      R"(<c s="0"><v>-1</v></c><c s="0"><v>99999999</v></c>)";
  const std::string formats = R"(<xf numFmtId="14"/>)";
  EXPECT_EQ(told(make_xlsx({.rows = row(cells), .formats = formats})),
            "A1 date 1900-01-01\nB1 date 1900-02-28\nC1 date 1900-02-29\nD1 date 1900-03-01\n"
            "E1 number -1\nF1 number 99999999\n");
  EXPECT_EQ(told(make_xlsx({.rows = row(R"(<c s="0"><v>0</v></c><c s="0"><v>43378</v></c>)"),
                            .formats = formats,
                            .properties = R"(date1904="1")"})),
            "A1 date 1904-01-01\nB1 date 2022-10-06\n");
}

TEST(XlsxBook, TellsWhatIsMergedAndHidden) {
  const std::string bytes =
      make_xlsx({.rows = R"(<row r="2" hidden="1"><c r="A2"><v>1</v></c></row>)",
                 .after = R"(<mergeCells count="1"><mergeCell ref="A2:B3"/></mergeCells>)"});
  const auto book = XlsxBook::open(bytes, "t.xlsx");
  ASSERT_TRUE(book);
  bool hidden = false;
  const auto layout = book->read(0, [&](const SheetRow& each) { return hidden = each.hidden; });
  ASSERT_TRUE(layout);
  EXPECT_TRUE(hidden);
  ASSERT_EQ(layout->merged.size(), 1u);
  EXPECT_EQ(format_range(layout->merged[0]), "A2:B3");
}

TEST(XlsxBook, RefusesMoreMergedCellsThanAnybodyMakes) {
  std::string merged;
  for (int i = 0; i < 10'001; ++i) merged += "<mergeCell ref=\"A1:Z100000\"/>";
  const std::string bytes = make_xlsx({.rows = row("<c r=\"A1\"><v>1</v></c>"),
                                       .after = "<mergeCells>" + merged + "</mergeCells>"});
  const auto book = XlsxBook::open(bytes, "t.xlsx");
  ASSERT_TRUE(book);
  const auto layout = book->read(0, [](const SheetRow&) { return true; });
  ASSERT_FALSE(layout);
  EXPECT_EQ(layout.error().message, "error.xlsx.damaged");
}

TEST(XlsxBook, TellsAFormulaThatCameToNoTextFromOneThatWasNeverComputed) {
  EXPECT_EQ(told(make_xlsx({.rows = row(R"(<c r="A1" t="str"><f>B1</f><v></v></c>)"
                                        R"(<c r="B1" t="str"><f>C1</f><v/></c>)"
                                        R"(<c r="C1"><f>1+1</f><v></v></c>)"
                                        R"(<c r="D1" t="str"><f>E1</f></c>)")})),
            "C1 empty= \nD1 empty= \n");
}

TEST(XlsxBook, DecodesTheCharactersThatXmlCannotHold) {
  const std::string text =
      R"(<c t="str"><v>a_x000D_b_x005F_x000D_c_xD83D__xDE00_d_xD83D_e_x00</v></c>)";
  EXPECT_EQ(told(make_xlsx({.rows = row(text)})),
            "A1 text a\rb_x000D_c\xF0\x9F\x98\x80"
            "d_xD83D_e_x00\n");
}

TEST(XlsxBook, RefusesAtItsCellWhatIsDamaged) {
  const auto refusal = [](std::string_view cells) { return told(make_xlsx({.rows = row(cells)})); };
  EXPECT_EQ(refusal(R"(<c r="B1" t="s"><v>7</v></c>)"), "refused error.xlsx.damaged t.xlsx:S!B1\n");
  EXPECT_EQ(refusal(R"(<c r="C1"><v>doce</v></c>)"), "refused error.xlsx.damaged t.xlsx:S!C1\n");
  EXPECT_EQ(refusal(R"(<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>)"),
            "refused error.xlsx.damaged t.xlsx:S!A1\n");
  EXPECT_EQ(refusal(R"(<c r="XFE1"><v>1</v></c>)"), "refused error.xlsx.damaged t.xlsx:S!1\n");
  EXPECT_EQ(refusal(R"(<c r="A1"><v>1</c>)"),
            "refused error.xml.damaged t.xlsx:xl/worksheets/1.xml:1\n");
}

TEST(XlsxBook, RefusesDocumentTypesSoThatNoEntityIsEverExpandedOrFetched) {
  const std::string laughs =
      R"(<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>)";
  EXPECT_EQ(told(make_xlsx({.rows = row("<c t=\"str\"><v>&b;&c;</v></c>"), .prolog = laughs})),
            "refused error.xml.doctype t.xlsx:xl/worksheets/1.xml\n");
}

TEST(XlsxBook, UnpacksNoFurtherThanItsLimits) {
  auto parts = parts_of({.rows = row("<c><v>1</v></c>")});
  for (auto& [name, bytes] : parts)
    if (name == "xl/texts.xml") bytes.insert(bytes.find('>') + 1, std::string(30 << 20, ' '));
  EXPECT_EQ(told(packed(parts)), "refused error.zip.too-large t.xlsx:xl/texts.xml\n");

  const XlsxLimits tight{.zip = {}, .shared_text = 100, .cell_text = 40};
  const std::string words = "<si><t>" + std::string(30, 'x') + "</t></si>";
  EXPECT_EQ(told(make_xlsx({.rows = "", .texts = words + words + words + words}), 0, tight),
            "refused error.xlsx.too-much-text t.xlsx:xl/texts.xml\n");
  EXPECT_EQ(told(make_xlsx({.rows = row("<c t=\"str\"><v>" + std::string(50, 'x') + "</v></c>")}),
                 0, tight),
            "refused error.xlsx.too-much-text t.xlsx:S!A1\n");
}

TEST(XlsxBook, BelievesNoDimension) {
  const auto bytes =
      make_xlsx({.rows = row(R"(<c r="A1"><v>1</v></c>)") + row(R"(<c r="A9"><v>2</v></c>)", 9),
                 .after = R"(<dimension ref="A1:XFD1048576"/>)"});
  EXPECT_EQ(told(bytes), "A1 number 1\nA9 number 2\n");
}

TEST(XlsxBook, SaysWhenAFileIsNoWorkbook) {
  EXPECT_EQ(told("reference,status\n"), "refused error.xlsx.not-xlsx t.xlsx\n");
  EXPECT_EQ(told(write_zip({{"a.txt", "hello"}})), "refused error.xlsx.not-xlsx t.xlsx\n");
  EXPECT_EQ(told("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more"),
            "refused error.xlsx.old-or-locked t.xlsx\n");
  EXPECT_EQ(told("PK\x03\x04 cut off"), "refused error.xlsx.not-whole t.xlsx\n");
}

TEST(XlsxBook, SurvivesAnyDamage) {
  const XlsxParts whole{.rows = row(R"(<c r="A1" s="0"><v>44840</v></c><c t="s"><v>0</v></c>)"),
                        .after = R"(<mergeCells><mergeCell ref="A1:B2"/></mergeCells>)",
                        .texts = "<si><t>uno</t></si>",
                        .formats = R"(<xf numFmtId="14"/>)"};
  const auto parts = parts_of(whole);
  const std::string archive = packed(parts);
  std::mt19937 random(20220610);
  const auto damage = [&random](std::string bytes) {
    for (auto n = 1 + random() % 4; n > 0; --n) {
      const std::size_t at = random() % bytes.size();
      if (random() % 3 == 0) bytes.erase(at, 1 + random() % 9);
      else bytes[at] = static_cast<char>(random());
      if (bytes.empty()) bytes = "x";
    }
    return bytes;
  };
  int read = 0, refused = 0;
  const auto judge = [&](const std::string& bytes) {
    told(bytes).starts_with("refused") ? ++refused : ++read;
  };
  for (int i = 0; i < 1500; ++i) {
    judge(damage(archive));
    auto hurt = parts;
    auto& part = hurt[random() % hurt.size()].second;
    part = damage(part);
    judge(packed(hurt));
  }
  EXPECT_GT(read, 100);
  EXPECT_GT(refused, 500);
}

}  // namespace
}  // namespace acta::exchange
