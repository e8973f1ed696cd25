#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// Briefs and reports: one content model, written as HTML, PDF or DOCX.
namespace acta::report {

// Text in one language. What is told by a source or worked out from several names its references.
struct Span {
  std::string text;
  std::string language;                 // BCP 47; empty: that of the document
  std::vector<std::size_t> references;  // places in Document::references, from 1
};
using Paragraph = std::vector<Span>;

struct Table {
  std::vector<std::string> header;
  std::vector<int> widths;  // of the columns, in hundredths of the whole; they add up to 100
  std::vector<std::vector<Paragraph>> rows;
};

struct Section {
  std::string title;
  std::vector<std::variant<Paragraph, Table>> blocks;
};

// A function of a frozen pair of dates: the same record, dates and language give the same document.
//
//   write_file("colombia.docx", to_docx(country_brief(view, colombia, std::nullopt, t)));
struct Document {
  std::string language;  // BCP 47
  std::string process;   // whose record it is taken from
  std::string title;
  std::string dates;  // "True on 2024-12-01, as recorded up to entry 10326 (…)."
  Paragraph finding;
  std::vector<std::string> cover_notes;  // what a reader must know before: texts left as they were
  std::vector<std::string>
      untranslated;  // ids of the subjects whose texts stand as they were written
  std::vector<Section> sections;
  std::string references_title;
  std::vector<std::string> references;  // in the order in which they are first named
  std::string hash_label;               // "SHA-256 of the content: "
};

// Of everything that the document says, in hex: the same in every format, however it is set.
std::string content_hash(const Document& document);

std::string to_html(const Document& document);  // one file that needs no other, for A4
std::string to_docx(const Document& document);  // Office Open XML (ECMA-376), deterministic
std::string to_pdf(const Document& document);   // A4, tagged, deterministic

inline constexpr std::string_view pdf_type = "application/pdf";  // RFC 8118
inline constexpr std::string_view docx_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

}  // namespace acta::report
