#pragma once

#include <cstddef>
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

  // Where a claim is written, and its entry in the ledger.
  std::size_t of(const record::Claim& claim);
  // How a figure was worked out.
  std::size_t of(const analysis::Computed& how);

  std::vector<std::string> take() { return std::move(list_); }

 private:
  std::size_t number_of(std::string text);

  const record::View& view_;
  const Messages& t_;
  std::vector<std::string> list_;
};

}  // namespace acta::report
