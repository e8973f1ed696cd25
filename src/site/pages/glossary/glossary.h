#pragma once

#include <string>
#include <vector>

#include "site/page.h"
#include "site/pages/record/subject.h"

namespace acta::site {

// GET /{lang}/glossary : the words of the process and of its record in four languages, and whether
// a text says what each means. Those without a text come first.
void add_glossary_page(Router& router, const Site& site);

struct GlossaryTerm {
  std::string id, href;
  std::vector<std::pair<std::string, std::string>> names;  // language and name
  Html text, citation;                                     // empty: nobody says what it means
};
struct CodeList {
  std::string property;
  std::vector<std::string> labels;
};
struct GlossaryView {
  std::vector<GlossaryTerm> themes;  // pillars and committees of the process
  std::vector<GlossaryTerm> words;   // properties, a piece of them
  Piece piece;
  std::vector<CodeList> codes;
  const answer::Answer& answer;
};
Html draw_glossary(const Context& context, const GlossaryView& view);  // glossary.html
Html draw_terms(const Context& context, const std::vector<GlossaryTerm>& terms);

}  // namespace acta::site
