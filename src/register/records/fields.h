#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "register/records/local_text.h"
#include "register/view.h"

namespace acta::record {

// The day since when a claim surely holds; the earliest there is, if nothing is known of it: what
// is undated takes the place of nothing that has its day.
Day began(const Claim& claim);

// Everything that is said of one subject on the View's day, read in one pass; the typed records
// are made of it. Where a property holds more than one value and one is asked for, the answer is
// the one that no resolution set aside, then a certain one, then the one that began last, then
// the one that was recorded first; disagreements.h tells that there are others.
class Fields {
 public:
  Fields(const View& view, const Subject& subject);

  const Subject& subject() const { return *subject_; }
  std::vector<Held> held() const;  // in the order of their entries
  bool has(std::string_view property) const { return claim(property) != nullptr; }

  const Claim* claim(std::string_view property) const;                // null: nobody said it
  std::vector<const Claim*> claims(std::string_view property) const;  // none that was set aside
  template <class F>  // f(const Held&) for each claim of the property
  void each(std::string_view property, F&& f) const {
    for (const auto& [name, held] : said_)
      if (name == property) f(held);
  }
  LocalText text(std::string_view property, std::string_view language) const;
  std::string_view code(std::string_view property) const;     // also the words of a text
  const Subject* reference(std::string_view property) const;  // null
  std::vector<const Subject*> references(std::string_view property) const;
  std::optional<Date> date(std::string_view property) const;
  std::optional<Quantity> quantity(std::string_view property) const;
  std::optional<Amount> amount(std::string_view property) const;

 private:
  // The name of the property stands beside, for a look at the claim is a walk to the memory.
  struct Said {
    std::string_view property;
    Held held;
  };

  void add(const Held& held) { said_.push_back({held.claim->property.view(), held}); }
  void add_translation(const View& view, const Claim& claim);

  const Subject* subject_;
  std::vector<Said> said_;
};

// What one claim says, in the language in which it says it; empty if it is no text.
LocalText text_in(const Claim& claim);
// The same for who reads a language: its translation into it that stands, where there is one. An
// empty language asks for the text as it was said.
LocalText text_in(const View& view, const Claim& said, std::string_view language);

// Whether `a` answers better than `b` for a property of which one value is asked.
bool answers_better(const Held& a, const Held& b);

}  // namespace acta::record
