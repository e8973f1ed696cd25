#include "base/network.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"

namespace acta {
namespace {

constexpr unsigned before_ipv4 = 96;  // bits of ::ffff:0:0/96

std::optional<Network> parse_address(const std::string& text) {
  Network network;
  if (::inet_pton(AF_INET6, text.c_str(), network.bytes.data()) == 1) return network;
  if (::inet_pton(AF_INET, text.c_str(), network.bytes.data() + 12) != 1) return {};
  network.bytes[10] = network.bytes[11] = 0xff;
  return network;
}

bool is_ipv4(const Network& network) {
  static const Network mapped = *parse_address("::ffff:0.0.0.0");
  return std::equal(network.bytes.begin(), network.bytes.begin() + 12, mapped.bytes.begin());
}

// The bits after the network's own are zero.
void cut(Network& network) {
  for (unsigned i = 0; i < 16; ++i) {
    const unsigned kept = network.bits > 8 * i ? std::min(network.bits - 8 * i, 8u) : 0;
    network.bytes[i] &= static_cast<std::uint8_t>(0xff00u >> kept);
  }
}

std::string written(const Network& network) {
  char text[INET6_ADDRSTRLEN] = "";
  const bool four = is_ipv4(network);
  ::inet_ntop(four ? AF_INET : AF_INET6, network.bytes.data() + (four ? 12 : 0), text, sizeof text);
  return std::string(text) + '/' + std::to_string(network.bits - (four ? before_ipv4 : 0));
}

}  // namespace

bool Network::holds(const Network& other) const {
  if (other.bits < bits) return false;
  Network same = other;
  same.bits = bits;
  cut(same);
  return same.bytes == bytes;
}

Result<Network> parse_network(std::string_view text, std::string_view place) {
  const std::size_t slash = text.find('/');
  auto network = parse_address(std::string(text.substr(0, slash)));
  if (!network) return invalid("error.network.malformed", place, text);
  if (slash != text.npos) {
    const std::string_view digits = text.substr(slash + 1);
    const unsigned before = is_ipv4(*network) ? before_ipv4 : 0;
    unsigned bits = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    if (error != std::errc{} || end != digits.data() + digits.size() || bits > 128 - before)
      return invalid("error.network.malformed", place, text);
    network->bits = before + bits;
  }
  cut(*network);
  return *network;
}

Result<std::vector<Network>> parse_networks(std::string_view list, std::string_view place) {
  std::vector<Network> networks;
  while (!list.empty()) {
    const std::string_view item = list.substr(0, list.find(','));
    list.remove_prefix(std::min(item.size() + 1, list.size()));
    networks.push_back(TRY(parse_network(trim(item), place)));
  }
  return networks;
}

bool holds(const std::vector<Network>& networks, std::string_view address) {
  const auto parsed = parse_network(address);
  return parsed && std::any_of(networks.begin(), networks.end(),
                               [&](const Network& network) { return network.holds(*parsed); });
}

std::vector<Network> loopback() { return parse_networks("127.0.0.0/8, ::1").value(); }

std::string neighbourhood(std::string_view address) {
  auto network = parse_address(std::string(address));
  if (!network) return std::string(address);
  network->bits = is_ipv4(*network) ? before_ipv4 + 24 : 56;
  cut(*network);
  return written(*network);
}

}  // namespace acta
