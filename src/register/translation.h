#pragma once

#include "register/view.h"

namespace acta::record {

// What a translation renders: the claim of the same subject and property in another language. Null
// for what is no translation.
const Claim* original_of(const Register& record, const Claim& claim);

// The text that stands at an entry ("4812") and is no translation itself; null: there is none. What
// is restricted is not there to be translated: its translation would be there for everybody.
const Claim* text_at(const View& view, std::string_view entry);

// Whether what it renders was said otherwise or withdrawn since: nobody says any more what it says,
// and it stands in for no text.
bool is_outdated(const View& view, const Claim& translation);

}  // namespace acta::record
