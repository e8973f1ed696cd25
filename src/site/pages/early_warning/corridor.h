#pragma once

#include "answer/table.h"
#include "site/page.h"
#include "site/pages/early_warning/corridor_view.h"

namespace acta::site {

// GET /{lang}/early-warning/{id} : one counted movement: every month that is known, with its breaks
// and what had been forecast of it, which file said what when, and what to know before reading it.
void add_corridor_page(Router& router, const Site& site);

// As much of a table of the page as is printed, so that a movement takes two sheets of paper: its
// newest rows. The screen and the data hold all.
answer::Table on_paper(const answer::Table& table);

struct CorridorPageView {
  const CorridorView& corridor;
  const answer::Answer& answer;  // its tables
};
Html draw_corridor(const Context& context, const CorridorPageView& view);  // corridor.html

}  // namespace acta::site
