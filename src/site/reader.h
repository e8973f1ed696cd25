#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/network.h"

namespace acta::site {

// Whose connection it is. Proxies that we were told of speak for others: the one they name in
// Forwarded (RFC 7239) is the reader. Nobody else's Forwarded counts.
class Readers {
 public:
  explicit Readers(std::vector<Network> proxies) : proxies_(std::move(proxies)) {}

  bool is_proxy(std::string_view address) const;
  // The last address in `forwarded` that is no proxy of ours, or the peer's own.
  std::string reader(std::string_view peer, std::string_view forwarded) const;

 private:
  std::vector<Network> proxies_;
};

}  // namespace acta::site
