#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace acta::record {

// The canonical form of any JSON text (RFC 8785): members sorted by the UTF-16 units of their
// names, no white space, numbers and strings as ECMAScript writes them. The input must be I-JSON
// (RFC 7493): UTF-8, no name twice in an object, every number a finite double.
//
// Claims are written canonical in the first place (claim_bytes.h); this is for checking what others
// send, and for checking us.
Result<std::string> canonical_json(std::string_view text, std::string_view place = {});

}  // namespace acta::record
