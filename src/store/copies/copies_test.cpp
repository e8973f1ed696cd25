#include "store/copies/copies.h"

#include "store/test_backends.h"

namespace acta::store::testing {
namespace {

class CopiesTest : public OnBothBackends {
 protected:
  void SetUp() override {
    OnBothBackends::SetUp();
    if (IsSkipped()) return;
    open();
    copies = Copies::open(location(), [] { return Instant{1}; }).value();
  }
  const std::string page{"<!doctype html>\0\xff a page", 24};
  std::unique_ptr<Copies> copies;
};

TEST_P(CopiesTest, WhatIsKeptIsReadAgainByteForByteByWhoeverKnowsItsDigest) {
  copies->keep(page);
  copies->keep(page);  // the same again is there already
  const auto reader = Copies::open_to_read(location()).value();
  EXPECT_EQ(reader->of(sha256(page)), page);
  EXPECT_FALSE(reader->of(sha256("another page")));
}

TEST_P(CopiesTest, BytesThatWereAlteredAreHandedToNobody) {
  copies->keep(page);
  place_->connect(Access::write)->execute("UPDATE source_copies SET bytes = digest");
  EXPECT_THROW((void)copies->of(sha256(page)), DbError);
}

ON_BOTH_BACKENDS(CopiesTest);

}  // namespace
}  // namespace acta::store::testing
