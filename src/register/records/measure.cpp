#include "register/records/measure.h"

#include <algorithm>

#include "register/records/code_class.h"
#include "register/records/fields.h"

namespace acta::record {
namespace {

std::vector<MeasureStatus> statuses_of(const View& view, const Fields& fields) {
  std::vector<MeasureStatus> statuses;
  for (const Claim* claim : fields.claims("measure_status"))
    if (const auto* const code = std::get_if<Code>(&claim->value))
      statuses.push_back({code->code, class_of(view, "measure_status", code->code), claim});
  std::stable_sort(statuses.begin(), statuses.end(),
                   [](const MeasureStatus& a, const MeasureStatus& b) {
                     const auto when = [](const MeasureStatus& one) {
                       return std::pair(began(*one.claim), one.claim->number);
                     };
                     return when(a) > when(b);
                   });
  return statuses;
}

}  // namespace

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
  measure.type = fields.code("measure_type");
  measure.statuses = statuses_of(view, fields);
  measure.action_claim = fields.claim("action");
  return measure;
}

}  // namespace acta::record
