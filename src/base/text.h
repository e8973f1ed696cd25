#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace acta {

// Text that may enter the record: strict UTF-8 (RFC 3629), no NUL, no control character but
// line feed and tab, at most `most` bytes. Never shortened, never repaired; the error names the
// byte. `place` is the field.
Result<std::string> accept_text(std::string_view text, std::string_view place,
                                std::size_t most = 16'384);

bool is_utf8(std::string_view bytes);

// Where the first byte that is not UTF-8 stands, or npos.
std::size_t first_bad_byte(std::string_view bytes);

// Bidirectional overrides and zero-width characters (Unicode TR 36) made visible as "U+202E",
// so that a name cannot pass for another; all other text is left as it is.
std::string show_invisible(std::string_view text);

std::string_view trim(std::string_view text);  // ASCII white space

// ASCII letters alone, the same in every language: codes, names of headers, addresses.
std::string lower(std::string_view text);
std::string upper(std::string_view text);

// Case, accents and width folded away, for looking names up: "Perú" and "PERU" are one.
std::string fold(std::string_view text);

// The words of a text in their order, folded: runs of letters and digits. "¿Deberá?" is "debera".
std::vector<std::string> words_of(std::string_view text);

// For people: how two texts sort in a language ("es", "pt-BR"); bytes decide between equals.
bool sorts_before(std::string_view a, std::string_view b, std::string_view language);

}  // namespace acta
