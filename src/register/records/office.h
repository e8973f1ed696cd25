#pragma once

#include <string_view>
#include <vector>

#include "register/view.h"

namespace acta::record {

// A post of the process: a role for a country, a committee or the whole of a mechanism. It exists
// without a person; who holds it is said by claims with dates, which name an account and nothing
// of the person.
struct Office {
  const Subject* subject = nullptr;
  const Subject* role = nullptr;
  const Subject* country = nullptr;    // null: of no country
  const Subject* committee = nullptr;  // null: of no committee
  const Subject* mechanism = nullptr;
  std::vector<const Claim*> tenures;  // surely or possibly running on the View's day

  bool vacant() const { return tenures.empty(); }
};

Office office(const View& view, const Subject& subject);
std::vector<Office> offices(const View& view);                               // in order of ids
std::vector<Office> offices_of(const View& view, std::string_view account);  // held by it

std::string_view holder_of(const Claim& tenure);  // the account's reference

}  // namespace acta::record
