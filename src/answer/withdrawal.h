#pragma once

#include "register/view.h"

namespace acta::answer {

// The withdrawals with which the story of a subject ends, when nothing that was said of it is left:
// a claim at a time may have been taken back. Both null: it was never withdrawn, or was never
// there.
struct Withdrawal {
  const record::Claim* first = nullptr;
  const record::Claim* last = nullptr;
};

Withdrawal withdrawal_of(const record::View& view, const record::Subject& subject);

}  // namespace acta::answer
