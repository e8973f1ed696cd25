#include "procedure/request_rule.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace acta::procedure {
namespace {

using record::ClaimDraft;

// What is said, in which language, and where it was written.
struct Said {
  std::string text, language, place;
};

std::string text_of(const record::Value& value) {
  if (const auto* text = std::get_if<record::Text>(&value)) return std::string(text->text);
  if (const auto* code = std::get_if<record::Code>(&value)) return std::string(code->code.view());
  if (const auto* reference = std::get_if<record::Reference>(&value))
    return std::string(reference->subject->name());
  return {};
}

// Of each subject and property: what the drafts say, else what the record says.
class Together {
 public:
  Together(const std::vector<ClaimDraft>& drafts, const record::View& newest) : newest_(newest) {
    for (const ClaimDraft& draft : drafts)
      if (!draft.value.empty() && draft.replace_kind != record::ReplaceKind::translation)
        drafted_[{draft.subject.text, draft.property.text}].push_back(
            {draft.value.text, draft.language.text,
             draft.value.place.empty() ? draft.place : draft.value.place});
  }

  std::vector<Said> of(const std::string& subject, const char* property) const {
    const auto drafted = drafted_.find({subject, property});
    if (drafted != drafted_.end()) return drafted->second;
    std::vector<Said> said;
    const auto* const known = record::check_subject_name(subject) ? newest_.find(subject) : nullptr;
    if (!known) return said;
    for (const record::Claim* claim : newest_.standing(*known, property))
      said.push_back({text_of(claim->value), std::string(claim->language), {}});
    return said;
  }

 private:
  const record::View& newest_;
  std::map<std::pair<std::string, std::string>, std::vector<Said>> drafted_;
};

// Texts of one language alone can be compared.
const Said* other_words(const std::vector<Said>& asked, const std::vector<Said>& measured) {
  const Said* other = nullptr;
  for (const Said& one : asked)
    for (const Said& own : measured) {
      if (one.language != own.language) continue;
      if (one.text == own.text) return nullptr;
      other = &own;
    }
  return other;
}

void judge(const Together& together, const std::string& request, const std::string& place,
           Errors& errors) {
  if (together.of(request, "asked_by").empty() && together.of(request, "framework").empty())
    errors.push_back({ErrorKind::invalid, "error.request.body", place, request, {}});
  if (!together.of(request, "difference").empty()) return;
  for (const Said& indicator : together.of(request, "answered_by"))
    for (const char* property : {"definition", "unit", "frequency"}) {
      const auto measured = together.of(indicator.text, property);
      if (const Said* own = other_words(together.of(request, property), measured))
        errors.push_back({ErrorKind::invalid, "error.request.difference",
                          indicator.place.empty() ? place : indicator.place, property, own->text});
    }
}

}  // namespace

Errors unfit_requests(const std::vector<ClaimDraft>& drafts, const record::View& newest) {
  std::map<std::string, std::string> requests;  // and the place of the first draft of each
  for (const ClaimDraft& draft : drafts)
    if (draft.subject.text.starts_with("request/") && !draft.withdrawn)
      requests.emplace(draft.subject.text, draft.place);
  Errors errors;
  if (requests.empty()) return errors;
  const Together together(drafts, newest);
  for (const auto& [request, place] : requests) judge(together, request, place, errors);
  return errors;
}

}  // namespace acta::procedure
