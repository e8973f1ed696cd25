#include "store/flows/flow_store.h"

#include "store/test_backends.h"

namespace acta::store::testing {
namespace {

using record::FlowCount;
using record::FlowCounts;

class FlowStoreTest : public OnBothBackends {
 protected:
  void SetUp() override {
    OnBothBackends::SetUp();
    if (IsSkipped()) return;
    open();
    flows = FlowStore::open(location(), [] { return Instant{1}; }).value();
  }
  static FlowCounts two_months() {
    return {{"PAN-darien", "", make_day(2023, 8, 1), FlowCount::Mark::counted, 81946, 81946},
            {"PAN-darien", "VEN", make_day(2023, 8, 1), FlowCount::Mark::suppressed, 1, 19}};
  }
  std::unique_ptr<FlowStore> flows;
};

TEST_P(FlowStoreTest, WhatIsKeptIsReadAgainByAnybodyWhoKnowsItsDigest) {
  const FlowCounts counts = two_months();
  flows->keep(counts);
  flows->keep(counts);  // the same again is there already
  const auto reader = FlowStore::open_to_read(location()).value();
  const auto read = reader->of(record::digest_of(counts));
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, counts);
  EXPECT_FALSE(reader->of(Hash{1}));
}

TEST_P(FlowStoreTest, CountsThatWereAlteredAreNoLongerThoseOfTheirDigest) {
  const FlowCounts counts = two_months();
  flows->keep(counts);
  place_->connect(Access::write)->execute("UPDATE flow_counts SET low = 0, high = 0");
  const auto reader = FlowStore::open_to_read(location()).value();
  EXPECT_THROW((void)reader->of(record::digest_of(counts)), DbError);
}

ON_BOTH_BACKENDS(FlowStoreTest);

}  // namespace
}  // namespace acta::store::testing
