#include "register/records/committee.h"

#include "register/records/fields.h"

namespace acta::record {

Committee committee(const View& view, const Subject& subject, std::string_view language) {
  const Fields fields(view, subject);
  Committee committee;
  committee.subject = &subject;
  committee.mechanism = fields.reference("mechanism");
  committee.pillar = fields.reference("pillar");
  committee.name = fields.text("name", language);
  committee.description = fields.text("description", language);
  committee.number = fields.code("number");
  committee.kind = fields.code("committee_kind");
  return committee;
}

std::vector<const Subject*> committees_of(const View& view, const Subject& mechanism) {
  std::vector<const Subject*> found;
  for (const Subject* committee : view.subjects("committee"))
    if (Fields(view, *committee).reference("mechanism") == &mechanism) found.push_back(committee);
  return found;
}

}  // namespace acta::record
