#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace acta::exchange {

// What a captured page or document says, as somebody reads it: of HTML the text of its elements,
// without scripts and styles, blocks apart; of plain text the text. Nothing for what is of another
// type (captured_file.h): of a PDF, an image or an archive no text is read here. Bytes that are no
// UTF-8 are read as the page says that they are written.
std::optional<std::string> text_of_copy(std::string_view media_type, std::string_view bytes);

}  // namespace acta::exchange
