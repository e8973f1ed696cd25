#pragma once

#include "analysis/crosswalk.h"
#include "site/page.h"
#include "site/piece.h"

namespace acta::site {

// GET /{lang}/crosswalk : who else works on the same subject. "Nobody looked" is never shown as
// "nothing there".
void add_crosswalk_page(Router& router, const Site& site);

Html draw_crosswalk(const Context& context, const analysis::Crosswalk& crosswalk,
                    const Piece& piece,
                    const answer::Answer& answer);  // crosswalk.html
std::string reading_of(const Context& context, const analysis::CrosswalkRow& row);
Html cell_class(const analysis::CrosswalkRow& row, const analysis::CrosswalkCell& cell);
Html draw_counterparts(const Context& context, const analysis::CrosswalkCell& cell);

}  // namespace acta::site
