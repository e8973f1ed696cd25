#include "site/page_cache.h"

#include <utility>

namespace acta::site {

std::shared_ptr<const Response> PageCache::find(const std::string& key) {
  std::shared_ptr<const Response> page;
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = young_.find(key); found != young_.end()) return found->second;
    if (const auto found = old_.find(key); found != old_.end()) page = found->second;
  }
  if (page) keep(key, page);
  return page;
}

void PageCache::keep(const std::string& key, std::shared_ptr<const Response> page) {
  const std::size_t bytes = key.size() + page->body.size();
  if (!takes(bytes)) return;
  const std::lock_guard lock(mutex_);
  if (young_bytes_ + bytes > most_bytes_ / 2) {
    old_ = std::exchange(young_, {});
    young_bytes_ = 0;
  }
  if (young_.emplace(key, std::move(page)).second) young_bytes_ += bytes;
}

}  // namespace acta::site
