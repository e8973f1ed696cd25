#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "site/page.h"

namespace acta::site {

// The pages that were made last, before they take the form of HTML, JSON or CSV. A copy of the site
// asks for all forms of a page one after the other, and making it is most of the work.
class MadePages {
 public:
  explicit MadePages(std::size_t most) : most_(most) {}

  std::shared_ptr<const Page> find(const std::string& key);  // null if it was not made lately
  void keep(const std::string& key, std::shared_ptr<const Page> page);

 private:
  const std::size_t most_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const Page>> pages_;
  std::deque<std::string> order_;
};

}  // namespace acta::site
