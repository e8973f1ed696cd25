#include "register/records/indicator.h"

#include <algorithm>

#include "base/date_words.h"
#include "register/records/fields.h"

namespace acta::record {
namespace {

Stated stated(const Fields& fields, std::string_view number, std::string_view date) {
  return {fields.quantity(number), fields.date(date), fields.claim(number)};
}

// All that stand, also those that began after the View's day: a break is told beforehand.
std::vector<Method> methods_of(const View& view, const Subject& subject) {
  std::vector<Method> methods;
  for (const Claim* claim : view.standing(subject, "method")) {
    if (claim->translation != Translation::none) continue;
    methods.push_back({text_in(*claim), date_of(claim->valid.start), claim});
  }
  std::stable_sort(methods.begin(), methods.end(), [](const Method& a, const Method& b) {
    return (a.from ? a.from->first : Day::earliest()) < (b.from ? b.from->first : Day::earliest());
  });
  return methods;
}

}  // namespace

Indicator indicator(const View& view, const Subject& subject, std::string_view language) {
  const Fields fields(view, subject);
  Indicator indicator;
  indicator.subject = &subject;
  indicator.committee = fields.reference("committee");
  indicator.pillar = fields.reference("pillar");
  indicator.commitment = fields.reference("commitment");
  indicator.outcome = fields.reference("outcome");
  indicator.office = fields.reference("responsible_office");
  indicator.name = fields.text("name", language);
  indicator.definition = fields.text("definition", language);
  indicator.disaggregation = fields.text("disaggregation", language);
  indicator.licence = fields.text("licence", language);
  indicator.horizon = fields.code("horizon");
  indicator.unit = fields.code("unit");
  indicator.frequency = fields.code("frequency");
  indicator.direction = fields.code("direction");
  indicator.framework = fields.code("framework");
  indicator.framework_code = fields.code("framework_code");
  indicator.may_exceed_hundred = fields.code("may_exceed_hundred") == "yes";
  indicator.locked_until = fields.date("locked_until");
  indicator.baseline = stated(fields, "baseline", "baseline_date");
  for (std::size_t i = 0; i < horizons.size(); ++i) {
    const std::string target = "target_" + std::string(horizons[i]);
    indicator.targets[i] = stated(fields, target, target + "_by");
  }
  for (const Claim* claim : fields.claims("expected_category"))
    if (claim->translation == Translation::none)
      indicator.expected_categories.push_back(text_in(*claim));
  indicator.methods = methods_of(view, subject);
  return indicator;
}

std::vector<const Subject*> indicators_of(const View& view, const Subject& committee) {
  std::vector<const Subject*> found;
  for (const Subject* each : view.subjects("indicator"))
    if (Fields(view, *each).reference("committee") == &committee) found.push_back(each);
  return found;
}

}  // namespace acta::record
