#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "register/claim.h"

namespace acta::record {

class Arena;

// The canonical bytes of a claim: the JSON of docs/formats/claim.md in the form of RFC 8785 (keys
// in order, no white space, shortest escapes). They are what the ledger holds and what a proof is
// about. The entry number and the instant are the ledger's and not part of them.
std::string claim_bytes(const Claim& claim);

// Bytes in the ledger that are not a claim's canonical bytes: the store is damaged.
class NotAClaim : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Where the reader of claims finds or makes what a claim points to.
class Names {
 public:
  virtual ~Names() = default;
  virtual const Subject* subject(std::string_view name) = 0;
  virtual Arena& arena() = 0;
};

// Reads what claim_bytes() wrote and nothing else, into a claim that has no value yet. Made for
// starting up: a million claims in about a second.
void read_claim(std::string_view bytes, Names& names, Claim& claim);

}  // namespace acta::record
