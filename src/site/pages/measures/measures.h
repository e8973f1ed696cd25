#pragma once

#include <string>
#include <vector>

#include "analysis/measures.h"
#include "site/page.h"

namespace acta::site {

// GET /{lang}/measures : what states did at home, each with its source and status, and how people
// coded it against commitments; and GET /{lang}/measures/{id} : one of them.
void add_measure_pages(Router& router, const Site& site);

// One act and one commitment, with both passages of each coder and the reply of the state.
struct CodingView {
  std::string code, round;
  Html measure_passage, measure_citation, commitment_passage, commitment_citation, reason;
};
struct PairView {
  Html heading;  // the other side: the commitment on an act's page, the act on a commitment's
  std::string code, decided;  // what stands, and by whom in a sentence
  std::string closed;         // that the act is over; empty: it is not
  std::vector<CodingView> codings;
  std::string replied;
  Html reply, paper;
};
PairView pair_view(const Context& context, const analysis::MeasurePair& pair,
                   const record::Subject& other);
// On the page of a commitment: the acts that people coded against it; empty if there are none.
Html draw_coded_against(const Context& context, const record::Subject& commitment);
Html draw_pairs(const Context& context, const std::vector<PairView>& pairs);  // pairs.html

}  // namespace acta::site
