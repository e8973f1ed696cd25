#pragma once

#include <string_view>
#include <vector>

#include "register/view.h"

namespace acta::record {

// What somebody found when comparing a pillar or package with the groups of another mechanism.
struct CrosswalkLink {
  const Subject* subject = nullptr;
  const Subject* from = nullptr;       // pillar or committee; null: a topic that has none here
  const Subject* mechanism = nullptr;  // the other one; null: all of them
  const Subject* to = nullptr;         // its committee; null: none was found
  std::string_view relation;           // the pack's code
  std::string_view relation_class;     // code_class.h: aligned, possible, no_counterpart, …
  const Claim* claim = nullptr;        // that says the relation
  // Whether it can be looked up what the relation rests on: a place in the source, a quote, or a
  // stated basis. Without one it is a draft.
  bool evidenced = false;
};

CrosswalkLink crosswalk_link(const View& view, const Subject& subject);
std::vector<CrosswalkLink> crosswalk_links(const View& view);  // in the order of their ids

}  // namespace acta::record
