#include "exchange/atom.h"
#include "report/document.h"

namespace acta::report {
namespace {

constexpr std::string_view style = R"(
@page { size: A4; margin: 18mm 18mm 20mm }
body { font: 10.5pt/1.45 Archivo, "Helvetica Neue", Arial, sans-serif; color: #14242b; max-width: 46rem; margin: 0 auto; padding: 1rem }
header p { margin: 0; color: #42565f } h1 { font-size: 1.9em; margin: .2em 0 }
h2 { font-size: 1.2em; margin: 1.4em 0 .4em; break-after: avoid }
.finding { font-size: 1.12em } .note { border-left: .2rem solid #0a3240; padding-left: .7rem; color: #42565f }
table { border-collapse: collapse; width: 100%; table-layout: fixed } thead { display: table-header-group }
th, td { text-align: left; vertical-align: top; padding: .3em .6em .3em 0; border-bottom: 1px solid #c9d4d8; overflow-wrap: break-word }
th { font-size: .85em; color: #42565f } tr { break-inside: avoid }
sup, .hash, .references { font-size: .8em } .references li { margin: .2em 0 } .hash { overflow-wrap: anywhere }
@media (max-width: 40rem) { table, thead, tbody, tr, td { display: block } thead { display: none } td { border: 0; padding: .1em 0 } tr { border-bottom: 1px solid #c9d4d8; padding: .5em 0 } }
)";

class Writer {
 public:
  std::string run(const Document& document) {
    out_ = "<!doctype html>\n<html lang=\"";
    text(document.language);
    out_ +=
        "\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
    text(document.title);
    ((out_ += "</title>\n<style>") += style) += "</style>\n</head>\n<body>\n<header>\n";
    element("p", document.process);
    element("h1", document.title);
    element("p", document.dates);
    out_ += "</header>\n<main>\n";
    paragraph(document.finding, "<p class=\"finding\">");
    for (const std::string& note : document.cover_notes) {
      out_ += "<p class=\"note\">";
      text(note);
      out_ += "</p>\n";
    }
    for (const Section& section : document.sections) {
      out_ += "<section>\n";
      element("h2", section.title);
      for (const auto& block : section.blocks) {
        if (const auto* rows = std::get_if<Table>(&block)) table(*rows);
        else paragraph(std::get<Paragraph>(block), "<p>");
      }
      out_ += "</section>\n";
    }
    references(document);
    out_ += "</main>\n<footer>\n<p class=\"hash\">";
    text(document.hash_label + content_hash(document));
    return std::move(out_ += "</p>\n</footer>\n</body>\n</html>\n");
  }

 private:
  void text(std::string_view text) { exchange::put_xml(out_, text); }

  void element(std::string_view name, std::string_view of) {
    ((out_ += '<') += name) += '>';
    text(of);
    (((out_ += "</") += name) += '>') += '\n';
  }

  void spans(const Paragraph& paragraph) {
    for (const Span& span : paragraph) {
      if (!span.language.empty()) {
        out_ += "<span lang=\"";
        text(span.language);
        out_ += "\">";
      }
      text(span.text);
      if (!span.language.empty()) {
        out_ += "</span> [";
        text(span.language);
        out_ += ']';
      }
      for (const std::size_t reference : span.references) {
        const std::string number = std::to_string(reference);
        out_ += "<sup><a href=\"#r" + number + "\">[" + number + "]</a></sup>";
      }
    }
  }

  void paragraph(const Paragraph& paragraph, std::string_view open) {
    out_ += open;
    spans(paragraph);
    out_ += "</p>\n";
  }

  // Widths are attributes of columns: classes of their own would be needed for each otherwise.
  void table(const Table& table) {
    out_ += "<table>\n<colgroup>";
    for (const int width : table.widths)
      out_ += "<col style=\"width:" + std::to_string(width) + "%\">";
    out_ += "</colgroup>\n<thead><tr>";
    for (const std::string& column : table.header) {
      out_ += "<th scope=\"col\">";
      text(column);
      out_ += "</th>";
    }
    out_ += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
      out_ += "<tr>";
      for (const Paragraph& cell : row) {
        out_ += "<td>";
        spans(cell);
        out_ += "</td>";
      }
      out_ += "</tr>\n";
    }
    out_ += "</tbody>\n</table>\n";
  }

  void references(const Document& document) {
    out_ += "<section>\n";
    element("h2", document.references_title);
    out_ += "<ol class=\"references\">\n";
    for (std::size_t i = 0; i < document.references.size(); ++i) {
      out_ += "<li id=\"r" + std::to_string(i + 1) + "\">";
      text(document.references[i]);
      out_ += "</li>\n";
    }
    out_ += "</ol>\n</section>\n";
  }

  std::string out_;
};

}  // namespace

std::string to_html(const Document& document) { return Writer().run(document); }

}  // namespace acta::report
