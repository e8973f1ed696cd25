#pragma once

#include <string>
#include <string_view>

namespace acta::site {

// Content codings (RFC 9110 §8.4.1) that we can send.
enum class Coding { identity, gzip, br };
std::string_view name_of(Coding coding);

// `thoroughly`: for what is packed once and sent for ever; it takes a hundred times as long.
// The same bytes in give the same bytes out.
std::string compress(Coding coding, std::string_view bytes, bool thoroughly);

}  // namespace acta::site
