#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "analysis/computed.h"
#include "base/messages.h"
#include "register/view.h"

namespace acta::report {

// The numbered list at the end of a document, in the order in which things are first named.
class References {
 public:
  References(const record::View& view, const Messages& t) : view_(view), t_(t) {}

  // Where a claim is written, and its entry in the ledger. The title of a source stands where it is
  // first named; later ones lead there.
  std::size_t of(const record::Claim& claim);
  // How a figure was worked out.
  std::size_t of(const analysis::Computed& how);

  std::vector<std::string> take() { return std::move(list_); }

 private:
  std::size_t number_of(std::string text);
  std::string place_of(const record::Claim& claim);

  const record::View& view_;
  const Messages& t_;
  std::vector<std::string> list_;
  std::map<std::uint64_t, std::size_t> claims_;              // by entry
  std::map<const record::Subject*, std::size_t> titled_at_;  // sources
};

}  // namespace acta::report
