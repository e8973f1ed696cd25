#include "store/forecasts/forecast_store.h"

#include "store/test_backends.h"

namespace acta::store::testing {
namespace {

constexpr std::string_view issued = "acta-forecasts-1\nended,2025-05\n";

class ForecastStoreTest : public OnBothBackends {
 protected:
  void SetUp() override {
    OnBothBackends::SetUp();
    if (IsSkipped()) return;
    open();
    forecasts = ForecastStore::open(location(), [] { return Instant{1}; }).value();
  }
  std::unique_ptr<ForecastStore> forecasts;
};

TEST_P(ForecastStoreTest, WhatIsKeptIsReadAgainByItsDigest) {
  forecasts->keep(issued);
  forecasts->keep(issued);  // the same again is there already
  const auto reader = ForecastStore::open_to_read(location()).value();
  const auto read = reader->of(sha256(issued));
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, issued);
  EXPECT_FALSE(reader->of(Hash{1}));
}

TEST_P(ForecastStoreTest, WhatWasAlteredIsNoLongerThatOfItsDigest) {
  forecasts->keep(issued);
  place_->connect(Access::write)->execute("UPDATE forecast_runs SET issued = 'another'");
  const auto reader = ForecastStore::open_to_read(location()).value();
  EXPECT_THROW((void)reader->of(sha256(issued)), DbError);
}

ON_BOTH_BACKENDS(ForecastStoreTest);

}  // namespace
}  // namespace acta::store::testing
