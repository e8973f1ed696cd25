#include "register/records/code_class.h"

#include "register/records/fields.h"

namespace acta::record {
namespace {

const Subject* code_subject(const View& view, std::string_view property, std::string_view code) {
  std::string name(property);
  (name += '/') += code;
  return view.record().find(name);
}

}  // namespace

std::string_view class_of(const View& view, std::string_view property, std::string_view code) {
  std::string_view found = code;
  if (const Subject* subject = code_subject(view, property, code))
    view.each_held(*subject, "class", [&](const Held& held) {
      if (const auto* value = std::get_if<Code>(&held.claim->value)) found = value->code;
    });
  return found;
}

std::string_view CodeClasses::of(Symbol code) {
  for (const auto& [known, its_class] : known_)
    if (known == code) return its_class;
  return known_.emplace_back(code, class_of(view_, property_, code)).second;
}

LocalText label_of(const View& view, std::string_view property, std::string_view code,
                   std::string_view language) {
  if (const Subject* subject = code_subject(view, property, code)) {
    LocalText label = text_of(view, *subject, "label", language);
    if (!label.empty()) return label;
  }
  return {std::string(code), {}};
}

}  // namespace acta::record
