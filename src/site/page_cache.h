#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "site/http.h"

namespace acta::site {

// Pages that were drawn, by all that they were drawn from. A page is a pure function of its
// address, its two dates and the day it is read on, so what is kept here is never stale; it can be
// thrown away at any time. Bounded: when a generation is full, what nobody asked for since the one
// before is forgotten.
class PageCache {
 public:
  explicit PageCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // Whether one that big may be kept: asked before it is copied for that.
  bool takes(std::size_t bytes) const { return bytes <= most_bytes_ / 2; }
  std::shared_ptr<const Response> find(const std::string& key);
  void keep(const std::string& key, std::shared_ptr<const Response> page);

 private:
  using Pages = std::unordered_map<std::string, std::shared_ptr<const Response>>;

  const std::size_t most_bytes_;
  std::mutex mutex_;
  Pages young_, old_;
  std::size_t young_bytes_ = 0;
};

}  // namespace acta::site
