#include "register/records/source_copy.h"

#include "register/records/fields.h"

namespace acta::record {

SourceCopy source_copy(const View& view, const Subject& subject) {
  const Fields fields(view, subject);
  SourceCopy copy;
  copy.subject = &subject;
  copy.sources = fields.references("copy_of");
  copy.kept = fields.code("kept") == "yes";
  copy.media_type = fields.code("media_type");
  copy.size = fields.quantity("file_size");
  copy.captured = fields.date("captured");
  copy.address = fields.code("address");
  for (const Claim* claim : fields.claims("archive_address"))
    if (const auto* text = std::get_if<Text>(&claim->value)) copy.archives.push_back(text->text);
  if (const Claim* claim = fields.claim("captured")) copy.by = claim->asserter;
  return copy;
}

bool forbids_copying(const View& view, const Subject& source) {
  return Fields(view, source).code("copying") == "forbidden";
}

}  // namespace acta::record
