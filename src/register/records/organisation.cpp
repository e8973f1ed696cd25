#include "register/records/organisation.h"

#include "register/records/fields.h"

namespace acta::record {

Organisation organisation(const View& view, const Subject& subject, std::string_view language) {
  const Fields fields(view, subject);
  Organisation organisation;
  organisation.subject = &subject;
  organisation.name = fields.text("name", language);
  organisation.abbreviation = fields.code("abbreviation");
  organisation.type = fields.code("organisation_type");
  organisation.role = fields.text("role", language);
  return organisation;
}

}  // namespace acta::record
