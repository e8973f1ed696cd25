#include "site/made_pages.h"

namespace acta::site {

std::shared_ptr<const MadePage> MadePages::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = pages_.find(key);
  return found == pages_.end() ? nullptr : found->second;
}

void MadePages::keep(const std::string& key, std::shared_ptr<const MadePage> page) {
  const std::lock_guard lock(mutex_);
  if (!pages_.emplace(key, std::move(page)).second) return;
  order_.push_back(key);
  if (order_.size() <= most_) return;
  pages_.erase(order_.front());
  order_.pop_front();
}

}  // namespace acta::site
