#pragma once

#include <string_view>

namespace acta {

// An address that a letter may go to: one "@", printable ASCII, at most 254 characters. No quoted
// local parts, comments or routes: nobody's address has them, and they are what header injection is
// made of.
bool is_mail_address(std::string_view text);

}  // namespace acta
