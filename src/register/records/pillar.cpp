#include "register/records/pillar.h"

#include "register/records/fields.h"

namespace acta::record {

Pillar pillar(const View& view, const Subject& subject, std::string_view language) {
  const Fields fields(view, subject);
  Pillar pillar;
  pillar.subject = &subject;
  pillar.mechanism = fields.reference("mechanism");
  pillar.name = fields.text("name", language);
  pillar.short_name = fields.text("short_name", language);
  pillar.number = fields.code("number");
  return pillar;
}

std::vector<const Subject*> pillars_of(const View& view, const Subject& mechanism) {
  std::vector<const Subject*> found;
  for (const Subject* pillar : view.subjects("pillar"))
    if (Fields(view, *pillar).reference("mechanism") == &mechanism) found.push_back(pillar);
  return found;
}

}  // namespace acta::record
