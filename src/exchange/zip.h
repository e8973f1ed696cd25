#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace acta::exchange {

// A ZIP archive (APPNOTE.TXT 6.3.10, without ZIP64), added to file by file: names in UTF-8 and
// deflated bytes, no time and no attributes, so that the same files give the same archive. Not for
// more than 65,535 files or 4 GiB.
class ZipWriter {
 public:
  void add(std::string_view name, std::string_view bytes);
  std::string take();  // ends it

 private:
  std::string out_, directory_;
  std::size_t files_ = 0;
};

// Of files that are in memory.
std::string write_zip(const std::vector<std::pair<std::string, std::string_view>>& files);

// How long it would be, of files that deflated() to so many bytes.
std::size_t zip_size(const std::vector<std::pair<std::string, std::size_t>>& packed);
std::size_t packed_size(std::string_view bytes);

}  // namespace acta::exchange
