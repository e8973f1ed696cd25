#include "register/records/source_document.h"

#include "register/records/fields.h"

namespace acta::record {

SourceDocument source_document(const View& view, const Subject& subject,
                               std::string_view language) {
  const Fields fields(view, subject);
  SourceDocument source;
  source.subject = &subject;
  source.title = fields.text("title", language);
  source.publisher = fields.code("publisher");
  source.date = fields.date("date");
  source.language = fields.code("language");
  source.address = fields.code("address");
  source.kind = fields.code("source_kind");
  source.text_seen = fields.code("text_seen");
  return source;
}

}  // namespace acta::record
