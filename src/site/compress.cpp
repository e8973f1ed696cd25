#include "site/compress.h"

#include <brotli/encode.h>

#include <new>

#include "exchange/deflate.h"

namespace acta::site {
namespace {

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
    case Coding::gzip:
      return exchange::deflated(bytes, exchange::Framing::gzip,
                                thoroughly ? 9 : 5);  // 5: within 3 % of 9 on pages
    case Coding::br: return brotli(bytes, thoroughly ? 11 : 5);
  }
  return std::string(bytes);
}

}  // namespace acta::site
