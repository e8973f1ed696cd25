#include "register/records/indicator.h"

#include "register/records/fields.h"

namespace acta::record {

Indicator indicator(const View& view, const Subject& subject, std::string_view language) {
  const Fields fields(view, subject);
  Indicator indicator;
  indicator.subject = &subject;
  indicator.committee = fields.reference("committee");
  indicator.pillar = fields.reference("pillar");
  indicator.name = fields.text("name", language);
  indicator.definition = fields.text("definition", language);
  indicator.horizon = fields.code("horizon");
  indicator.unit = fields.code("unit");
  indicator.frequency = fields.code("frequency");
  indicator.direction = fields.code("direction");
  indicator.framework = fields.code("framework");
  indicator.framework_code = fields.code("framework_code");
  indicator.baseline = fields.quantity("baseline");
  return indicator;
}

}  // namespace acta::record
