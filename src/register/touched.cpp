#include "register/touched.h"

#include <algorithm>

#include "register/claim.h"

namespace acta::record {
namespace {

// f(const Claim&) for each claim in whose place this one stepped or which it set aside.
template <class F>
void each_replaced(const Register& record, const Claim& claim, F&& f) {
  for (const std::uint64_t number : claim.replaces)
    if (const Claim* const replaced = record.claim(number)) f(*replaced);
}

}  // namespace

std::unordered_set<const Subject*> touched_between(const Register& record, std::uint64_t one,
                                                   std::uint64_t other) {
  std::unordered_set<const Subject*> touched;
  const auto touch = [&](const Claim& claim) { touched.insert(claim.subject); };
  const std::uint64_t last = std::max(one, other);
  for (std::uint64_t number = std::min(one, other) + 1; number <= last; ++number)
    if (const Claim* const claim = record.claim(number)) {
      touch(*claim);
      each_replaced(record, *claim, [&](const Claim& replaced) {
        touch(replaced);
        // Without a resolution its sides are no longer set aside.
        if (replaced.replace_kind == ReplaceKind::resolution)
          each_replaced(record, replaced, touch);
      });
    }
  return touched;
}

}  // namespace acta::record
