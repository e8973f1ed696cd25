#include "site/findings.h"

#include <algorithm>

namespace acta::site {

std::shared_ptr<const void> Findings::find_or_make(const record::View& view,
                                                   const std::string& name, const Make& make) {
  Key key{view.valid().number, view.at(), view.record().erasures(), name};
  std::promise<std::shared_ptr<const void>> promise;
  Kept finding;
  {
    const std::lock_guard lock(mutex_);
    const auto [place, fresh] = kept_.try_emplace(key);
    if (fresh) place->second = promise.get_future().share();
    else finding = place->second;
    if (fresh) order_.push_back(key);
    if (fresh) forget_the_oldest();
  }
  if (finding.valid()) return finding.get();
  wake();
  try {
    auto made = make();
    promise.set_value(made);
    return made;
  } catch (...) {
    promise.set_exception(std::current_exception());
    forget(key);
    throw;
  }
}

std::shared_ptr<const void> Findings::find_lasting(const Lasting& key) {
  const std::lock_guard lock(mutex_);
  const auto found = lasting_.find(key);
  return found == lasting_.end() ? nullptr : found->second;
}

void Findings::keep_lasting(Lasting key, std::shared_ptr<const void> finding) {
  const std::lock_guard lock(mutex_);
  std::erase_if(lasting_, [&](const auto& each) { return each.first.first != key.first; });
  lasting_.insert_or_assign(std::move(key), std::move(finding));
}

bool Findings::is_held(const Key& key) const {
  return std::get<0>(key) == held_.valid.number && std::get<1>(key) == held_.at;
}

void Findings::forget(const Key& key) {
  const std::lock_guard lock(mutex_);
  kept_.erase(key);
  std::erase(order_, key);
}

void Findings::forget_the_oldest() {
  const auto loose =
      std::count_if(order_.begin(), order_.end(), [this](const Key& key) { return !is_held(key); });
  if (static_cast<std::size_t>(loose) <= most_) return;
  const auto oldest =
      std::find_if(order_.begin(), order_.end(), [this](const Key& key) { return !is_held(key); });
  kept_.erase(*oldest);
  order_.erase(oldest);
}

void Findings::wait_to_be_asked(std::chrono::milliseconds most) {
  std::unique_lock lock(mutex_);
  missed_.wait_for(lock, most, [this] { return is_missed_; });
  is_missed_ = false;
}

void Findings::wake() {
  {
    const std::lock_guard lock(mutex_);
    is_missed_ = true;
  }
  missed_.notify_one();
}

void Findings::hold(const Newest& dates) {
  std::vector<Kept> let_go;  // after the lock
  const std::lock_guard lock(mutex_);
  if (dates == held_) return;
  for (const Key& key : order_)
    if (is_held(key)) let_go.push_back(std::move(kept_.extract(key).mapped()));
  std::erase_if(order_, [this](const Key& key) { return is_held(key); });
  held_ = dates;
}

}  // namespace acta::site
