#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "procedure/permission.h"
#include "register/draft.h"
#include "register/view.h"

namespace acta::procedure {

// A text of the record in another language, as somebody typed or sent it.
struct TranslatedText {
  std::string entry = {};     // of the text that it renders: "4812"
  std::string language = {};  // BCP 47: into which
  std::string text = {};
  std::string by = {};     // "machine", "human", "reviewed"
  std::string sure = {};   // "yes": numbers and placeholders differ, and are meant to
  std::string place = {};  // where it stands, if not in a form: "es.xlf:4812"
};

// Translating is one matter, whatever the text is about.
Matter translation_matter(const record::View& view);

// In the place of the translation that there is, if there is one; said by the same party in the
// same source as the text itself. All that is wrong is told with the field's name as place, or with
// its own: error.report.missing, error.translation.unknown (no text that stands), -same-language,
// -unchanged, -figures (hint: those that differ).
Checked<record::ClaimDraft> translation_draft(const record::View& view, const TranslatedText& text);

// What a translation must not change: numbers, however they are written ("10,000", "10.000"), and
// placeholders ("{name}"), sorted.
std::vector<std::string> figures_in(std::string_view text);

}  // namespace acta::procedure
