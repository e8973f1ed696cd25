#include "exchange/deflate.h"

#include <zlib.h>

#include <new>

#include "base/check.h"

namespace acta::exchange {

std::string deflated(std::string_view bytes, Framing framing, int level) {
  constexpr int largest_window = 15;
  const int window = framing == Framing::gzip ? largest_window + 16 : -largest_window;
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
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

}  // namespace acta::exchange
