#include "report/document.h"

#include "base/sha256.h"

namespace acta::report {
namespace {

// Each piece with its length before it, so that no two documents have the same bytes.
class Content {
 public:
  void text(std::string_view text) {
    (bytes_ += std::to_string(text.size())) += ':';
    bytes_ += text;
  }
  void paragraph(const Paragraph& paragraph) {
    count(paragraph.size());
    for (const Span& span : paragraph) {
      text(span.text);
      text(span.language);
      count(span.references.size());
      for (const std::size_t reference : span.references) count(reference);
    }
  }
  void table(const Table& table) {
    texts(table.header);
    count(table.rows.size());
    for (const auto& row : table.rows)
      for (const Paragraph& cell : row) paragraph(cell);
  }
  void texts(const std::vector<std::string>& texts) {
    count(texts.size());
    for (const std::string& each : texts) text(each);
  }
  void count(std::size_t number) { (bytes_ += std::to_string(number)) += ';'; }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace

std::string content_hash(const Document& document) {
  Content content;
  for (const auto* each : {&document.language, &document.process, &document.title, &document.dates})
    content.text(*each);
  content.paragraph(document.finding);
  content.texts(document.cover_notes);
  content.count(document.sections.size());
  for (const Section& section : document.sections) {
    content.text(section.title);
    content.count(section.blocks.size());
    for (const auto& block : section.blocks) {
      if (const auto* table = std::get_if<Table>(&block)) content.table(*table);
      else content.paragraph(std::get<Paragraph>(block));
    }
  }
  content.texts(document.references);
  return hex(sha256(content.bytes()));
}

}  // namespace acta::report
