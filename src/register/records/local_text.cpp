#include "register/records/local_text.h"

#include <array>

#include "base/codes.h"
#include "register/records/fields.h"

namespace acta::record {

bool is_in_language(std::string_view tag, std::string_view language) {
  return tag.starts_with(language) &&
         (tag.size() == language.size() || tag[language.size()] == '-');
}

LocalText text_of(const View& view, const Subject& subject, std::string_view property,
                  std::string_view language) {
  return Fields(view, subject).text(property, language);
}

LocalText name(const View& view, const Subject& subject, std::string_view language) {
  constexpr std::array<std::string_view, 7> properties{"name",   "title",   "label",     "text",
                                                       "action", "purpose", "definition"};
  const Fields fields(view, subject);
  LocalText found;
  for (const std::string_view property : properties) {
    found = fields.text(property, language);
    if (!found.empty()) break;
  }
  if (subject.kind() == "country" && !is_in_language(found.language, language)) {
    std::string known = codes::country_name(subject.id(), language);
    if (!known.empty()) return {std::move(known), std::string(language)};
  }
  if (found.empty()) return {std::string(subject.id()), {}};
  return found;
}

}  // namespace acta::record
