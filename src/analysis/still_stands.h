#pragma once

#include <initializer_list>
#include <string_view>

#include "analysis/computed.h"

namespace acta::analysis {

// Whether what was found at another entry, from the claims about subjects of these kinds alone, is
// what the View would give: for the same day, and nothing was said of such a subject, or of the
// vocabulary, or taken back, between the two.
//
//   if (!still_stands(near.how, view, {"finance", "flow_type"})) return money(view);
bool still_stands(const Computed& near, const record::View& view,
                  std::initializer_list<std::string_view> kinds);

}  // namespace acta::analysis
