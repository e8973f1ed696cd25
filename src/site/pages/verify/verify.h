#pragma once

#include <string>

#include "site/page.h"

namespace acta::site {

// GET /{lang}/verify : was anything rewritten? How anyone can find out, with the checkpoint that
// covers the page's entry. Nothing where the site has no log.
void add_verify_page(Router& router, const Site& site);

struct VerifyView {
  std::string note;  // the checkpoint as it was signed
  std::string key;   // the line to check it with
  std::string entry;
  const answer::Answer* answer = nullptr;
};
Html draw_verify(const Context& context, const VerifyView& view);  // verify.html

}  // namespace acta::site
