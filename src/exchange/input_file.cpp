#include "exchange/input_file.h"

#include <filesystem>
#include <fstream>

namespace acta::exchange {

Result<std::string> read_input(const std::string& path, std::size_t most_mebibytes) {
  std::error_code wrong;
  std::ifstream in(path, std::ios::binary);
  if (!in || std::filesystem::is_directory(path, wrong))
    return not_found("error.file.none", {}, path);
  const std::size_t most = most_mebibytes << 20;
  const auto too_large = [&] {
    return invalid("error.file.too-large", {}, path, std::to_string(most_mebibytes));
  };
  const auto size = std::filesystem::file_size(path, wrong);
  if (!wrong && size > most) return too_large();
  // A pipe has no size: what comes is counted.
  std::string text;
  std::string piece(std::size_t{1} << 16, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0) {
    text.append(piece, 0, static_cast<std::size_t>(in.gcount()));
    if (text.size() > most) return too_large();
  }
  return text;
}

}  // namespace acta::exchange
