#pragma once

#include <string>
#include <string_view>

#include "register/view.h"

namespace acta::record {

// A text in the language asked for, said or translated, or, where there is none, in the best
// language in which it was said. The page shows the language whenever it is not the one asked for,
// and that a text is a translation.
struct LocalText {
  std::string text;
  std::string language;  // BCP 47; empty: a name or number that is of no language
  Translation translation = Translation::none;

  bool empty() const { return text.empty(); }
  bool operator==(const LocalText&) const = default;
};

// "pt-BR" is in "pt".
bool is_in_language(std::string_view tag, std::string_view language);

// The text of a property on the View's day: in the language asked for ("pt" finds "pt-BR"), else
// in English, else in whatever language it was first said. Empty if nobody said it.
LocalText text_of(const View& view, const Subject& subject, std::string_view property,
                  std::string_view language);

// What people call a subject: its name, title, label, or failing these its text, else its id. The
// name of a country that the record does not name in this language is CLDR's.
LocalText name(const View& view, const Subject& subject, std::string_view language);

}  // namespace acta::record
