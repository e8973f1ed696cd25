#include "register/records/recommendation.h"

#include "register/records/fields.h"

namespace acta::record {

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
  return recommendation;
}

}  // namespace acta::record
