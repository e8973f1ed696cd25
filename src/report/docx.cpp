#include "exchange/atom.h"
#include "exchange/zip.h"
#include "report/document.h"

namespace acta::report {
namespace {

constexpr std::string_view xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view word =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

constexpr std::string_view content_types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>)"
    R"(<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>)"
    R"(<Override PartName="/word/footer.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>)"
    R"(<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>)"
    "</Types>";

constexpr std::string_view relations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>)"
    R"(<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>)"
    "</Relationships>";

constexpr std::string_view document_relations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>)"
    R"(<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer.xml"/>)"
    "</Relationships>";

// A style by the name that Word gives a built-in one, so that its outline and contents work.
std::string style(std::string_view id, std::string_view name, int half_points, bool bold,
                  int before, bool keeps_next = false, bool outlined = false) {
  std::string out = "<w:style w:type=\"paragraph\" w:styleId=\"";
  ((out += id) += "\"><w:name w:val=\"") += name;
  out += "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>";
  // The schema gives their order (CT_PPrBase).
  if (keeps_next) out += "<w:keepNext/>";
  out += "<w:spacing w:before=\"" + std::to_string(before) + "\" w:after=\"80\"/>";
  if (outlined) out += "<w:outlineLvl w:val=\"0\"/>";
  out += "</w:pPr><w:rPr>";
  if (bold) out += "<w:b/>";
  return out += "<w:sz w:val=\"" + std::to_string(half_points) + "\"/></w:rPr></w:style>";
}

std::string styles(std::string_view language) {
  std::string out{xml};
  ((out += "<w:styles ") += word) +=
      "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts "
      "w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/>"
      "<w:sz w:val=\"20\"/><w:lang w:val=\"";
  exchange::put_xml(out, language);
  out +=
      "\"/></w:rPr></w:rPrDefault></w:docDefaults>"
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
      "<w:name w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"80\"/></w:pPr></w:style>";
  out += style("Title", "Title", 40, true, 120);
  out += style("Heading1", "heading 1", 26, true, 280, true, true);
  out += style("Finding", "Finding", 23, false, 120);
  out += style("Small", "Small", 16, false, 0);
  out += style("TableHead", "Table head", 16, true, 0, true);
  return out += "</w:styles>";
}

class Body {
 public:
  std::string run(const Document& document) {
    ((out_ = xml) += "<w:document ") += word;
    out_ += "><w:body>";
    line(document.process, "Small");
    line(document.title, "Title");
    line(document.dates, "Small");
    paragraph(document.finding, "Finding");
    for (const std::string& note : document.cover_notes) line(note, "Small");
    for (const Section& section : document.sections) {
      line(section.title, "Heading1");
      for (const auto& block : section.blocks) {
        if (const auto* rows = std::get_if<Table>(&block)) table(*rows);
        else paragraph(std::get<Paragraph>(block));
      }
    }
    line(document.references_title, "Heading1");
    for (std::size_t i = 0; i < document.references.size(); ++i)
      line('[' + std::to_string(i + 1) + "] " + document.references[i], "Small");
    line(document.hash_label + content_hash(document), "Small");
    // A4 in twentieths of a point.
    return out_ +=
           "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"r2\"/><w:pgSz w:w=\"11906\" "
           "w:h=\"16838\"/><w:pgMar w:top=\"1021\" "
           "w:right=\"1021\" w:bottom=\"1134\" w:left=\"1021\" w:header=\"567\" "
           "w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
  }

 private:
  static constexpr int page_width = 11906 - 2 * 1021;

  void text(std::string_view text, std::string_view properties) {
    out_ += "<w:r>";
    if (!properties.empty()) ((out_ += "<w:rPr>") += properties) += "</w:rPr>";
    out_ += "<w:t xml:space=\"preserve\">";
    exchange::put_xml(out_, text);
    out_ += "</w:t></w:r>";
  }

  void open(std::string_view style) {
    out_ += "<w:p>";
    if (!style.empty()) ((out_ += "<w:pPr><w:pStyle w:val=\"") += style) += "\"/></w:pPr>";
  }

  void line(std::string_view of, std::string_view style) {
    open(style);
    text(of, {});
    out_ += "</w:p>";
  }

  void paragraph(const Paragraph& paragraph, std::string_view style = {}) {
    open(style);
    for (const Span& span : paragraph) {
      std::string language;
      if (!span.language.empty()) language = "<w:lang w:val=\"" + span.language + "\"/>";
      text(span.text, language);
      if (!span.language.empty()) text(" [" + span.language + ']', {});
      for (const std::size_t reference : span.references)
        text('[' + std::to_string(reference) + ']', "<w:vertAlign w:val=\"superscript\"/>");
    }
    out_ += "</w:p>";
  }

  void table(const Table& table) {
    out_ += "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(page_width) +
            "\" w:type=\"dxa\"/><w:tblBorders><w:bottom w:val=\"single\" w:sz=\"4\" "
            "w:color=\"C9D4D8\"/><w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"C9D4D8\"/>"
            "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" "
            "w:type=\"dxa\"/><w:right w:w=\"80\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
            "<w:tblGrid>";
    for (const int width : table.widths) out_ += "<w:gridCol w:w=\"" + twentieths(width) + "\"/>";
    out_ += "</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>";
    for (std::size_t i = 0; i < table.header.size(); ++i) {
      open_cell(table.widths[i]);
      line(table.header[i], "TableHead");
      out_ += "</w:tc>";
    }
    out_ += "</w:tr>";
    for (const auto& row : table.rows) {
      out_ += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
      for (std::size_t i = 0; i < row.size(); ++i) {
        open_cell(table.widths[i]);
        paragraph(row[i]);
        out_ += "</w:tc>";
      }
      out_ += "</w:tr>";
    }
    out_ += "</w:tbl>";
    line({}, "Small");  // two tables in a row would be taken for one
  }

  static std::string twentieths(int hundredths) {
    return std::to_string(page_width * hundredths / 100);
  }
  void open_cell(int width) {
    out_ += "<w:tc><w:tcPr><w:tcW w:w=\"" + twentieths(width) + "\" w:type=\"dxa\"/></w:tcPr>";
  }

  std::string out_;
};

// "2025: what was promised · 3", in which the word processor counts.
std::string footer(const Document& document) {
  std::string out{xml};
  ((out += "<w:ftr ") += word) += "><w:p><w:pPr><w:pStyle w:val=\"Small\"/></w:pPr><w:r>";
  out += "<w:t xml:space=\"preserve\">";
  exchange::put_xml(out, document.title + " · ");
  return out +=
         "</w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
         "</w:p></w:ftr>";
}

std::string core(const Document& document) {
  std::string out{xml};
  out +=
      R"(<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>)";
  exchange::put_xml(out, document.title);
  out += "</dc:title><dc:language>";
  exchange::put_xml(out, document.language);
  return out += "</dc:language></cp:coreProperties>";
}

}  // namespace

std::string to_docx(const Document& document) {
  const std::string types = std::string(xml).append(content_types);
  const std::string package = std::string(xml).append(relations);
  const std::string parts = std::string(xml).append(document_relations);
  const std::string body = Body().run(document);
  const std::string style_sheet = styles(document.language);
  const std::string foot = footer(document);
  const std::string properties = core(document);
  return exchange::write_zip({{"[Content_Types].xml", types},
                              {"_rels/.rels", package},
                              {"word/document.xml", body},
                              {"word/styles.xml", style_sheet},
                              {"word/footer.xml", foot},
                              {"word/_rels/document.xml.rels", parts},
                              {"docProps/core.xml", properties}});
}

}  // namespace acta::report
