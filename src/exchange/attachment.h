#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace acta::exchange {

// A file that somebody sends as evidence. It is taken for what its bytes are, never for what it is
// called, and nothing of it is ever run or shown by us: it is kept and handed out as it is, but for
// what an image says of the camera, the place and the person (EXIF, comments), which is taken out.
enum class AttachmentType : std::uint8_t { pdf, csv, xlsx, png, jpeg };

struct Attachment {
  AttachmentType type = AttachmentType::pdf;
  std::string name;  // as its sender calls it: letters, digits and "-_. ()" of it
  std::string bytes;
};

inline constexpr std::size_t most_attachment = std::size_t{4} * 1024 * 1024;
// What whoever opens it later has to bear. We open none: an image is walked through and not
// decoded, of a workbook the first bytes of one part are unpacked.
inline constexpr std::size_t most_pixels = 50'000'000;
inline constexpr std::size_t most_unpacked = std::size_t{100} * 1024 * 1024;

std::string_view media_type_of(AttachmentType type);  // "application/pdf"
std::string_view words_of_types();                    // "PDF, CSV, XLSX, PNG, JPEG"

// error.attachment.size, -type (none of the five, or not what its name says), -damaged (it does not
// hold together, or goes on after its end), -active (scripts, macros, links to other files),
// -pixels, -unpacked (more than these).
Result<Attachment> read_attachment(std::string_view name, std::string_view bytes);

}  // namespace acta::exchange
