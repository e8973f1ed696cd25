#include "register/records/mechanism.h"

#include "register/records/code_class.h"
#include "register/records/fields.h"

namespace acta::record {
namespace {

constexpr std::string_view kind_property = "mechanism_kind";
constexpr std::string_view reference_class = "reference_grouping";

}  // namespace

Mechanism mechanism(const View& view, const Subject& subject, std::string_view language) {
  const Fields fields(view, subject);
  Mechanism mechanism;
  mechanism.subject = &subject;
  mechanism.name = name(view, subject, language);
  mechanism.abbreviation = fields.code("abbreviation");
  mechanism.kind = fields.code(kind_property);
  mechanism.reference = class_of(view, kind_property, mechanism.kind) == reference_class;
  mechanism.founded = fields.date("founded");
  mechanism.objective = fields.text("objective", language);
  return mechanism;
}

bool is_reference(const View& view, const Subject& mechanism) {
  const std::string_view kind = Fields(view, mechanism).code(kind_property);
  return class_of(view, kind_property, kind) == reference_class;
}

const Subject* centre(const View& view) {
  for (const Subject* process : view.subjects("process"))
    if (const Subject* mechanism = Fields(view, *process).reference("mechanism")) return mechanism;
  return nullptr;
}

}  // namespace acta::record
