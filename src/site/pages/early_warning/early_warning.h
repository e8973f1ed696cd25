#pragma once

#include <memory>
#include <string>
#include <vector>

#include "site/page.h"
#include "site/pages/early_warning/corridor_view.h"
#include "warning/route_backtest.h"

namespace acta::site {

// GET /{lang}/early-warning : what is counted of movements, what is likely to come, and how right
// that has been.
void add_early_warning_page(Router& router, const Site& site);

// At the dates of the page; worked out once, and shared by all pages, forms and languages that read
// it. In no language: whoever shows a text of the record reads it in the reader's.
struct ForecastsFound {
  warning::Publication publication;
  std::vector<warning::CorridorScores> scores;
};
std::shared_ptr<const ForecastsFound> forecasts_of(const Context& context);

// Its rows of one month ahead, where it tells them apart: the pages of the corridors hold all.
answer::Table one_month_ahead(const answer::Table& table);

struct EarlyWarningView {
  std::vector<CorridorView> corridors;  // along the routes
  std::size_t lead = 0;                 // the one that is drawn large
  Html map;
  const answer::Answer& answer;
};
Html draw_early_warning(const Context& context,
                        const EarlyWarningView& view);  // early_warning.html

}  // namespace acta::site
