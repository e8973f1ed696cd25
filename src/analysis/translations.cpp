#include "analysis/translations.h"

#include <algorithm>
#include <set>

#include "base/check.h"
#include "register/records/fields.h"
#include "register/translation.h"

namespace acta::analysis {
namespace {

using record::Claim;
using record::Held;
using record::Translation;

bool is_of_no_language(const Claim& claim) {
  return claim.language == "zxx" || claim.language == "und" || claim.language == "mul";
}

TextState state_of(Translation translation) {
  switch (translation) {
    case Translation::machine: return TextState::machine;
    case Translation::human: return TextState::human;
    default: return TextState::reviewed;
  }
}

// The texts of one subject.
class Subjects {
 public:
  Subjects(const record::View& view, std::vector<FoundText>& found) : view_(view), found_(found) {}

  void look(const record::Subject& subject) {
    const record::Fields fields(view_, subject);
    std::set<std::string_view> seen;
    for (const Held& held : fields.held())
      if (!held.set_aside && is_text(*held.claim) &&
          seen.insert(held.claim->property.view()).second)
        look(fields, *held.claim);
  }

 private:
  static bool is_text(const Claim& claim) {
    return std::holds_alternative<record::Text>(claim.value) && !is_of_no_language(claim) &&
           claim.translation == Translation::none && !is_name_of_country(claim);
  }
  static bool is_name_of_country(const Claim& claim) {
    return claim.subject->kind() == "country" && claim.property == "name";
  }

  void look(const record::Fields& fields, const Claim& first) {
    const record::Property* const property = view_.vocabulary().property(first.property);
    const bool of_one = property && property->cardinality == record::Cardinality::one;
    std::vector<std::vector<const Claim*>> texts;
    for (const Claim* claim : fields.claims(first.property)) {
      if (!is_text(*claim)) continue;
      const auto same = std::find_if(texts.begin(), texts.end(), [&](const auto& text) {
        return of_one || is_the_same(text, *claim);
      });
      if (same == texts.end()) texts.push_back({claim});
      else same->push_back(claim);
    }
    for (const auto& said : texts) add(said);
  }
  // Of several values: said in another language in the same place, of the same time.
  static bool is_the_same(const std::vector<const Claim*>& said, const Claim& claim) {
    return said.front()->valid == claim.valid &&
           said.front()->citation.source == claim.citation.source &&
           said.front()->citation.locator == claim.citation.locator &&
           std::none_of(said.begin(), said.end(),
                        [&](const Claim* each) { return each->language == claim.language; });
  }

  void add(const std::vector<const Claim*>& said) {
    const auto in = [&](std::string_view language) {
      return std::find_if(said.begin(), said.end(), [&](const Claim* claim) {
        return record::is_in_language(claim->language, language);
      });
    };
    const auto english = in("en");
    FoundText& text = found_.emplace_back();
    text.original = english == said.end() ? said.front() : *english;
    for (std::size_t i = 0; i < published_languages.size(); ++i)
      if (in(published_languages[i]) != said.end()) text.in[i].state = TextState::said;
    for (const Claim* claim : view_.standing(*text.original->subject, text.original->property))
      if (claim->translation != Translation::none) read_translation(said, *claim, text);
  }

  void read_translation(const std::vector<const Claim*>& said, const Claim& claim,
                        FoundText& text) const {
    const auto language = std::find_if(
        published_languages.begin(), published_languages.end(),
        [&](std::string_view each) { return record::is_in_language(claim.language, each); });
    if (language == published_languages.end()) return;
    Rendering& rendering =
        text.in[static_cast<std::size_t>(language - published_languages.begin())];
    if (rendering.state == TextState::said) return;
    const Claim* const original = record::original_of(view_.record(), claim);
    const Claim* const now = said_now(original);
    if (std::find(said.begin(), said.end(), now) == said.end()) return;
    if (now == original) rendering = {state_of(claim.translation), &claim};
    else if (rendering.state == TextState::missing) rendering = {TextState::outdated, &claim};
  }
  // What stands where the text stood.
  const Claim* said_now(const Claim* claim) const {
    while (claim && !view_.stands(*claim)) claim = view_.superseded_by(*claim);
    return claim;
  }

  const record::View& view_;
  std::vector<FoundText>& found_;
};

}  // namespace

std::string_view name_of(TextState state) {
  switch (state) {
    case TextState::said: return "said";
    case TextState::reviewed: return "reviewed";
    case TextState::human: return "human";
    case TextState::machine: return "machine";
    case TextState::outdated: return "outdated";
    case TextState::missing: return "missing";
  }
  return {};
}

const Rendering& FoundText::in_language(std::string_view language) const {
  const auto found = std::find(published_languages.begin(), published_languages.end(), language);
  check(found != published_languages.end(), "a text is asked for in a published language");
  return in[static_cast<std::size_t>(found - published_languages.begin())];
}

std::vector<FoundText> texts(const record::View& view) {
  std::vector<FoundText> found;
  Subjects subjects(view, found);
  for (const auto& [name, kind] : view.vocabulary().kinds())
    if (!kind.configuration)
      for (const record::Subject* subject : view.subjects(name)) subjects.look(*subject);
  found.shrink_to_fit();  // hundreds of thousands may be kept for long
  return found;
}

std::size_t Parity::readable() const {
  return of(TextState::said) + of(TextState::reviewed) + of(TextState::human) +
         of(TextState::machine);
}

TranslationReport translations(const record::View& view) {
  TranslationReport report{
      texts(view), {}, computed(view, "rule.translations", {"text"}, "denominator.texts")};
  for (const std::string_view language : published_languages) {
    Parity& parity = report.parity.emplace_back(Parity{language, {}});
    for (const FoundText& text : report.texts)
      ++parity.count[static_cast<std::size_t>(text.in_language(language).state)];
  }
  return report;
}

}  // namespace acta::analysis
