#include "analysis/still_stands.h"

#include <algorithm>

#include "register/touched.h"

namespace acta::analysis {

bool still_stands(const Computed& near, const record::View& view,
                  std::initializer_list<std::string_view> kinds) {
  if (near.valid != view.valid()) return false;
  const auto touched = record::touched_between(view.record(), near.at, view.at());
  return std::none_of(touched.begin(), touched.end(), [&](const record::Subject* one) {
    return one->kind() == "kind" || one->kind() == "property" ||
           std::find(kinds.begin(), kinds.end(), one->kind()) != kinds.end();
  });
}

}  // namespace acta::analysis
