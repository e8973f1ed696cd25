#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "register/view.h"

namespace acta::record {

// The standing claims about one subject, property by property, whatever their dates. One object
// serves many subjects and keeps its memory:
//   ByProperty claims(view);
//   claims.read(subject);
//   claims.each([](std::span<const Stated> same_property) { ... });
class ByProperty {
 public:
  struct Stated {
    const char* property;  // interned by the record: the same property is the same address
    std::uint64_t number;
    const Claim* claim;
  };
  using Group = std::span<const Stated>;

  explicit ByProperty(const View& view) : view_(view) {}

  void read(const Subject& subject) {
    claims_.clear();
    subject.about.each([&](const Claim& claim) {
      if (claim.number > view_.at()) return false;
      if (view_.stands(claim))
        // NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage): the address is the name
        claims_.push_back({claim.property.view().data(), claim.number, &claim});
      return true;
    });
    std::sort(claims_.begin(), claims_.end(), [](const Stated& a, const Stated& b) {
      return a.property != b.property ? a.property < b.property : a.number < b.number;
    });
  }

  // f(Group) for each property: its claims, oldest first. The order of properties has no meaning.
  template <class F>
  void each(F&& f) const {
    for (auto first = claims_.begin(); first != claims_.end();) {
      auto last = first + 1;
      while (last != claims_.end() && last->property == first->property) ++last;
      f(Group(first, last));
      first = last;
    }
  }

  const View& view() const { return view_; }

 private:
  const View& view_;
  std::vector<Stated> claims_;
};

}  // namespace acta::record
