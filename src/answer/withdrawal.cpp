#include "answer/withdrawal.h"

namespace acta::answer {

Withdrawal withdrawal_of(const record::View& view, const record::Subject& subject) {
  Withdrawal found;
  if (view.speaks_of(subject)) return found;
  for (const record::Claim* claim : view.history(subject)) {
    if (claim->status != record::Status::withdrawn) {
      found = {};
    } else {
      if (!found.first) found.first = claim;
      found.last = claim;
    }
  }
  return found;
}

}  // namespace acta::answer
