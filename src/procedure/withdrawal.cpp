#include "procedure/withdrawal.h"

namespace acta::procedure {

record::ClaimDraft withdrawal(const record::Claim& claim, std::string reason, const char* place) {
  record::ClaimDraft draft;
  draft.place = place;
  draft.subject.text = claim.subject->name();
  draft.property.text = claim.property.view();
  draft.missing.text = "withdrawn";
  draft.asserter.text = claim.asserter.view();
  if (claim.citation.source) draft.source.text = claim.citation.source->id();
  draft.note = {std::move(reason), "reason"};
  draft.withdrawn = true;
  draft.replaces = {{std::to_string(claim.number), place}};
  draft.replace_kind = record::ReplaceKind::amendment;
  return draft;
}

}  // namespace acta::procedure
