#include "register/records/office.h"

#include <algorithm>

#include "register/records/fields.h"

namespace acta::record {

Office office(const View& view, const Subject& subject) {
  const Fields fields(view, subject);
  return {&subject,
          fields.reference("for_role"),
          fields.reference("country"),
          fields.reference("committee"),
          fields.reference("mechanism"),
          fields.claims("holder")};
}

std::vector<Office> offices(const View& view) {
  std::vector<Office> all;
  for (const Subject* subject : view.subjects("office")) all.push_back(office(view, *subject));
  return all;
}

std::vector<Office> offices_of(const View& view, std::string_view account) {
  std::vector<Office> held = offices(view);
  std::erase_if(held, [&](const Office& office) {
    return std::none_of(office.tenures.begin(), office.tenures.end(),
                        [&](const Claim* tenure) { return holder_of(*tenure) == account; });
  });
  return held;
}

std::string_view holder_of(const Claim& tenure) {
  const auto* const text = std::get_if<Text>(&tenure.value);
  return text ? text->text : std::string_view{};
}

}  // namespace acta::record
