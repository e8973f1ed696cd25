#pragma once

#include <string>
#include <vector>

#include "analysis/recommendations.h"
#include "site/page.h"

namespace acta::site {

// GET /{lang}/recommendations : what was recommended to the process and what is said of it since;
// and GET /{lang}/recommendations/{id} : one of them, or a challenge.
void add_recommendation_pages(Router& router, const Site& site);

struct RecommendationLine {
  std::string href, id, addressed_to;
  std::string status, since;  // by the latest source; empty: nobody said
  Html text, said, citation, others;
};
struct RecommendationGroup {
  std::string name;
  std::vector<RecommendationLine> lines;
};
struct RecommendationsView {
  std::vector<RecommendationGroup> recommendations, challenges;
  const answer::Answer& answer;
};
Html draw_recommendations(const Context& context, const RecommendationsView& view);  // list.html
Html draw_groups(const Context& context, const std::vector<RecommendationGroup>& groups,
                 bool challenges);

}  // namespace acta::site
