#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analysis/progress.h"
#include "register/records/local_text.h"
#include "site/page.h"

// Parts that more than one page draws.
namespace acta::site {

std::string name_of(const Context& context, const record::Subject& subject);
std::string kind_in_words(const Context& context, const record::Subject& subject);  // "committee"
std::string href_of(const Context& context, const record::Subject& subject);
// By its name, whose language is marked if it is not the reader's.
Html link_to(const Context& context, const record::Subject& subject);
Html link_to(const Context& context, std::string_view href, const record::LocalText& name);
// "Belize, Brazil, Jamaica", each a link, in the order of the reader's alphabet.
Html links_to(const Context& context, const std::vector<const record::Subject*>& subjects);
// In the order of their names in the reader's language.
std::vector<const record::Subject*> by_name(const Context& context,
                                            const std::vector<const record::Subject*>& subjects);

// A text with its language where that is not the page's, so that no page mixes them silently.
Html in_its_language(const Context& context, const record::LocalText& text);
// The same of what was drawn of it: a part, with words marked.
Html in_its_language(const Context& context, const record::LocalText& of, Html drawn);

// A square: one commitment, by what is known of it.
std::string_view square_class(analysis::Progress progress);
Html square(analysis::Progress progress);  // beside words that say the same

Html draw_heading(std::string_view text);  // of a section
// " open" for what is folded away on the screen and not on paper: <details{{ unfolded(context) }}>.
Html unfolded(const Context& context);
Html draw_muted(std::string_view text);  // a paragraph beside what matters, or in its place

// How the page's figures came about; every figure links to it.
Html draw_how(const Context& context, const answer::Answer& answer);
Html open_how();  // "<a class="fig" href="#how">", around a figure

Html draw_remarks(const answer::Answer& answer, answer::Remark::Tone tone);
Html draw_crumbs(const Context& context,
                 const std::vector<std::pair<std::string, std::string>>& steps,
                 std::string_view here);

// The page at an entry at which the record does not yet say what it is about.
Page before_the_record(const Context& context, std::string_view nav);

}  // namespace acta::site
