#pragma once

#include <string>
#include <vector>

#include "answer/table.h"
#include "site/page.h"

namespace acta::site {

// GET /{lang}/indicators : what could be measured, what has a baseline, and the figures that
// sources state; and
// GET /{lang}/indicators/{id} : what is measured, from where to where, its values as they are and
// as they were, and from when on it is measured otherwise.
void add_indicator_pages(Router& router, const Site& site);
Result<Page> make_indicator_page(const Context& context);

// "IN04 Host localities reached", one line an indicator; nothing of none.
Html draw_indicators(const Context& context, const std::vector<const record::Subject*>& indicators);

struct IndicatorChart {
  std::string name;  // whose values: "Colombia", "Colombia, women"
  Html chart;
};
struct IndicatorView {
  std::vector<IndicatorChart> charts;
  std::string completeness;         // of its groups, in a sentence
  std::vector<std::string> breaks;  // in sentences
  const answer::Table* values = nullptr;
  const answer::Table* vintages = nullptr;
  const answer::Table* targets = nullptr;
  Html changes;  // of the indicator itself; empty: it was never changed
};
Html draw_indicator(const Context& context, const IndicatorView& view);  // indicator.html

}  // namespace acta::site
