#include "analysis/seats.h"

#include <algorithm>

#include "register/records/fields.h"

namespace acta::analysis {

const Seats::Group* Seats::of(std::string_view id) const {
  const auto found = std::find_if(groups.begin(), groups.end(),
                                  [&](const Group& group) { return group.id == id; });
  return found == groups.end() ? nullptr : &*found;
}

Seats seats(const record::View& view) {
  Seats all;
  for (const record::Subject* committee : view.subjects("committee")) {
    const record::Fields fields(view, *committee);
    all.groups.push_back({std::string(committee->id()), committee, fields.reference("mechanism"),
                          fields.reference("pillar"), record::seats_of(view, *committee)});
  }
  return all;
}

}  // namespace acta::analysis
