#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace acta::identity {

// RFC 4648 §5 without padding, as browsers and tokens write bytes.
std::string base64url(std::string_view bytes);
std::optional<std::string> parse_base64url(std::string_view text);

}  // namespace acta::identity
