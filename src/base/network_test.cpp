#include "base/network.h"

#include <gtest/gtest.h>

namespace acta {
namespace {

TEST(Network, HoldsTheAddressesOfItsRangeAndNoOthers) {
  const Network ten = parse_network("10.0.0.0/8").value();
  EXPECT_TRUE(ten.holds(parse_network("10.255.0.1").value()));
  EXPECT_TRUE(ten.holds(parse_network("::ffff:10.1.2.3").value()));
  EXPECT_FALSE(ten.holds(parse_network("11.0.0.1").value()));
  EXPECT_FALSE(ten.holds(parse_network("::1").value()));
  EXPECT_FALSE(ten.holds(parse_network("0.0.0.0/0").value()));
  EXPECT_TRUE(
      parse_network("2001:db8::/33").value().holds(parse_network("2001:db8:7fff::1").value()));
  EXPECT_FALSE(
      parse_network("2001:db8::/33").value().holds(parse_network("2001:db8:8000::1").value()));
}

TEST(Network, WhatIsNoRangeIsRefused) {
  for (const auto* text : {"", "10", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/8x", "host",
                           "10.0.0.0/-1", "10.0.0.0/4294967295"})
    EXPECT_EQ(parse_network(text, "--behind").error().message, "error.network.malformed") << text;
}

TEST(Network, AListIsReadToItsEnd) {
  EXPECT_EQ(parse_networks("127.0.0.1, ::1").value().size(), 2u);
  EXPECT_TRUE(parse_networks("").value().empty());
  EXPECT_FALSE(parse_networks("127.0.0.1, nonsense"));
}

TEST(Neighbourhood, IsThe24OrThe56ThatAnAddressStandsIn) {
  EXPECT_EQ(neighbourhood("203.0.113.77"), "203.0.113.0/24");
  EXPECT_EQ(neighbourhood("::ffff:203.0.113.77"), "203.0.113.0/24");
  EXPECT_EQ(neighbourhood("2001:db8:1:2ff::7"), "2001:db8:1:200::/56");
  EXPECT_EQ(neighbourhood("unknown"), "unknown");
}

TEST(Loopback, IsTheMachineItself) {
  for (const auto* address : {"127.0.0.1", "127.9.8.7", "::1", "::ffff:127.0.0.1"})
    EXPECT_TRUE(holds(loopback(), address)) << address;
  for (const auto* address : {"128.0.0.1", "::2", "2001:db8::1", "unknown", ""})
    EXPECT_FALSE(holds(loopback(), address)) << address;
}

}  // namespace
}  // namespace acta
