#include "register/records/initiative.h"

#include "register/records/fields.h"

namespace acta::record {

Initiative initiative(const View& view, const Subject& subject, std::string_view language) {
  const Fields fields(view, subject);
  Initiative initiative;
  initiative.subject = &subject;
  initiative.name = fields.text("name", language);
  initiative.situation = fields.text("situation", language);
  return initiative;
}

}  // namespace acta::record
