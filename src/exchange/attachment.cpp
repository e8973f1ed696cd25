#include "exchange/attachment.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "exchange/image_metadata.h"
#include "exchange/spreadsheet_file.h"
#include "exchange/unzip.h"

namespace acta::exchange {
namespace {

constexpr std::string_view place = "attachment";
constexpr std::size_t longest_name = 80;

struct Known {
  AttachmentType type;
  std::string_view media, extension, begins;
};
// CSV has no first bytes of its own: it is what is none of the others and plain text.
constexpr std::array known{
    Known{AttachmentType::pdf, "application/pdf", ".pdf", "%PDF-"},
    Known{AttachmentType::png, "image/png", ".png", "\x89PNG\r\n\x1a\n"},
    Known{AttachmentType::jpeg, "image/jpeg", ".jpg", "\xff\xd8\xff"},
    Known{AttachmentType::xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          ".xlsx", "PK\x03\x04"},
    Known{AttachmentType::csv, "text/csv", ".csv", ""},
};

const Known& about(AttachmentType type) {
  return *std::find_if(known.begin(), known.end(),
                       [&](const Known& one) { return one.type == type; });
}

tl::unexpected<Error> refuse(const char* message, std::string_view name) {
  return invalid(message, place, name);
}

tl::unexpected<Error> of_no_type(std::string_view name) {
  if (is_called_workbook(name)) return refuse("error.attachment.not-workbook", name);
  return invalid("error.attachment.type", place, name, std::string(words_of_types()));
}

// Nothing but line ends and tabs below the space; UTF-8.
bool is_plain_text(std::string_view bytes) {
  return is_utf8(bytes) && !trim(bytes).starts_with('<') &&
         std::none_of(bytes.begin(), bytes.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7f;
         });
}

std::optional<AttachmentType> sniffed(std::string_view bytes) {
  for (const Known& one : known)
    if (!one.begins.empty() && bytes.starts_with(one.begins)) return one.type;
  if (!bytes.empty() && is_plain_text(bytes)) return AttachmentType::csv;
  return std::nullopt;
}

bool is_called(std::string_view name, const Known& type) {
  const std::string small = lower(name);
  return small.ends_with(type.extension) ||
         (type.type == AttachmentType::jpeg && small.ends_with(".jpeg"));
}

// No directories, no quotes, nothing that a header or a shell reads otherwise.
std::string plain_name(std::string_view name, const Known& type) {
  name = name.substr(name.find_last_of("/\\") + 1);
  std::string plain;
  for (const char c : name.substr(0, name.rfind('.'))) {
    const bool fine = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                      std::string_view("-_ ()").find(c) != std::string_view::npos;
    if (fine && plain.size() < longest_name) plain += c;
  }
  if (trim(plain).empty()) plain = "file";
  return std::string(trim(plain)) += type.extension;
}

// What a reader of PDF would do by itself (ISO 32000-1 §12.6.4). In a compressed part it cannot be
// seen, which is why nothing is ever opened by us.
bool acts(std::string_view pdf) {
  constexpr std::array<std::string_view, 5> names{"/JavaScript", "/JS", "/Launch", "/EmbeddedFile",
                                                  "/RichMedia"};
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    for (std::size_t at = 0; (at = pdf.find(name, at)) != pdf.npos; ++at) {
      const char next = at + name.size() < pdf.size() ? pdf[at + name.size()] : ' ';
      const bool goes_on = (next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z');
      if (!goes_on || name == "/EmbeddedFile") return true;
    }
    return false;
  });
}

bool is_whole_pdf(std::string_view bytes) {
  constexpr std::size_t tail = 1024;
  return bytes.substr(bytes.size() - std::min(bytes.size(), tail)).find("%%EOF") != bytes.npos;
}

Result<void> check_workbook(std::string_view bytes, std::string_view name) {
  const auto zip = Unzip::open(bytes, name, {.part = 100ULL << 20, .ratio = 100, .parts = 1000});
  if (!zip || !zip->has("[Content_Types].xml"))
    return refuse("error.attachment.not-workbook", name);
  if (!zip->has("xl/workbook.xml")) return of_no_type(name);
  for (const char* active :
       {"xl/vbaProject", "xl/externalLinks/", "xl/embeddings/", "xl/activeX/", "xl/macrosheets/"})
    if (zip->has_below(active)) return refuse("error.attachment.active", name);
  if (zip->declared() > most_unpacked)
    return invalid("error.attachment.unpacked", place, name, std::to_string(most_unpacked >> 20));
  auto workbook = zip->part("xl/workbook.xml");
  std::array<char, 4096> head{};
  const auto read = workbook ? workbook->read(head.data(), head.size()) : Result<std::size_t>(0);
  if (!workbook || !read) return refuse("error.attachment.damaged", name);
  const std::string_view text(head.data(), *read);
  if (text.find("<!DOCTYPE") != text.npos || text.find("<!ENTITY") != text.npos)
    return refuse("error.attachment.active", name);
  return {};
}

}  // namespace

std::string_view media_type_of(AttachmentType type) { return about(type).media; }

std::string_view words_of_types() { return "PDF, CSV, XLSX, PNG, JPEG"; }

Result<Attachment> read_attachment(std::string_view name, std::string_view bytes) {
  if (bytes.size() > most_attachment)
    return invalid("error.attachment.size", place, name, std::to_string(most_attachment >> 20));
  const auto type = sniffed(bytes);
  if (!type || !is_called(name, about(*type))) return of_no_type(name);
  Attachment attachment{*type, plain_name(name, about(*type)), std::string(bytes)};
  switch (*type) {
    case AttachmentType::pdf:
      if (!is_whole_pdf(bytes)) return refuse("error.attachment.damaged", name);
      if (acts(bytes)) return refuse("error.attachment.active", name);
      break;
    case AttachmentType::xlsx:
      if (auto sound = check_workbook(bytes, name); !sound) return tl::unexpected(sound.error());
      break;
    case AttachmentType::png:
    case AttachmentType::jpeg: {
      auto bare =
          *type == AttachmentType::png ? without_png_metadata(bytes) : without_jpeg_metadata(bytes);
      if (!bare) return refuse("error.attachment.damaged", name);
      if (bare->width * bare->height > most_pixels)
        return invalid("error.attachment.pixels", place, name,
                       std::to_string(most_pixels / 1'000'000));
      attachment.bytes = std::move(bare->bytes);
      break;
    }
    case AttachmentType::csv: break;
  }
  return attachment;
}

}  // namespace acta::exchange
