#pragma once

#include <atomic>
#include <string>

#include "store/accounts/accounts.h"
#include "store/test_backends.h"

namespace acta::store::testing {

// For tests: a store in which there are people, and a clock that goes on whenever it is read.
class WithPeople : public OnBothBackends {
 protected:
  void SetUp() override {
    OnBothBackends::SetUp();
    if (!IsSkipped()) open();
  }
  // The account of a new person.
  std::string person(const std::string& name) {
    const auto accounts = Accounts::open(location(), clock).value();
    return accounts->add(name + "@x.example", name, "Acta").value().account.id;
  }

  std::atomic<std::int64_t> now = 1'800'000'000'000'000;
  const Clock clock = [this] { return Instant{++now}; };
};

}  // namespace acta::store::testing
