#pragma once

#include <string>
#include <vector>

#include "site/desk/desk_views.h"

namespace acta::site {

// A field of a form that two people filled in from the same version.
struct MergedRow {
  std::string label;
  std::string before;
  Html theirs, mine;  // what is new against `before` is marked
};

// What somebody sent meanwhile, beside what this reader typed. In `mine`, a field that the reader
// left as it was takes what the other wrote; one that the reader changed stays as typed, so that
// nothing of either is lost. The rows are the fields that either changed.
std::vector<MergedRow> merge(const std::vector<Field>& before, const std::vector<Field>& theirs,
                             std::vector<Field>& mine);

// `said`: who sent the other and when, and what sending this does.
Html draw_merge(const Messages& t, const std::vector<MergedRow>& rows,
                const std::vector<std::string>& said);

}  // namespace acta::site
