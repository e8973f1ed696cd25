#include "site/reader.h"

#include "base/text.h"

namespace acta::site {
namespace {

// `for="[2001:db8::1]:4711"` → 2001:db8::1; empty for what names no address.
std::string_view address_in(std::string_view node) {
  if (node.starts_with('"') && node.ends_with('"') && node.size() > 1)
    node = node.substr(1, node.size() - 2);
  if (node.starts_with('[')) return node.substr(1, node.find(']') - 1);
  return node.substr(0, node.find(':'));
}

std::string_view for_of(std::string_view element) {
  while (!element.empty()) {
    const std::string_view pair = trim(element.substr(0, element.find(';')));
    element.remove_prefix(std::min(element.find(';'), element.size() - 1) + 1);
    if (pair.size() > 4 && (pair[0] | 0x20) == 'f' && (pair[1] | 0x20) == 'o' &&
        (pair[2] | 0x20) == 'r' && pair[3] == '=')
      return address_in(pair.substr(4));
  }
  return {};
}

}  // namespace

bool Readers::is_proxy(std::string_view address) const { return holds(proxies_, address); }

std::string Readers::reader(std::string_view peer, std::string_view forwarded) const {
  std::string_view nearest = peer;
  while (!forwarded.empty() && is_proxy(nearest)) {
    const std::size_t comma = forwarded.rfind(',');
    const std::size_t from = comma == forwarded.npos ? 0 : comma + 1;
    const std::string_view named = for_of(forwarded.substr(from));
    if (named.empty()) break;
    nearest = named;
    forwarded = forwarded.substr(0, comma == forwarded.npos ? 0 : comma);
  }
  return std::string(nearest);
}

}  // namespace acta::site
