#pragma once

#include <string>
#include <vector>

#include "analysis/overlap.h"
#include "site/page.h"
#include "site/piece.h"

namespace acta::site {

// GET /{lang}/overlaps[?associates=1] : who sits in how many rooms, and which rooms they share.
void add_overlaps_page(Router& router, const Site& site);

struct RoomParty {
  Html link;
  bool inside = false;  // of the centre
};
struct RoomColumn {
  std::size_t rooms = 0;
  std::vector<RoomParty> parties;
};
struct CombinationRow {
  std::vector<std::string> dots;  // classes, one a mechanism
  std::vector<bool> in;
  std::size_t count = 0;
  Html names, possible_names;
  bool inside = false;
};
struct MechanismHead {
  Html name;
  std::size_t members = 0;
};
struct PrintedNote {
  std::string text, href;
};
struct OverlapsView {
  std::vector<RoomColumn> rooms;
  std::vector<MechanismHead> heads;
  std::vector<CombinationRow> combinations;
  Piece piece;  // of them
  std::vector<PrintedNote> printed;
  std::vector<std::string> subsets, undated;
  std::string centre;
  bool associates = false;
  std::string switch_href;
  std::string what_if;  // its address; empty in a copy, which cannot ask
  const answer::Answer* answer = nullptr;
};
Html draw_overlaps(const Context& context, const OverlapsView& overlaps);  // overlaps.html

}  // namespace acta::site
