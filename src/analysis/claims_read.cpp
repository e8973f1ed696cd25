#include "analysis/claims_read.h"

#include <algorithm>
#include <span>
#include <unordered_set>
#include <utility>

#include "analysis/computed.h"
#include "analysis/renewed.h"
#include "register/touched.h"

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

std::uint32_t count_singles(Iterator first, Iterator last) {
  return static_cast<std::uint32_t>(std::count_if(first, last, [&](const Weighed& one) {
    return !another_source_says_it(*one.claim, first, last);
  }));
}

// Of the claims of one property. Many are parted by a hash first, so that not all meet all.
std::uint32_t singles(std::vector<Weighed>& claims) {
  constexpr std::size_t few = 16;
  if (claims.size() < 2) return static_cast<std::uint32_t>(claims.size());
  if (claims.size() <= few) return count_singles(claims.begin(), claims.end());
  for (Weighed& one : claims) one.hash = hash_of(one.claim->value);
  std::sort(claims.begin(), claims.end(),
            [](const Weighed& a, const Weighed& b) { return a.hash < b.hash; });
  std::uint32_t count = 0;
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
    support.claims += static_cast<std::uint32_t>(sourced.size());
    support.single_source += singles(sourced);
  });
  return support;
}

using record::Disagreement;
using record::Subject;
using Subjects = std::unordered_set<const Subject*>;

bool before(const Support& a, const Support& b) { return id_order(a.subject, b.subject); }

// Reads subject after subject.
class Reader {
 public:
  Reader(const record::View& view, const std::vector<Disagreement>& noted)
      : finder_(view, noted), claims_(view) {}

  void read(const Subject& subject, bool needs_source) {
    claims_.read(subject);
    claims_.each([&](record::ByProperty::Group group) { finder_.look(subject, group); });
    if (!needs_source) return;
    if (Support one = support_of(subject, claims_); one.claims > 0) support.push_back(one);
  }
  std::vector<Disagreement> found() { return std::move(finder_).found(); }

  std::vector<Support> support;

 private:
  record::DisagreementFinder finder_;
  record::ByProperty claims_;
};

std::shared_ptr<const KindSupport> of_kind(std::vector<Support> subjects) {
  KindSupport support{std::move(subjects), {}, {}};
  for (std::uint32_t at = 0; at < support.subjects.size(); ++at) {
    if (support.subjects[at].single_source > 0) support.single_source.push_back(at);
    if (support.subjects[at].no_locator > 0) support.no_locator.push_back(at);
  }
  for (auto* places : {&support.single_source, &support.no_locator}) places->shrink_to_fit();
  return std::make_shared<const KindSupport>(std::move(support));
}

bool needs_source(const record::Kind& kind, std::string_view name) {
  return !kind.configuration && name != "source" && name != "disagreement";
}

// What was noted about a subject decides which of its claims are told again.
void touch_what_is_noted(const std::vector<Disagreement>& here,
                         const std::vector<Disagreement>& there, Subjects& touched) {
  const auto touch = [&](const Disagreement& one, const std::vector<Disagreement>& others) {
    const auto same = [&](const Disagreement& other) {
      return other.noted == one.noted && other.about == one.about &&
             other.property == one.property && other.sides == one.sides;
    };
    if (std::none_of(others.begin(), others.end(), same)) touched.insert(one.about);
  };
  for (const Disagreement& one : here) touch(one, there);
  for (const Disagreement& one : there) touch(one, here);
}

}  // namespace

std::size_t ClaimsRead::open_disagreements() const {
  return static_cast<std::size_t>(std::count_if(disagreements.begin(), disagreements.end(),
                                                [](const auto& one) { return one.open(); }));
}

ClaimsRead read_claims(const record::View& view) {
  ClaimsRead read{view.at(), record::noted_disagreements(view), {}};
  const std::vector<Disagreement> noted = read.disagreements;
  Reader reader(view, noted);
  for (const auto& [name, kind] : view.vocabulary().kinds()) {
    const bool sourced = needs_source(kind, name);
    view.record().each_of_kind(name,
                               [&](const Subject& subject) { reader.read(subject, sourced); });
    auto support = std::exchange(reader.support, {});
    if (support.empty()) continue;
    // Mostly they are: a table is entered in the order of its ids.
    if (!std::is_sorted(support.begin(), support.end(), before))
      std::sort(support.begin(), support.end(), before);
    support.shrink_to_fit();  // as many as there are subjects, and kept
    read.support.emplace(name, of_kind(std::move(support)));
  }
  for (Disagreement& found : reader.found()) read.disagreements.push_back(std::move(found));
  return read;
}

ClaimsRead read_claims(const record::View& view, const ClaimsRead& near) {
  const record::Register& record = view.record();
  if (&record.vocabulary_at(near.at) != &view.vocabulary()) return read_claims(view);
  ClaimsRead read{view.at(), record::noted_disagreements(view), {}};
  const std::vector<Disagreement> noted = read.disagreements;
  const auto found = std::find_if(near.disagreements.begin(), near.disagreements.end(),
                                  [](const Disagreement& one) { return !one.noted; });

  Subjects touched = record::touched_between(record, near.at, view.at());
  touch_what_is_noted(noted, {near.disagreements.begin(), found}, touched);
  Parties ordered(touched.begin(), touched.end());
  std::sort(ordered.begin(), ordered.end(), id_order);

  Reader reader(view, noted);
  read.support = near.support;
  for (auto at = ordered.begin(); at != ordered.end();) {
    const std::string_view name = (*at)->kind();
    const auto end = std::find_if(at, ordered.end(),
                                  [&](const Subject* subject) { return subject->kind() != name; });
    const Parties touched_of_kind(at, end);
    at = end;
    const record::Kind* const kind = view.vocabulary().kind(name);
    if (!kind) continue;
    const bool sourced = needs_source(*kind, name);
    for (const Subject* subject : touched_of_kind) reader.read(*subject, sourced);
    const auto fresh = std::exchange(reader.support, {});
    const auto known = near.support.find(name);
    const auto before = known == near.support.end() ? std::span<const Support>()
                                                    : std::span(known->second->subjects);
    auto support =
        renewed(before, fresh, touched_of_kind, [](const Support& one) { return one.subject; });
    if (support.empty()) read.support.erase(name);
    else read.support.insert_or_assign(name, of_kind(std::move(support)));
  }
  const auto about = [](const Disagreement& one) { return one.about; };
  for (Disagreement& one :
       renewed(std::span(found, near.disagreements.end()), reader.found(), ordered, about))
    read.disagreements.push_back(std::move(one));
  return read;
}

}  // namespace acta::analysis
