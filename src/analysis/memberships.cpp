#include "analysis/memberships.h"

#include <algorithm>

#include "register/records/mechanism.h"

namespace acta::analysis {

const Memberships::Body* Memberships::of(const record::Subject& mechanism) const {
  const auto found = std::find_if(bodies.begin(), bodies.end(),
                                  [&](const Body& body) { return body.mechanism == &mechanism; });
  return found == bodies.end() ? nullptr : &*found;
}

Memberships::Body* Memberships::of(const record::Subject& mechanism) {
  return const_cast<Body*>(std::as_const(*this).of(mechanism));
}

Memberships memberships(const record::View& view) {
  Memberships all;
  for (const record::Subject* mechanism : view.subjects("mechanism"))
    all.bodies.push_back({mechanism, record::is_reference(view, *mechanism),
                          record::memberships_of(view, *mechanism)});
  return all;
}

bool counts(const record::Membership& membership, MemberRule rule) {
  return membership.kind == record::MembershipKind::full || rule.associates;
}

}  // namespace acta::analysis
