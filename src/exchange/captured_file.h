#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"

namespace acta::exchange {

// A page or document as somebody captured it. It is kept byte for byte, or its digest would be that
// of something else, and is handed out as a file and never shown; so it is told by its bytes alone
// what it is.
struct CapturedType {
  std::string_view media_type;  // "application/pdf"
  std::string_view extension;   // ".pdf"
};

inline constexpr std::size_t most_captured = 16;  // MiB

// error.copy.empty; error.copy.type for what is none of PDF, HTML, plain text, PNG, JPEG and WARC:
// what may run something when it is opened is not kept. `place` names the file.
Result<CapturedType> captured_type(std::string_view bytes, std::string_view place);

// ".pdf" of "application/pdf"; empty for another.
std::string_view extension_of(std::string_view media_type);

}  // namespace acta::exchange
