#include "web/probe.h"

#include <gtest/gtest.h>

namespace acta::web {
namespace {

// What a server answers is tried by tests/sources with a server of another make.

TEST(Probe, AddressesOfHousesMachinesAndProvidersAreNotPublic) {
  for (const char* address : {"127.0.0.1",
                              "10.1.2.3",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.168.1.1",
                              "169.254.169.254",
                              "100.64.0.1",
                              "0.0.0.0",
                              "224.0.0.1",
                              "255.255.255.255",
                              "198.18.0.1",
                              "::1",
                              "::",
                              "fe80::1",
                              "fd00::1",
                              "ff02::1",
                              "::ffff:127.0.0.1",
                              "::ffff:10.0.0.1",
                              "64:ff9b::a00:1",
                              "2002:a00:1::",
                              "2001::1",
                              "2001:db8::1",
                              "no address",
                              ""})
    EXPECT_FALSE(is_public(address)) << address;
  for (const char* address :
       {"8.8.8.8", "172.32.0.1", "193.0.6.139", "2606:4700::1111", "2a02:26f0::1"})
    EXPECT_TRUE(is_public(address)) << address;
}

TEST(Probe, NothingIsAskedThatIsNotPublicOrNoAddressOfTheWeb) {
  for (const char* url : {"http://127.0.0.1:9/", "http://[::1]:9/", "http://2130706433:9/",
                          "http://localhost:9/", "http://0x7f.1:9/"}) {
    const Probe found = probe(url, {"test"});
    EXPECT_EQ(found.standing, Standing::unclear) << url;
    EXPECT_EQ(found.said, "not a public address") << url;
  }
  for (const char* url : {"file:///etc/passwd", "gopher://127.0.0.1:70/", "ftp://127.0.0.1/", "x"})
    EXPECT_NE(probe(url, {"test"}).standing, Standing::answers) << url;
}

}  // namespace
}  // namespace acta::web
