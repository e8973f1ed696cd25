#include "search/lexicon.h"

#include <array>
#include <unordered_map>

#include "base/codes.h"
#include "base/text.h"
#include "register/records/local_text.h"
#include "search/texts.h"
#include "search/words.h"

namespace acta::search {
namespace {

using record::Subject;

class Building {
 public:
  explicit Building(const record::View& view) : view_(view) {}

  void add(const record::Claim& claim) {
    if (is_own(*claim.subject) || !shown(view_, claim)) return;
    const std::uint32_t subject = place_of(*claim.subject);
    if (const auto* text = std::get_if<record::Text>(&claim.value))
      put(subject, language_of(claim.language), text->text, is_name(claim));
  }

  Lexicon take() { return std::move(lexicon_); }

 private:
  std::uint32_t place_of(const Subject& subject) {
    const auto [place, fresh] =
        places_.try_emplace(&subject, static_cast<std::uint32_t>(lexicon_.subjects.size()));
    const std::uint32_t number = place->second;
    if (!fresh) return number;
    lexicon_.subjects.push_back(&subject);
    put(number, Language::other, subject.id(), true);
    if (subject.kind() == "country")
      for (const Language language : all_languages)
        if (language != Language::other)
          put(number, language, record::name(view_, subject, tag_of(language)).text, true);
    return number;
  }

  void put(std::uint32_t subject, Language language, std::string_view text, bool name) {
    splitter_.each(text, [&](std::string_view word) {
      const auto stems = stemmers_[static_cast<std::size_t>(language)].stems(word);
      std::set<std::uint32_t>& of_word = lexicon_.words[fold(word)];
      for (const std::string& stem : {stems.written, stems.bare}) {
        if (stem.empty()) continue;
        const auto [known, fresh] =
            stems_.try_emplace(stem, static_cast<std::uint32_t>(lexicon_.stems.size()));
        if (fresh) lexicon_.stems.emplace_back();
        of_word.insert(known->second);
        Lexicon::Places& places = lexicon_.stems[known->second];
        (name ? places.names : places.texts).insert(subject);
      }
    });
  }

  const record::View& view_;
  Splitter splitter_;
  std::array<Stemmer, std::size(all_languages)> stemmers_{
      Stemmer{Language::en}, Stemmer{Language::es}, Stemmer{Language::pt}, Stemmer{Language::fr},
      Stemmer{Language::other}};
  std::unordered_map<const Subject*, std::uint32_t> places_;
  std::unordered_map<std::string, std::uint32_t> stems_;
  Lexicon lexicon_;
};

}  // namespace

Lexicon lexicon(const record::View& view) {
  Building building(view);
  for (std::uint64_t entry = 1; entry <= view.at(); ++entry)
    if (const record::Claim* const claim = view.record().claim(entry)) building.add(*claim);
  return building.take();
}

}  // namespace acta::search
