#pragma once

#include <string>

#include "site/allowance.h"

namespace acta::site {

// One sender (a house that has no account, or an account) may send the intake a few things at once
// and then some an hour, so that none takes what all senders have a day. Senders are known in
// memory alone. Any thread.
class FilingGate {
 public:
  static constexpr const char* retry_after = "600";  // seconds, after which there is one more

  bool opens(const std::string& sender) {
    return allowance_.take(sender, Allowance::Moment::clock::now());
  }

 private:
  Allowance allowance_{{.a_second = 1.0 / 600, .at_once = 20}};
};

}  // namespace acta::site
