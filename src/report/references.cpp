#include "report/references.h"

#include <algorithm>

#include "register/records/local_text.h"

namespace acta::report {

std::size_t References::number_of(std::string text) {
  const auto found = std::find(list_.begin(), list_.end(), text);
  const auto number = static_cast<std::size_t>(found - list_.begin()) + 1;
  if (found == list_.end()) list_.push_back(std::move(text));
  return number;
}

std::size_t References::of(const record::Claim& claim) {
  const auto entry = std::to_string(claim.number);
  const record::Subject* const source = claim.citation.source;
  if (!source) return number_of(t_("report.reference-none", {{"entry", entry}}));
  const std::string title = record::name(view_, *source, t_.language()).text;
  const std::string id(source->id());
  if (claim.citation.locator.empty())
    return number_of(t_("report.reference", {{"id", id}, {"title", title}, {"entry", entry}}));
  return number_of(t_(
      "report.reference-place",
      {{"id", id}, {"title", title}, {"place", claim.citation.locator.view()}, {"entry", entry}}));
}

std::size_t References::of(const analysis::Computed& how) {
  return number_of(t_("report.reference-computed", {{"rule", t_(how.rule)}}));
}

}  // namespace acta::report
