#include "procedure/translation.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "register/records/mechanism.h"
#include "register/translation.h"

namespace acta::procedure {
namespace {

using record::Claim;
using record::Translation;
using record::View;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "10,000" and "10.000" are 10000; "3,5" and "3.5" are 3.5.
std::string number_at(std::string_view text, std::size_t& at) {
  std::string number;
  while (at < text.size() && is_digit(text[at])) {
    const std::size_t first = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    number += text.substr(first, at - first);
    if (at + 1 >= text.size() || (text[at] != ',' && text[at] != '.') || !is_digit(text[at + 1]))
      break;
    const std::size_t end = std::min(text.find_first_not_of("0123456789", at + 1), text.size());
    if (end - at - 1 != 3) number += '.';
    ++at;
  }
  return number;
}

std::string_view text_of(const Claim& claim) { return std::get<record::Text>(claim.value).text; }

// Former translations that a new one takes the place of.
std::vector<const Claim*> former(const View& view, const Claim& original,
                                 std::string_view language) {
  std::vector<const Claim*> found;
  for (const Claim* claim : view.standing(*original.subject, original.property))
    if (record::original_of(view.record(), *claim) == &original && claim->language == language)
      found.push_back(claim);
  return found;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) (all += all.empty() ? "" : ", ") += word;
  return all;
}

class Drafting {
 public:
  Drafting(const View& view, const TranslatedText& text) : view_(view), text_(text) {}

  Checked<record::ClaimDraft> run() {
    const Claim* const original = record::text_at(view_, text_.entry);
    if (!original) fail("error.translation.unknown", "entry", text_.entry);
    if (trim(text_.text).empty()) fail("error.report.missing", "text", {});
    if (record::translation_named(text_.by) == Translation::none)
      fail("error.report.missing", "by", text_.by);
    if (text_.language.empty()) fail("error.report.missing", "language", {});
    if (original) judge(*original);
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    return draft_of(*original);
  }

 private:
  void fail(const char* message, const char* place, std::string_view value, std::string hint = {}) {
    errors_.push_back({ErrorKind::invalid, message, text_.place.empty() ? place : text_.place,
                       std::string(value), std::move(hint)});
  }

  void judge(const Claim& original) {
    if (original.language == text_.language)
      fail("error.translation.same-language", "language", text_.language);
    for (const Claim* known : former(view_, original, text_.language))
      if (text_of(*known) == trim(text_.text) && record::name_of(known->translation) == text_.by)
        fail("error.translation.unchanged", "text", {});
    const auto said = figures_in(text_of(original)), rendered = figures_in(text_.text);
    std::vector<std::string> differing;
    std::set_symmetric_difference(said.begin(), said.end(), rendered.begin(), rendered.end(),
                                  std::back_inserter(differing));
    if (!differing.empty() && text_.sure != "yes" && !trim(text_.text).empty())
      fail("error.translation.figures", "sure", {}, joined(differing));
  }

  record::ClaimDraft draft_of(const Claim& original) const {
    record::ClaimDraft draft;
    const auto place = [&](const char* field) {
      return text_.place.empty() ? std::string(field) : text_.place;
    };
    draft.place = place("entry");
    draft.subject.text = original.subject->name();
    draft.property = {std::string(original.property.view()), place("entry")};
    draft.value = {std::string(trim(text_.text)), place("text")};
    draft.language = {text_.language, place("language")};
    draft.asserter.text = original.asserter.view();
    if (original.citation.source) draft.source.text = original.citation.source->id();
    draft.locator.text = original.citation.locator.view();
    draft.replaces = {{std::to_string(original.number), "entry"}};
    for (const Claim* known : former(view_, original, text_.language))
      draft.replaces.push_back({std::to_string(known->number), "entry"});
    draft.replace_kind = record::ReplaceKind::translation;
    draft.translation = record::translation_named(text_.by);
    return draft;
  }

  const View& view_;
  const TranslatedText& text_;
  Errors errors_;
};

}  // namespace

Matter translation_matter(const View& view) {
  Matter matter{.kind = "translation"};
  if (const record::Subject* const centre = record::centre(view)) matter.mechanism = centre->id();
  return matter;
}

std::vector<std::string> figures_in(std::string_view text) {
  std::vector<std::string> figures;
  for (std::size_t at = 0; at < text.size();) {
    if (is_digit(text[at])) {
      figures.push_back(number_at(text, at));
    } else if (const std::size_t end = text[at] == '{' ? text.find('}', at) : text.npos;
               end != text.npos) {
      figures.emplace_back(text.substr(at, end + 1 - at));
      at = end + 1;
    } else {
      ++at;
    }
  }
  std::sort(figures.begin(), figures.end());
  return figures;
}

Checked<record::ClaimDraft> translation_draft(const View& view, const TranslatedText& text) {
  return Drafting(view, text).run();
}

}  // namespace acta::procedure
