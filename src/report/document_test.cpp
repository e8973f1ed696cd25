#include "report/document.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "exchange/unzip.h"

namespace acta::report {
namespace {

Document brief() {
  Document document;
  document.language = "es";
  document.process = "Proceso";
  document.title = "Perú <hoy> & \"mañana\"";
  document.dates = "Vigente el 2024-12-01.";
  document.finding = {{"2 compromisos", {}, {1}}};
  document.cover_notes = {"Nota"};
  document.sections = {
      {"Promesas",
       {Paragraph{{"Una.", {}, {1, 2}}},
        Table{{"N.º", "Promesa"}, {20, 80}, {{{{"CM1", {}, {}}}, {{"Keep < it", "en", {2}}}}}}}}};
  document.references_title = "Referencias";
  document.references = {"S001", "S002 <l.5>"};
  document.hash_label = "SHA-256: ";
  return document;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

TEST(Document, HashSpeaksOfAllThatIsSaid) {
  const std::string hash = content_hash(brief());
  EXPECT_EQ(hash.size(), 64u);
  EXPECT_EQ(content_hash(brief()), hash);
  const auto other = [&](auto change) {
    Document document = brief();
    change(document);
    return content_hash(document) != hash;
  };
  EXPECT_TRUE(other([](Document& d) { d.dates += ' '; }));
  EXPECT_TRUE(other([](Document& d) { d.finding[0].references = {2}; }));
  EXPECT_TRUE(other([](Document& d) { d.cover_notes.clear(); }));
  EXPECT_TRUE(other([](Document& d) { d.references[1] += '.'; }));
  EXPECT_TRUE(other([](Document& d) { d.sections[0].title = "Promesa"; }));
  EXPECT_TRUE(other([](Document& d) { d.sections[0].blocks.pop_back(); }));
  EXPECT_TRUE(other([](Document& d) {
    std::get<Table>(d.sections[0].blocks[1]).rows[0][1][0].language.clear();
  }));
}

TEST(Html, IsOneFileInWhichEveryReferenceLeadsToItsPlace) {
  const std::string html = to_html(brief());
  EXPECT_TRUE(html.starts_with("<!doctype html>\n<html lang=\"es\">"));
  EXPECT_TRUE(holds(html, "<h1>Perú &lt;hoy&gt; &amp; "));
  EXPECT_TRUE(holds(html, "<span lang=\"en\">Keep &lt; it</span> [en]<sup><a href=\"#r2\">[2]"));
  EXPECT_TRUE(holds(html, "<li id=\"r2\">S002 &lt;l.5&gt;</li>"));
  EXPECT_TRUE(holds(html, content_hash(brief())));
  EXPECT_FALSE(holds(html, "http"));
}

std::string part_of(const std::string& package, const std::string& name) {
  auto archive = exchange::Unzip::open(package, "brief.docx");
  auto part = archive.value().part(name);
  std::string text(1 << 16, '\0');
  text.resize(part.value().read(text.data(), text.size()).value());
  return text;
}

TEST(Docx, IsTheSamePackageEveryTime) { EXPECT_EQ(to_docx(brief()), to_docx(brief())); }

TEST(Docx, SaysWhatTheDocumentSaysInTheLanguagesItSaysItIn) {
  const std::string docx = to_docx(brief());
  const std::string text = part_of(docx, "word/document.xml");
  EXPECT_TRUE(holds(text, ">Perú &lt;hoy&gt; &amp; "));
  EXPECT_TRUE(
      holds(text, "<w:lang w:val=\"en\"/></w:rPr><w:t xml:space=\"preserve\">Keep &lt; it<"));
  EXPECT_TRUE(holds(text,
                    "<w:vertAlign w:val=\"superscript\"/></w:rPr>"
                    "<w:t xml:space=\"preserve\">[2]<"));
  EXPECT_TRUE(holds(text, "S002 &lt;l.5&gt;"));
  EXPECT_TRUE(holds(text, content_hash(brief())));
  EXPECT_TRUE(holds(part_of(docx, "word/styles.xml"), "<w:lang w:val=\"es\""));
}

TEST(Docx, EveryPageNamesTheDocumentAndItsNumber) {
  const std::string docx = to_docx(brief());
  EXPECT_TRUE(holds(part_of(docx, "word/document.xml"), "<w:footerReference"));
  const std::string footer = part_of(docx, "word/footer.xml");
  EXPECT_TRUE(holds(footer, "Perú &lt;hoy&gt; &amp; "));
  EXPECT_TRUE(holds(footer, " PAGE "));
}

TEST(Pdf, IsTheSameFileEveryTimeAndGoesOnOverPages) {
  const std::string pdf = to_pdf(brief());
  EXPECT_TRUE(pdf.starts_with("%PDF-"));
  EXPECT_EQ(to_pdf(brief()), pdf);
  Document longer = brief();
  auto& rows = std::get<Table>(longer.sections[0].blocks[1]).rows;
  for (int i = 0; i < 200; ++i) rows.push_back(rows.front());
  EXPECT_TRUE(holds(to_pdf(longer), "/Count 4\n"));
  EXPECT_TRUE(holds(pdf, "/Count 1\n"));
}

// The words of a PDF as poppler finds them.
std::vector<std::string> words_in(const std::string& pdf) {
  const auto file =
      std::filesystem::temp_directory_path() / ("acta-" + std::to_string(::getpid()) + ".pdf");
  std::ofstream(file, std::ios::binary) << pdf;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(
      ::popen(("pdftotext " + file.string() + " -").c_str(), "r"), ::pclose);
  std::string text;
  for (int c = 0; (c = std::fgetc(pipe.get())) != EOF;) text += static_cast<char>(c);
  std::filesystem::remove(file);
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

TEST(Pdf, LosesNoWordOfWhatNoPageCanHold) {
  const auto long_text = [](const std::string& stem) {
    std::string text;
    for (int i = 0; i < 3000; ++i) text += stem + std::to_string(i) + ' ';
    return text;
  };
  Document longer = brief();
  longer.sections[0].blocks.emplace_back(Paragraph{{long_text("p"), {}, {}}});
  auto& rows = std::get<Table>(longer.sections[0].blocks[1]).rows;
  rows.push_back({{{"CM2", {}, {}}}, {{long_text("c"), {}, {}}}});
  rows.push_back(rows.front());
  const auto words = words_in(to_pdf(longer));
  for (const char* const stem : {"p", "c"})
    for (int i = 0; i < 3000; ++i)
      ASSERT_EQ(std::count(words.begin(), words.end(), stem + std::to_string(i)), 1)
          << stem << i << " of " << words.size();
  EXPECT_GT(std::count(words.begin(), words.end(), "Promesa"), 2) << "the header on each page";
}

}  // namespace
}  // namespace acta::report
