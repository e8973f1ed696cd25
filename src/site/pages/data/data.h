#pragma once

#include <string>
#include <utility>
#include <vector>

#include "site/data/doors.h"

namespace acta::site {

struct DataLine {
  std::string href, path, title, rows, bytes, sha256;
};
struct DataView {
  std::vector<std::pair<std::string, std::string>> whole, doors;  // address and words
  Html licence;
  std::string copies;  // what is not in the archive
  std::vector<DataLine> lines;
};
Html draw_data(const Messages& t, const DataView& view);  // data.html

}  // namespace acta::site
