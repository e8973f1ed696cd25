#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/network.h"

// Asking addresses on the web that other people wrote down.
namespace acta::web {

// Whether something is still where it was found.
enum class Standing : std::uint8_t {
  answers,
  gone,     // 404 or 410, or it leads to the front page of its site instead
  silent,   // no answer, no such host, an error of the server: now, or for good
  unclear,  // it refuses programs, asks for a password, or is not for us to ask
};

struct Probe {
  Standing standing = Standing::unclear;
  std::string said;  // "404", "200 https://example.org/moved", "Could not resolve host"
};

struct Manners {
  std::string agent;               // who asks, as the other side reads it
  std::vector<Network> also = {};  // may be asked although they are not public
  std::chrono::seconds longest{20};
};

// One GET of an http or https address, of whose answer no more than its beginning is read, after
// five redirects at most. No address that is not public is ever connected to (SSRF): that is
// decided of each address as it is connected to, whatever names and redirects lead to it, and no
// proxy is asked. Never throws for what the other side does.
Probe probe(const std::string& url, const Manners& manners);

// Of the internet as everybody sees it, by the special-purpose registries of IANA (RFC 6890).
bool is_public(std::string_view address);

}  // namespace acta::web
