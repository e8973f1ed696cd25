#include "analysis/amendments.h"

#include <algorithm>
#include <array>
#include <cctype>
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
constexpr std::array<std::string_view, 6> en_binding = {"shall",  "will",      "must",
                                                        "commit", "undertake", "ensure"};
constexpr std::array<std::string_view, 8> en_soft = {"should",   "may",     "could",     "seek",
                                                     "consider", "explore", "encourage", "aim"};
constexpr std::array<std::string_view, 6> es_binding = {"deberá", "deberán",    "debe",
                                                        "deben",  "garantizar", "comprometerse"};
constexpr std::array<std::string_view, 7> es_soft = {"debería",  "deberían",   "podrá",   "podrán",
                                                     "procurar", "considerar", "explorar"};
constexpr std::array<std::string_view, 6> pt_binding = {"deverá", "deverão",  "deve",
                                                        "devem",  "garantir", "comprometer-se"};
constexpr std::array<std::string_view, 7> pt_soft = {"deveria",  "deveriam",   "poderá",  "poderão",
                                                     "procurar", "considerar", "explorar"};
constexpr std::array<std::string_view, 6> fr_binding = {"doit",    "doivent",  "devra",
                                                        "devront", "garantir", "s’engager"};
constexpr std::array<std::string_view, 7> fr_soft = {"devrait",  "devraient", "peut",   "pourra",
                                                     "chercher", "envisager", "étudier"};
constexpr std::array<Modals, 4> modals = {{{"en", en_binding, en_soft},
                                           {"es", es_binding, es_soft},
                                           {"pt", pt_binding, pt_soft},
                                           {"fr", fr_binding, fr_soft}}};

std::size_t count_of(std::string_view text, Words words) {
  const std::string lowered = lower(text);
  std::size_t count = 0;
  for (std::size_t from = 0; from < lowered.size();) {
    const std::size_t start = lowered.find_first_not_of(" \n\t.,;:()\"", from);
    if (start == lowered.npos) break;
    const std::size_t end = std::min(lowered.find_first_of(" \n\t.,;:()\"", start), lowered.size());
    const std::string_view word = std::string_view(lowered).substr(start, end - start);
    count += std::find(words.begin(), words.end(), word) != words.end();
    from = end;
  }
  return count;
}

bool is_softer(std::string_view before, std::string_view after, std::string_view language) {
  const auto known = std::find_if(modals.begin(), modals.end(), [&](const Modals& each) {
    return each.language == language.substr(0, 2);
  });
  return known != modals.end() &&
         count_of(after, known->binding) < count_of(before, known->binding) &&
         count_of(after, known->soft) > count_of(before, known->soft);
}

}  // namespace

std::string_view name_of(WeakeningSign sign) {
  switch (sign) {
    case WeakeningSign::none: return "none";
    case WeakeningSign::later_deadline: return "later_deadline";
    case WeakeningSign::smaller_quantity: return "smaller_quantity";
    case WeakeningSign::softer_words: return "softer_words";
  }
  return {};
}

WeakeningSign weakening_sign(std::string_view property, const record::Value& before,
                             const record::Value& after, std::string_view language) {
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
  for (const Claim* const claim : view.history(subject)) {
    if (claim->property == "weakening" && view.stands(*claim)) judgements.push_back(claim);
    const Claim* const by = view.superseded_by(*claim);
    if (!by || by->status == record::Status::withdrawn || by->property != claim->property) continue;
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
