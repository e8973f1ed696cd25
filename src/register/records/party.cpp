#include "register/records/party.h"

#include "base/codes.h"
#include "register/records/fields.h"

namespace acta::record {

Party party(const View& view, const Subject& subject, std::string_view language) {
  const Fields fields(view, subject);
  Party party;
  party.subject = &subject;
  party.name = name(view, subject, language);
  party.abbreviation = fields.code("abbreviation");
  if (subject.kind() == "country") party.alpha2 = codes::alpha2(subject.id());
  party.region = fields.code("region");
  party.subregion = fields.code("subregion");
  return party;
}

}  // namespace acta::record
