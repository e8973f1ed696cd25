#include "register/records/recommendation.h"

#include "register/records/fields.h"

namespace acta::record {
namespace {

// Of the codes that hold, the one that began last; null if there is none.
const Claim* latest_of(const std::vector<const Claim*>& claims) {
  const Claim* latest = nullptr;
  for (const Claim* claim : claims) {
    if (!std::holds_alternative<Code>(claim->value)) continue;
    if (!latest || !(began(*claim) < began(*latest))) latest = claim;
  }
  return latest;
}

}  // namespace

Recommendation recommendation(const View& view, const Subject& subject, std::string_view language) {
  const Fields fields(view, subject);
  Recommendation recommendation;
  recommendation.subject = &subject;
  recommendation.kind = fields.code("recommendation_kind");
  recommendation.group = fields.code("group");
  recommendation.number = fields.code("number");
  recommendation.text = fields.text("text", language);
  recommendation.addressed_to = fields.code("addressed_to");
  recommendation.answers = fields.references("answers");
  recommendation.progress = fields.text("progress", language);
  if (const Claim* const claim = latest_of(fields.claims("recommendation_status"))) {
    recommendation.status = std::get<Code>(claim->value).code;
    recommendation.status_claim = claim;
  }
  return recommendation;
}

}  // namespace acta::record
