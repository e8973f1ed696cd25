#pragma once

#include <string_view>
#include <vector>

#include "register/view.h"

namespace acta::analysis {

// What a reader may want to ask of a change to a promise after it was made. A sign is a question to
// people, never a finding: they answer it with a claim.
enum class WeakeningSign : std::uint8_t {
  none,
  later_deadline,
  smaller_quantity,
  softer_words,
  dropped,
  easier_target,  // of an indicator: nearer to where it stands (indicators.h)
};
std::string_view name_of(WeakeningSign sign);  // "later_deadline"

// The deadline ends later; the number of the same unit is smaller; a word that binds ("shall") gave
// way to one that does not ("should"); there is no deadline or number any more. Words are compared
// in English, Spanish, Portuguese and French, and in no other language.
WeakeningSign weakening_sign(std::string_view property, const record::Value& before,
                             const record::Value& after, std::string_view language);

// One value that took the place of another, or was withdrawn without one; or that was added, with a
// reason, where nothing was said before. A correction says that the former was never meant.
struct Amendment {
  const record::Claim* before = nullptr;  // null: it was added
  const record::Claim* after = nullptr;   // with its reason as note; withdrawn: no value
  WeakeningSign sign = WeakeningSign::none;
  // What people said to the sign, recorded with the change: "weakening" as a code; null: nothing.
  const record::Claim* judged = nullptr;
};

// All changes to a subject that are on record at the View's entry, the oldest first.
std::vector<Amendment> amendments(const record::View& view, const record::Subject& subject);

}  // namespace acta::analysis
