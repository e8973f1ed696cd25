#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/computed.h"
#include "register/view.h"

namespace acta::analysis {

// How somebody who reads one language finds a text: said in it, translated into it (reviewed by a
// second person, by a person, by a machine), translated before it was said otherwise, or not at
// all.
enum class TextState : std::uint8_t { said, reviewed, human, machine, outdated, missing };
inline constexpr std::array all_text_states{TextState::said,     TextState::reviewed,
                                            TextState::human,    TextState::machine,
                                            TextState::outdated, TextState::missing};
std::string_view name_of(TextState state);

// The languages in which the record is published.
inline constexpr std::array<std::string_view, 4> published_languages{"en", "es", "pt", "fr"};

struct Rendering {
  TextState state = TextState::missing;
  const record::Claim* translation = nullptr;  // that there is; null where it was said, or missing
};
struct FoundText {
  const record::Claim* original = nullptr;  // in English where it was said in several languages
  std::array<Rendering, published_languages.size()> in{};  // each published language
  const Rendering& in_language(std::string_view language) const;
};

// Each text (in however many languages it was said in one place) that the record holds on the
// View's day, by kind and id of its subject; "pt" finds what is said in "pt-BR". Left out are texts
// of no language, names of countries (CLDR knows them), and what configures the record: documents
// are cited as they are called, and a pack says its codes in every language.
std::vector<FoundText> texts(const record::View& view);

// How many are found how in a language; the sum is how many there are.
struct Parity {
  std::string_view language;
  std::array<std::size_t, all_text_states.size()> count{};
  std::size_t of(TextState state) const { return count[static_cast<std::size_t>(state)]; }
  std::size_t readable() const;  // said or translated, and not outdated
};
struct TranslationReport {
  std::vector<FoundText> texts;
  std::vector<Parity> parity;  // of each published language
  Computed how;
};
TranslationReport translations(const record::View& view);

}  // namespace acta::analysis
