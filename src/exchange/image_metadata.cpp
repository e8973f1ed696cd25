#include "exchange/image_metadata.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace acta::exchange {
namespace {

std::size_t big_endian(std::string_view bytes) {
  std::size_t number = 0;
  for (const char c : bytes) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

constexpr std::array<std::string_view, 11> of_the_picture{
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs"};

// JPEG's markers.
constexpr std::uint8_t end_of_image = 0xd9, start_of_scan = 0xda, first_restart = 0xd0,
                       last_restart = 0xd7, app0 = 0xe0, app14 = 0xee, app15 = 0xef, comment = 0xfe;

bool says_more_than_the_picture(std::uint8_t marker) {
  return marker == comment || (marker > app0 && marker <= app15 && marker != app14);
}

// SOF0 to SOF15, but for the tables that stand between them.
bool begins_frame(std::uint8_t marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

// Whether it has an extent. (A JPEG whose height only follows its first scan is not read.)
bool measure(BareImage& image, std::string_view height, std::string_view width) {
  image.height = big_endian(height);
  image.width = big_endian(width);
  return image.height != 0 && image.width != 0;
}

// Where the next marker is after the data of a scan, in which 0xff stands before a zero or a
// restart.
std::size_t after_scan(std::string_view bytes, std::size_t at) {
  for (; at + 1 < bytes.size(); ++at) {
    if (byte_at(bytes, at) != 0xff) continue;
    const std::uint8_t next = byte_at(bytes, at + 1);
    if (next != 0 && next != 0xff && (next < first_restart || next > last_restart)) return at;
  }
  return bytes.size();
}

}  // namespace

std::optional<BareImage> without_png_metadata(std::string_view bytes) {
  constexpr std::size_t signature = 8, around = 12;  // length, type and checksum of a chunk
  if (bytes.size() < signature || bytes.substr(1, 3) != "PNG") return std::nullopt;
  BareImage bare{std::string(bytes.substr(0, signature))};
  for (std::size_t at = signature; bytes.size() - at >= around;) {
    const std::size_t size = big_endian(bytes.substr(at, 4));
    if (size > bytes.size() - at - around) return std::nullopt;
    const std::string_view type = bytes.substr(at + 4, 4);
    if (at == signature && (type != "IHDR" || size != 13)) return std::nullopt;
    if (at == signature && !measure(bare, bytes.substr(at + 12, 4), bytes.substr(at + 8, 4)))
      return std::nullopt;
    if (std::find(of_the_picture.begin(), of_the_picture.end(), type) != of_the_picture.end())
      bare.bytes += bytes.substr(at, size + around);
    if (type == "IEND") return bare;
    at += size + around;
  }
  return std::nullopt;
}

std::optional<BareImage> without_jpeg_metadata(std::string_view bytes) {
  if (bytes.size() < 4 || big_endian(bytes.substr(0, 2)) != 0xffd8) return std::nullopt;
  BareImage bare{std::string(bytes.substr(0, 2))};
  bool has_scan = false;
  for (std::size_t at = 2; at + 1 < bytes.size();) {
    if (byte_at(bytes, at) != 0xff) return std::nullopt;
    const std::uint8_t marker = byte_at(bytes, at + 1);
    if (marker == 0xff) {  // filling
      ++at;
      continue;
    }
    if (marker == end_of_image) {
      if (!has_scan) return std::nullopt;
      bare.bytes += bytes.substr(at, 2);
      return bare;
    }
    if (bytes.size() - at < 4) return std::nullopt;
    const std::size_t size = big_endian(bytes.substr(at + 2, 2)) + 2;
    if (size < 4 || size > bytes.size() - at) return std::nullopt;
    std::size_t end = at + size;
    // A second frame would draw over the first.
    if (begins_frame(marker) && (bare.width != 0 || size < 9 ||
                                 !measure(bare, bytes.substr(at + 5, 2), bytes.substr(at + 7, 2))))
      return std::nullopt;
    if (marker == start_of_scan) {
      if (bare.width == 0) return std::nullopt;
      has_scan = true;
      end = after_scan(bytes, end);
    }
    if (!says_more_than_the_picture(marker)) bare.bytes += bytes.substr(at, end - at);
    at = end;
  }
  return std::nullopt;
}

}  // namespace acta::exchange
