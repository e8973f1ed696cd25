#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "store/backup.h"
#include "store/ledger_store.h"

// For tests: a store of each kind in a place of its own, gone after the test. PostgreSQL is the
// server at ACTA_TEST_POSTGRES, or a cluster of our own, started once for the test program.
namespace acta::store::testing {

enum class Backend { sqlite, postgres };

class Place {
 public:
  explicit Place(Backend backend);
  ~Place();
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  const Location& location() const { return location_; }
  const std::string& directory() const { return root_; }  // exists; holds nothing but the store
  std::unique_ptr<Connection> connect(Access access = Access::create) const;

 private:
  std::string root_;
  Location location_;
  std::string schema_;
};

// Why PostgreSQL cannot be tested here, if it cannot.
std::optional<std::string> postgres_missing();
bool postgres_is_ours();  // a cluster that a test may reconfigure

class OnBothBackends : public ::testing::TestWithParam<Backend> {
 protected:
  void SetUp() override {
    if (GetParam() == Backend::postgres)
      if (const auto why = postgres_missing()) GTEST_SKIP() << "NOT TESTED ON POSTGRESQL: " << *why;
    place_.emplace(GetParam());
  }

  const Location& location() const { return place_->location(); }
  std::unique_ptr<LedgerStore> open(Mode mode = Mode::create) const;
  bool embedded() const { return GetParam() == Backend::sqlite; }

  std::optional<Place> place_;
};

std::string name_of(const ::testing::TestParamInfo<Backend>& info);

Batch batch_of(std::int64_t recorded, const std::vector<std::string>& payloads,
               bool sealed = false);
ledger::AuditReport audit(LedgerStore& store);  // by its own key

// The message key of a failed Result, "" of a good one.
template <class T>
std::string failure(const Result<T>& result) {
  return result ? std::string() : result.error().message;
}

}  // namespace acta::store::testing

#define ON_BOTH_BACKENDS(Fixture)                                                        \
  INSTANTIATE_TEST_SUITE_P(, Fixture,                                                    \
                           ::testing::Values(::acta::store::testing::Backend::sqlite,    \
                                             ::acta::store::testing::Backend::postgres), \
                           ::acta::store::testing::name_of)
