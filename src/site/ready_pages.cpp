#include "site/ready_pages.h"

#include <utility>

namespace acta::site {

std::shared_ptr<const ReadyPage> ReadyPages::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = pages_.find(key);
  return found == pages_.end() ? nullptr : found->second;
}

void ReadyPages::keep(const std::string& edition, const std::string& key, ReadyPage page) {
  constexpr std::size_t most = std::size_t{2} << 20, most_of_one = most / 16;
  const std::size_t bytes = page.bytes();
  if (bytes > most_of_one) return;
  Pages let_go;  // after the lock
  const std::lock_guard lock(mutex_);
  if (edition != edition_ || bytes_ + bytes > most) {
    let_go = std::exchange(pages_, {});
    bytes_ = 0;
  }
  edition_ = edition;
  if (pages_.emplace(key, std::make_shared<const ReadyPage>(std::move(page))).second)
    bytes_ += bytes;
}

}  // namespace acta::site
