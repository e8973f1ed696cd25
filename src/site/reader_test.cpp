#include "site/reader.h"

#include <gtest/gtest.h>

namespace acta::site {
namespace {

const Readers behind_two{parse_networks("127.0.0.1, 10.0.0.0/8").value()};

TEST(AReader, IsThePeerWhereNoProxySpeaksForOthers) {
  EXPECT_EQ(behind_two.reader("203.0.113.7", ""), "203.0.113.7");
  EXPECT_EQ(behind_two.reader("203.0.113.7", "for=198.51.100.1"), "203.0.113.7");
  EXPECT_EQ(Readers({}).reader("127.0.0.1", "for=198.51.100.1"), "127.0.0.1");
}

TEST(AReader, IsTheLastOneWhomOurOwnProxiesName) {
  EXPECT_EQ(behind_two.reader("127.0.0.1", "for=198.51.100.1;proto=https"), "198.51.100.1");
  EXPECT_EQ(behind_two.reader("127.0.0.1", "proto=https;FOR=\"[2001:db8::1]:4711\""),
            "2001:db8::1");
  EXPECT_EQ(behind_two.reader("127.0.0.1", "for=1.2.3.4, for=198.51.100.1, for=10.0.0.2"),
            "198.51.100.1");
  EXPECT_EQ(behind_two.reader("127.0.0.1", "for=1.2.3.4, nonsense"), "127.0.0.1");
  EXPECT_EQ(behind_two.reader("127.0.0.1", ";;,,;"), "127.0.0.1");
}

}  // namespace
}  // namespace acta::site
