#include "base/mail_address.h"

#include <algorithm>

namespace acta {

bool is_mail_address(std::string_view text) {
  constexpr std::string_view never = "<>()[]\\,;:\"";
  const std::size_t at = text.find('@');
  return at != 0 && at != text.npos && at + 1 < text.size() && text.size() <= 254 &&
         text.find('@', at + 1) == text.npos && text.front() != '-' &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return c > 0x20 && c < 0x7f && never.find(c) == never.npos; });
}

}  // namespace acta
