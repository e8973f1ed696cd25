#include "register/records/permission.h"

#include "register/records/fields.h"

namespace acta::record {
namespace {

std::vector<std::string_view> codes_of(const Fields& fields, std::string_view property) {
  std::vector<std::string_view> codes;
  for (const Claim* claim : fields.claims(property))
    if (const auto* code = std::get_if<Code>(&claim->value)) codes.push_back(code->code);
  return codes;
}

}  // namespace

std::vector<Permission> permissions(const View& view) {
  std::vector<Permission> all;
  for (const Subject* subject : view.subjects("permission")) {
    const Fields fields(view, *subject);
    all.push_back({subject, fields.reference("for_role"), fields.code("verb"),
                   codes_of(fields, "matter"), codes_of(fields, "in_state"), fields.code("scope")});
  }
  return all;
}

std::vector<Role> roles(const View& view, std::string_view language) {
  std::vector<Role> all;
  const Register::SubjectList* const known = view.record().of_kind("role");
  for (std::size_t i = 0; known && i < known->size(); ++i) {
    const Subject* const subject = (*known)[i];
    if (!view.speaks_of(*subject)) continue;
    all.push_back({subject, text_of(view, *subject, "label", language),
                   text_of(view, *subject, "definition", language)});
  }
  return all;
}

}  // namespace acta::record
