#include "register/records/measure.h"

#include "register/records/fields.h"

namespace acta::record {

Measure measure(const View& view, const Subject& subject, std::string_view language) {
  const Fields fields(view, subject);
  Measure measure;
  measure.subject = &subject;
  measure.country = fields.reference("country");
  measure.committee = fields.reference("committee");
  measure.commitment = fields.reference("commitment");
  measure.date = fields.date("date");
  measure.action = fields.text("action", language);
  measure.quantity = fields.quantity("quantity");
  measure.reading = fields.code("reading");
  measure.reading_basis = fields.code("reading_basis");
  return measure;
}

}  // namespace acta::record
