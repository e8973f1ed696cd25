#include "exchange/zip.h"

#include <zlib.h>

#include <cstdint>
#include <limits>

#include "base/check.h"
#include "exchange/deflate.h"

namespace acta::exchange {
namespace {

constexpr int level = 6;

// Little-endian, as all of the format.
void put(std::string& out, std::uint64_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(number >> (8 * i) & 0xff);
}

struct Header {
  std::uint32_t crc, packed, size;
  std::string_view name;
};

// What the local header (§4.3.7) and the central one (§4.3.12) have in common.
void put_common(std::string& out, const Header& header) {
  constexpr std::uint16_t version = 20, names_in_utf8 = 1 << 11, deflate_method = 8;
  constexpr std::uint16_t midnight = 0, first_day = 1 << 5 | 1;  // 1980-01-01: there is no "none"
  put(out, version, 2);
  put(out, names_in_utf8, 2);
  put(out, deflate_method, 2);
  put(out, midnight, 2);
  put(out, first_day, 2);
  put(out, header.crc, 4);
  put(out, header.packed, 4);
  put(out, header.size, 4);
  put(out, header.name.size(), 2);
  put(out, 0, 2);  // extra field
}

}  // namespace

void ZipWriter::add(std::string_view name, std::string_view bytes) {
  constexpr auto most = std::numeric_limits<std::uint32_t>::max();
  check(bytes.size() < most && out_.size() < most, "an archive without ZIP64 is below 4 GiB");
  const std::string packed = deflated(bytes, Framing::bare, level);
  const Header header{
      static_cast<std::uint32_t>(
          crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()))),
      static_cast<std::uint32_t>(packed.size()), static_cast<std::uint32_t>(bytes.size()), name};
  const std::size_t at = out_.size();
  put(out_, 0x04034b50, 4);
  put_common(out_, header);
  (out_ += name) += packed;

  put(directory_, 0x02014b50, 4);
  put(directory_, 20, 2);  // made by: MS-DOS, version 2.0
  put_common(directory_, header);
  put(directory_, 0, 2);  // comment
  put(directory_, 0, 2);  // disk
  put(directory_, 0, 2);  // internal attributes
  put(directory_, 0, 4);  // external attributes
  put(directory_, at, 4);
  directory_ += name;
  ++files_;
}

std::string ZipWriter::take() {
  const std::size_t at = out_.size();
  out_ += directory_;
  put(out_, 0x06054b50, 4);
  put(out_, 0, 4);  // disks
  put(out_, files_, 2);
  put(out_, files_, 2);
  put(out_, directory_.size(), 4);
  put(out_, at, 4);
  put(out_, 0, 2);  // comment
  return std::move(out_);
}

std::string write_zip(const std::vector<std::pair<std::string, std::string_view>>& files) {
  ZipWriter zip;
  for (const auto& [name, bytes] : files) zip.add(name, bytes);
  return zip.take();
}

std::size_t packed_size(std::string_view bytes) {
  return deflated(bytes, Framing::bare, level).size();
}

std::size_t zip_size(const std::vector<std::pair<std::string, std::size_t>>& packed) {
  constexpr std::size_t local_header = 30, central_header = 46, end = 22;
  std::size_t size = end;
  for (const auto& [name, bytes] : packed)
    size += local_header + name.size() + bytes + central_header + name.size();
  return size;
}

}  // namespace acta::exchange
