#pragma once

#include <string>
#include <vector>

#include "site/page.h"

namespace acta::site {

// GET /{lang}/about : what this record is, how to read it, and the rule behind every figure.
void add_about_page(Router& router, const Site& site);

struct AboutPart {
  std::string title, text;
};
struct AboutRule {
  std::string id, sentence;
};
struct AboutView {
  std::vector<AboutPart> parts;
  std::vector<AboutRule> rules, checks;
  const answer::Answer& answer;
};
Html draw_about(const Context& context, const AboutView& view);  // about.html

}  // namespace acta::site
