#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace acta::exchange {

// A ZIP archive (APPNOTE.TXT 6.3.10, without ZIP64) of files that are in memory: names in UTF-8 and
// deflated bytes, no time and no attributes, so that the same files give the same archive. Not for
// more than 65,535 files or 4 GiB.
std::string write_zip(const std::vector<std::pair<std::string, std::string_view>>& files);

// How long it would be, of files that deflated() to so many bytes.
std::size_t zip_size(const std::vector<std::pair<std::string, std::size_t>>& packed);
std::size_t packed_size(std::string_view bytes);

}  // namespace acta::exchange
