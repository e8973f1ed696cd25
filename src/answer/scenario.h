#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/what_if.h"

namespace acta::answer {

// The changes of a scenario as people write them: a verb and what it is about, several one after
// another. A party, mechanism or group may be called by any name that find_subject knows.
//
//   read_changes(view, {"join", "LAD", "Trinidad and Tobago", "leave", "CRM", "Colombia"},
//   "CHANGE")
//
// error.what-if.unknown-change, error.what-if.unfinished-change, and those of find_subject.
Checked<std::vector<analysis::Change>> read_changes(const record::View& view,
                                                    const std::vector<std::string>& words,
                                                    std::string_view place);

// "join LAD TTO"
std::string written(const analysis::Change& change);

}  // namespace acta::answer
