#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "site/page.h"

namespace acta::site {

// A page before it takes the form of HTML, JSON or CSV.
struct MadePage {
  Page page;
  std::string json;        // of its answer
  std::string digest;      // SHA-256 of it, in hex, which the HTML cites
  std::size_t pieces = 1;  // of what is given in pieces (piece.h)
};

// Those that were made last. A copy of the site asks for all forms of a page one after the other,
// and making it is most of the work.
class MadePages {
 public:
  explicit MadePages(std::size_t most) : most_(most) {}

  std::shared_ptr<const MadePage> find(const std::string& key);  // null if it was not made lately
  void keep(const std::string& key, std::shared_ptr<const MadePage> page);

 private:
  const std::size_t most_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const MadePage>> pages_;
  std::deque<std::string> order_;
};

}  // namespace acta::site
