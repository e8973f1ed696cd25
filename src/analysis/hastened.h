#pragma once

#include <string_view>
#include <vector>

#include "analysis/computed.h"
#include "register/records/local_text.h"

namespace acta::analysis {

// What two people published instead of three, in an emergency: everybody reads who and why. People
// are named by their offices and by references of their accounts.
struct Hastened {
  const record::Subject* submission = nullptr;
  const record::Subject* subject = nullptr;  // what was published
  const record::Claim* claim = nullptr;      // that says so; when it was recorded
  record::LocalText reason;
  std::string_view author, asker, publisher;  // accounts
  Parties asker_offices, publisher_offices;   // that they surely held on that day
};

std::vector<Hastened> hastened(const record::View& view,
                               std::string_view language);  // oldest first
// Of one subject.
std::vector<Hastened> hastened(const record::View& view, const record::Subject& subject,
                               std::string_view language);

}  // namespace acta::analysis
