#include "search/texts.h"

namespace acta::search {

bool is_name(const record::Claim& claim) {
  return claim.property == "name" || claim.property == "title" || claim.property == "label";
}

bool is_own(const record::Subject& subject) {
  return subject.kind() == "property" || subject.kind() == "kind";
}

bool shown(const record::View& view, const record::Claim& claim) {
  return view.stands(claim) && claim.valid.holds_on(view.valid()) != Certainty::no;
}

}  // namespace acta::search
