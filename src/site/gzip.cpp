#include "site/gzip.h"

#include <zlib.h>

#include <new>

#include "base/check.h"

namespace acta::site {

std::string gzip(std::string_view bytes) {
  constexpr int level = 5;  // within 3 % of 9 on pages, in a third of the time
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

}  // namespace acta::site
