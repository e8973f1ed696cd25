#include "analysis/amendments.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"

namespace acta::analysis {
namespace {

using record::Claim;

using Words = std::span<const std::string_view>;
struct Modals {
  std::string_view language;
  Words binding, soft;
};
// Folded, as words_of() gives them.
constexpr std::array<std::string_view, 6> en_binding = {"shall",  "will",      "must",
                                                        "commit", "undertake", "ensure"};
constexpr std::array<std::string_view, 8> en_soft = {"should",   "may",     "could",     "seek",
                                                     "consider", "explore", "encourage", "aim"};
constexpr std::array<std::string_view, 6> es_binding = {"debera", "deberan",    "debe",
                                                        "deben",  "garantizar", "comprometerse"};
constexpr std::array<std::string_view, 7> es_soft = {"deberia",  "deberian",   "podra",   "podran",
                                                     "procurar", "considerar", "explorar"};
constexpr std::array<std::string_view, 6> pt_binding = {"devera", "deverao",  "deve",
                                                        "devem",  "garantir", "comprometer"};
constexpr std::array<std::string_view, 7> pt_soft = {"deveria",  "deveriam",   "podera",  "poderao",
                                                     "procurar", "considerar", "explorar"};
constexpr std::array<std::string_view, 6> fr_binding = {"doit",    "doivent",  "devra",
                                                        "devront", "garantir", "engager"};
constexpr std::array<std::string_view, 9> fr_soft = {"devrait",  "devraient", "peut",
                                                     "peuvent",  "pourra",    "pourront",
                                                     "chercher", "envisager", "etudier"};
constexpr std::array<Modals, 4> modals = {{{"en", en_binding, en_soft},
                                           {"es", es_binding, es_soft},
                                           {"pt", pt_binding, pt_soft},
                                           {"fr", fr_binding, fr_soft}}};

std::ptrdiff_t count_of(const std::vector<std::string>& text, Words words) {
  return std::count_if(text.begin(), text.end(), [&](const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  });
}

bool is_softer(std::string_view before, std::string_view after, std::string_view language) {
  const auto known = std::find_if(modals.begin(), modals.end(), [&](const Modals& each) {
    return each.language == language.substr(0, 2);
  });
  if (known == modals.end()) return false;
  const std::vector<std::string> former = words_of(before), latter = words_of(after);
  return count_of(latter, known->binding) < count_of(former, known->binding) &&
         count_of(latter, known->soft) > count_of(former, known->soft);
}

// Whether it gives a promise or an indicator that was on record what it had not: a deadline.
bool is_addition(const record::View& view, const std::vector<const Claim*>& history,
                 const Claim& claim) {
  const record::Property* const property = view.vocabulary().property(claim.property);
  if (!property || property->cardinality != record::Cardinality::one || claim.note.empty() ||
      !claim.replaces.empty() || claim.recorded == history.front()->recorded)
    return false;
  return std::none_of(history.begin(), history.end(), [&](const Claim* other) {
    return other->number < claim.number && other->property == claim.property;
  });
}

}  // namespace

std::string_view name_of(WeakeningSign sign) {
  switch (sign) {
    case WeakeningSign::none: return "none";
    case WeakeningSign::later_deadline: return "later_deadline";
    case WeakeningSign::smaller_quantity: return "smaller_quantity";
    case WeakeningSign::softer_words: return "softer_words";
    case WeakeningSign::dropped: return "dropped";
    case WeakeningSign::easier_target: return "easier_target";
  }
  return {};
}

WeakeningSign weakening_sign(std::string_view property, const record::Value& before,
                             const record::Value& after, std::string_view language) {
  const bool is_gone = std::holds_alternative<record::Missing>(after);
  if (is_gone && !std::holds_alternative<record::Missing>(before))
    return property == "deadline" || property == "quantity" ? WeakeningSign::dropped
                                                            : WeakeningSign::none;
  if (const auto* const date = std::get_if<Date>(&before); date && property == "deadline") {
    const auto* const later = std::get_if<Date>(&after);
    return later && later->last > date->last ? WeakeningSign::later_deadline : WeakeningSign::none;
  }
  if (const auto* const quantity = std::get_if<record::Quantity>(&before)) {
    const auto* const other = std::get_if<record::Quantity>(&after);
    return other && other->unit == quantity->unit && other->amount < quantity->amount
               ? WeakeningSign::smaller_quantity
               : WeakeningSign::none;
  }
  const auto* const text = std::get_if<record::Text>(&before);
  const auto* const other = std::get_if<record::Text>(&after);
  return text && other && is_softer(text->text, other->text, language) ? WeakeningSign::softer_words
                                                                       : WeakeningSign::none;
}

std::vector<Amendment> amendments(const record::View& view, const record::Subject& subject) {
  std::vector<Amendment> all;
  std::vector<const Claim*> judgements;
  const std::vector<const Claim*> history = view.history(subject);
  for (const Claim* const claim : history) {
    if (claim->property == "weakening" && view.stands(*claim)) judgements.push_back(claim);
    if (is_addition(view, history, *claim)) all.push_back({nullptr, claim});
    const Claim* const by = view.superseded_by(*claim);
    if (!by || by->property != claim->property) continue;
    all.push_back(
        {claim, by, weakening_sign(claim->property, claim->value, by->value, by->language)});
  }
  for (Amendment& amendment : all) {
    const auto said = std::find_if(judgements.begin(), judgements.end(), [&](const Claim* claim) {
      return claim->recorded == amendment.after->recorded;
    });
    if (amendment.sign != WeakeningSign::none && said != judgements.end()) amendment.judged = *said;
  }
  std::sort(all.begin(), all.end(), [](const Amendment& a, const Amendment& b) {
    return a.after->number < b.after->number;
  });
  return all;
}

}  // namespace acta::analysis
