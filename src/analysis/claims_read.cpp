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

struct Weighed {
  std::size_t hash;
  const Claim* claim;
};
using Iterator = std::vector<Weighed>::const_iterator;

bool another_source_says_it(const Claim& claim, Iterator first, Iterator last) {
  return std::any_of(first, last, [&](const Weighed& other) {
    return other.claim->citation.source != claim.citation.source &&
           record::same_value(*other.claim, claim);
  });
}

std::size_t count_singles(Iterator first, Iterator last) {
  return static_cast<std::size_t>(std::count_if(first, last, [&](const Weighed& one) {
    return !another_source_says_it(*one.claim, first, last);
  }));
}

// Of the claims of one property. Many are parted by a hash first, so that not all meet all.
std::size_t singles(std::vector<Weighed>& claims) {
  constexpr std::size_t few = 16;
  if (claims.size() < 2) return claims.size();
  if (claims.size() <= few) return count_singles(claims.begin(), claims.end());
  for (Weighed& one : claims) one.hash = hash_of(one.claim->value);
  std::sort(claims.begin(), claims.end(),
            [](const Weighed& a, const Weighed& b) { return a.hash < b.hash; });
  std::size_t count = 0;
  for (auto at = claims.cbegin(); at != claims.cend();) {
    auto end = at;
    while (end != claims.cend() && end->hash == at->hash) ++end;
    count += count_singles(at, end);
    at = end;
  }
  return count;
}

Support support_of(const record::Subject& subject, const record::ByProperty& claims) {
  Support support;
  support.subject = &subject;
  std::vector<Weighed> sourced;
  claims.each([&](record::ByProperty::Group group) {
    sourced.clear();
    for (const auto& [property, number, claim] : group) {
      if (!claim->citation.source) continue;
      sourced.push_back({0, claim});
      if (claim->citation.locator.empty()) ++support.no_locator;
    }
    support.claims += sourced.size();
    support.single_source += singles(sourced);
  });
  return support;
}

}  // namespace

ClaimsRead read_claims(const record::View& view) {
  ClaimsRead read;
  read.disagreements = record::noted_disagreements(view);
  const std::vector<record::Disagreement> noted = read.disagreements;
  record::DisagreementFinder finder(view, noted);
  record::ByProperty claims(view);
  for (const auto& [name, kind] : view.vocabulary().kinds()) {
    const bool needs_source = !kind.configuration && name != "source" && name != "disagreement";
    const auto begin = static_cast<std::ptrdiff_t>(read.support.size());
    view.record().each_of_kind(name, [&](const record::Subject& subject) {
      claims.read(subject);
      claims.each([&](record::ByProperty::Group group) { finder.look(subject, group); });
      if (!needs_source) return;
      if (Support one = support_of(subject, claims); one.claims > 0) read.support.push_back(one);
    });
    const auto first = read.support.begin() + begin;
    const auto before = [](const Support& a, const Support& b) {
      return record::id_before(a.subject->id(), b.subject->id());
    };
    if (!std::is_sorted(first, read.support.end(), before))
      std::sort(first, read.support.end(), before);
  }
  for (record::Disagreement& found : std::move(finder).found())
    read.disagreements.push_back(std::move(found));
  return read;
}

}  // namespace acta::analysis
