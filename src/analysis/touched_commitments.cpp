#include "analysis/touched_commitments.h"

#include <algorithm>

#include "register/touched.h"

namespace acta::analysis {
namespace {

using record::Subject;

bool may_concern_any(const Subject* subject) {
  constexpr std::string_view kinds[] = {"country", "kind",     "mechanism",       "organisation",
                                        "process", "property", "reported_status", "status"};
  return std::find(std::begin(kinds), std::end(kinds), subject->kind()) != std::end(kinds);
}

}  // namespace

std::optional<Parties> touched_commitments(const record::Register& record, std::uint64_t one,
                                           std::uint64_t other) {
  const auto touched = record::touched_between(record, one, other);
  if (std::any_of(touched.begin(), touched.end(), may_concern_any)) return std::nullopt;
  Parties found;
  for (const Subject* subject : touched) {
    if (subject->kind() == "commitment") found.push_back(subject);
    if (subject->kind() == "source")
      subject->mentions.each([&](const record::Claim& claim) {
        if (claim.subject->kind() == "commitment") found.push_back(claim.subject);
        return true;
      });
  }
  sort_by_id(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace acta::analysis
