#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace acta {

// A range of internet addresses: "192.0.2.0/24", "2001:db8::/32", or one address. An IPv4 address
// is kept as the IPv6 address that stands for it (RFC 4291 §2.5.5.2), so that there is one kind.
struct Network {
  std::array<std::uint8_t, 16> bytes{};
  unsigned bits = 128;  // of the 128 that are the network's

  bool holds(const Network& other) const;  // all addresses of the other
  bool operator==(const Network&) const = default;
};

Result<Network> parse_network(std::string_view text, std::string_view place = {});
// "10.0.0.0/8, ::1"; an empty text is an empty list.
Result<std::vector<Network>> parse_networks(std::string_view list, std::string_view place = {});

bool holds(const std::vector<Network>& networks, std::string_view address);
std::vector<Network> loopback();  // of the machine itself: 127.0.0.0/8, ::1

// What stands for one reader or one house of them: the /24 of an IPv4 address, the /56 of an IPv6
// one. What is no address is given back as it is.
std::string neighbourhood(std::string_view address);

}  // namespace acta
