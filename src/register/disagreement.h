#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "register/by_property.h"
#include "register/view.h"

namespace acta::record {

// Claims that cannot all be right, or that somebody took to be so. Losing sides stay visible; the
// record never picks one by itself.
struct Disagreement {
  const Subject* noted = nullptr;  // disagreement/DX01; null: found by comparing the claims
  const Subject* about = nullptr;
  std::string_view property;
  std::vector<const Claim*> sides;    // oldest first
  const Claim* resolution = nullptr;  // the standing one; null: open
  std::vector<const Claim*> chosen;   // sides that the resolution holds to

  bool open() const { return resolution == nullptr; }
  // none while it is open. Only `conflict` and `error` say that a side was wrong.
  ResolutionKind kind() const { return resolution ? resolution->resolution : ResolutionKind::none; }
};

// "DX01"; of one that was only found: "mechanism/LAD.endorser_count".
std::string id_of(const Disagreement& what);

// The disagreements that somebody noted: subjects of kind `disagreement` with `about`,
// `about_property` and two or more `side` claims. In the order of their ids.
std::vector<Disagreement> noted_disagreements(const View& view);

// Those that only comparing finds, on every day and not only the View's: two standing claims of a
// property with one value at a time, neither set aside, that differ and both certainly hold on
// some day (an end that nobody stated is not yet reached). Texts are compared within a language.
// Two values that are both sides of noted disagreements about that subject and property are not
// told again. In the order of subject and property; one a subject and property.
std::vector<Disagreement> found_disagreements(const View& view);

// The same, for who reads the claims of all subjects anyway: is shown them property by property.
// Both the View and what is noted must outlive it.
class DisagreementFinder {
 public:
  DisagreementFinder(const View& view, const std::vector<Disagreement>& noted);

  void look(const Subject& about, ByProperty::Group group);
  std::vector<Disagreement> found() &&;  // as found_disagreements()

 private:
  bool has_one_value(const ByProperty::Stated& stated);

  const View& view_;
  const std::vector<Disagreement>& noted_;
  std::unordered_map<const char*, bool> has_one_value_;  // by property
  std::vector<Disagreement> found_;
};

// Both, noted first.
std::vector<Disagreement> disagreements(const View& view);

// Those about one subject, noted first.
std::vector<Disagreement> disagreements_about(const View& view, const Subject& subject);

// The same statement: equal values, texts also in language.
bool same_value(const Claim& a, const Claim& b);

// Whether there is a day on which both certainly hold.
bool certainly_meet(const Interval& a, const Interval& b);

}  // namespace acta::record
