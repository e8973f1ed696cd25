#include "store/location.h"

#include "store/test_backends.h"

namespace acta::store {
namespace {

using testing::failure;

TEST(LocationTest, ADirectoryOrAServerWithItsKeys) {
  EXPECT_EQ(parse_location("store/").value().database_path(), "store/acta.db");
  const Location server = parse_location("postgresql://h/db", "/etc/acta").value();
  EXPECT_FALSE(server.embedded());
  EXPECT_EQ(server.secret_key_path(), "/etc/acta/log.key");
  EXPECT_EQ(failure(parse_location("postgresql://h/db")), "error.store.keys-needed");
  EXPECT_EQ(failure(parse_location("store", "keys")), "error.store.keys-not-needed");
  EXPECT_EQ(failure(parse_location("")), "error.store.not-said");
}

}  // namespace
}  // namespace acta::store
