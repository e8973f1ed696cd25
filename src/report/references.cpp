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
  const auto known = claims_.find(claim.number);
  if (known != claims_.end()) return known->second;
  list_.push_back(place_of(claim));
  claims_.emplace(claim.number, list_.size());
  return list_.size();
}

std::string References::place_of(const record::Claim& claim) {
  const auto entry = std::to_string(claim.number);
  const record::Subject* const source = claim.citation.source;
  if (!source) return t_("report.reference-none", {{"entry", entry}});
  const std::string id(source->id());
  const std::string_view place = claim.citation.locator.view();
  const auto [first, is_first] = titled_at_.emplace(source, list_.size() + 1);
  if (!is_first) {
    const std::string number = std::to_string(first->second);
    if (place.empty())
      return t_("report.reference-again", {{"id", id}, {"first", number}, {"entry", entry}});
    return t_("report.reference-again-place",
              {{"id", id}, {"first", number}, {"place", place}, {"entry", entry}});
  }
  const std::string title = record::name(view_, *source, t_.language()).text;
  if (place.empty())
    return t_("report.reference", {{"id", id}, {"title", title}, {"entry", entry}});
  return t_("report.reference-place",
            {{"id", id}, {"title", title}, {"place", place}, {"entry", entry}});
}

std::size_t References::of(const analysis::Computed& how) {
  return number_of(t_("report.reference-computed", {{"rule", t_(how.rule)}}));
}

}  // namespace acta::report
