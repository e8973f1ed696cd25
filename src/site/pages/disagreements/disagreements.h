#pragma once

#include <string>
#include <vector>

#include "site/claims.h"
#include "site/page.h"
#include "site/piece.h"

namespace acta::site {

// GET /{lang}/disagreements : claims that cannot all be right; and
// GET /{lang}/disagreements/{id} : the sides of one that somebody noted, and what became of it.
void add_disagreement_pages(Router& router, const Site& site);

struct DisagreementLine {
  std::string id, href, state, property;
  bool open = false;
  Html title, about, values;
};
Html draw_disagreement_list(const Context& context, const std::vector<DisagreementLine>& lines,
                            const Piece& piece,
                            const answer::Answer& answer);  // list.html

struct DisagreementSide {
  ShownClaim shown;
  bool chosen = false;
};
struct DisagreementView {
  Html about, assessment, resolution;
  std::string property, kind, kind_means, nature, severity;
  bool open = false;
  std::vector<DisagreementSide> sides;
};
Html draw_disagreement(const Context& context, const DisagreementView& view);  // show.html

}  // namespace acta::site
