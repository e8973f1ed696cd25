#pragma once

#include <string_view>

#include "site/compress.h"

namespace acta::site {

// A language we speak, by Accept-Language and the lookup of RFC 4647 §3.4: "es-PE" is answered
// in Spanish. English when nothing fits, or for a header that cannot be read.
std::string_view preferred_language(std::string_view accept_language);

// What to pack an answer with, by Accept-Encoding (RFC 9110 §12.5.3): of codings wanted alike the
// one that packs best.
Coding preferred_coding(std::string_view accept_encoding);

// Whether If-None-Match (RFC 9110 §13.1.2, weak comparison) names this entity tag.
bool names_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace acta::site
