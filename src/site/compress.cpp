#include "site/compress.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <new>

#include "base/check.h"

namespace acta::site {
namespace {

// RFC 1952, with no name and no time in it.
std::string gzip(std::string_view bytes, int level) {
  constexpr int gzip_window = 15 + 16;
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int status = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  check(status == Z_STREAM_END, "deflateBound is enough for one call");
  return out;
}

std::string brotli(std::string_view bytes, int quality) {
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string out(size, '\0');
  const bool done =
      BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                            reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                            reinterpret_cast<std::uint8_t*>(out.data()));
  if (!done) throw std::bad_alloc();
  out.resize(size);
  return out;
}

}  // namespace

std::string_view name_of(Coding coding) {
  switch (coding) {
    case Coding::identity: return "identity";
    case Coding::gzip: return "gzip";
    case Coding::br: return "br";
  }
  return "";
}

std::string compress(Coding coding, std::string_view bytes, bool thoroughly) {
  switch (coding) {
    case Coding::identity: break;
    case Coding::gzip: return gzip(bytes, thoroughly ? 9 : 5);  // 5: within 3 % of 9 on pages
    case Coding::br: return brotli(bytes, thoroughly ? 11 : 5);
  }
  return std::string(bytes);
}

}  // namespace acta::site
