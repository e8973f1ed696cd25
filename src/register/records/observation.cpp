#include "register/records/observation.h"

#include "register/records/fields.h"

namespace acta::record {

Observation observation(const View& view, const Subject& subject) {
  const Fields fields(view, subject);
  Observation observation;
  observation.subject = &subject;
  observation.series = fields.code("series");
  observation.about = fields.reference("geo");
  observation.place = observation.about ? observation.about->id() : fields.code("geo");
  observation.nationality = fields.reference("nationality");
  observation.period = fields.code("period");
  observation.period_type = fields.code("period_type");
  observation.nature = fields.code("nature");
  observation.indicator = fields.reference("indicator");
  observation.category = fields.code("category");
  observation.standing = fields.code("value_standing");
  observation.numerator = fields.quantity("numerator");
  observation.denominator = fields.quantity("denominator");
  observation.value = fields.quantity("value");
  observation.value_claim = fields.claim("value");
  return observation;
}

}  // namespace acta::record
