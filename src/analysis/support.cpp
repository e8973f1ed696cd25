#include <algorithm>

#include "analysis/health_inputs.h"

namespace acta::analysis {
namespace {

using record::Claim;

// Equal for equal values; what differs may be equal too. Codes and references of a record are
// interned, so that their address is their identity.
std::size_t hash_of(const record::Value& value) {
  const auto address = [](const void* of) { return reinterpret_cast<std::uintptr_t>(of); };
  if (const auto* text = std::get_if<record::Text>(&value))
    return std::hash<std::string_view>{}(text->text);
  if (const auto* code = std::get_if<record::Code>(&value))
    return address(code->code.view().data());
  if (const auto* reference = std::get_if<record::Reference>(&value))
    return address(reference->subject);
  if (const auto* date = std::get_if<Date>(&value))
    return static_cast<std::size_t>(date->first.number);
  return value.index();
}

class SupportOf {
 public:
  explicit SupportOf(const record::View& view) : view_(view) {}

  Support operator()(const record::Subject& subject) {
    gather(subject);
    Support support;
    support.subject = &subject;
    support.claims = claims_.size();
    for (const Weighed& weighed : claims_)
      if (weighed.claim->citation.locator.empty()) ++support.no_locator;
    for (auto first = claims_.begin(); first != claims_.end();) {
      auto last = first + 1;
      while (last != claims_.end() && last->property == first->property) ++last;
      support.single_source += singles(first, last);
      first = last;
    }
    return support;
  }

 private:
  struct Weighed {
    const char* property;
    std::size_t hash;
    const Claim* claim;
  };
  using Iterator = std::vector<Weighed>::iterator;

  void gather(const record::Subject& subject) {
    claims_.clear();
    subject.about.each([&](const Claim& claim) {
      if (claim.number > view_.at()) return false;
      if (claim.citation.source && view_.stands(claim))
        claims_.push_back({claim.property.view().data(), 0, &claim});
      return true;
    });
    std::sort(claims_.begin(), claims_.end(),
              [](const Weighed& a, const Weighed& b) { return a.property < b.property; });
  }

  static bool another_source_says_it(const Claim& claim, Iterator first, Iterator last) {
    return std::any_of(first, last, [&](const Weighed& other) {
      return other.claim->citation.source != claim.citation.source &&
             record::same_value(*other.claim, claim);
    });
  }

  static std::size_t count_singles(Iterator first, Iterator last) {
    return static_cast<std::size_t>(std::count_if(first, last, [&](const Weighed& one) {
      return !another_source_says_it(*one.claim, first, last);
    }));
  }

  // Of the claims of one property. Many are parted by a hash first, so that not all meet all.
  static std::size_t singles(Iterator first, Iterator last) {
    constexpr std::ptrdiff_t few = 16;
    if (last - first == 1) return 1;
    if (last - first <= few) return count_singles(first, last);
    for (auto at = first; at != last; ++at) at->hash = hash_of(at->claim->value);
    std::sort(first, last, [](const Weighed& a, const Weighed& b) { return a.hash < b.hash; });
    std::size_t count = 0;
    for (auto at = first; at != last;) {
      auto end = at;
      while (end != last && end->hash == at->hash) ++end;
      count += count_singles(at, end);
      at = end;
    }
    return count;
  }

  const record::View& view_;
  std::vector<Weighed> claims_;
};

}  // namespace

std::vector<Support> support(const record::View& view) {
  std::vector<Support> all;
  SupportOf support_of(view);
  for (const auto& [name, kind] : view.vocabulary().kinds()) {
    if (kind.configuration || name == "source" || name == "disagreement") continue;
    const auto* const subjects = view.record().of_kind(name);
    const std::size_t size = subjects ? subjects->size() : 0;
    const std::size_t begin = all.size();
    for (std::size_t i = 0; i < size; ++i)
      if (Support one = support_of(*(*subjects)[i]); one.claims > 0) all.push_back(one);
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto before = [](const Support& a, const Support& b) {
      return record::id_before(a.subject->id(), b.subject->id());
    };
    if (!std::is_sorted(first, all.end(), before)) std::sort(first, all.end(), before);
  }
  return all;
}

}  // namespace acta::analysis
