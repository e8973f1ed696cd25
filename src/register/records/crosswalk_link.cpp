#include "register/records/crosswalk_link.h"

#include "register/records/code_class.h"
#include "register/records/fields.h"

namespace acta::record {

CrosswalkLink crosswalk_link(const View& view, const Subject& subject) {
  const Fields fields(view, subject);
  CrosswalkLink link;
  link.subject = &subject;
  link.from = fields.reference("from");
  link.mechanism = fields.reference("to_mechanism");
  link.to = fields.reference("counterpart");
  link.relation = fields.code("relation");
  link.relation_class = class_of(view, "relation", link.relation);
  link.claim = fields.claim("relation");
  link.evidenced = fields.has("basis") || (link.claim && (!link.claim->citation.locator.empty() ||
                                                          !link.claim->citation.quote.empty()));
  return link;
}

std::vector<CrosswalkLink> crosswalk_links(const View& view) {
  std::vector<CrosswalkLink> links;
  for (const Subject* subject : view.subjects("link"))
    links.push_back(crosswalk_link(view, *subject));
  return links;
}

}  // namespace acta::record
