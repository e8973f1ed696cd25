#include "procedure/following.h"

#include "base/log.h"

namespace acta::procedure {
namespace {

std::int64_t now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(since).count();
}

}  // namespace

Following::Following(Reading& reading, std::chrono::milliseconds pace)
    : reading_(reading), pace_(pace), thread_([this] { follow(); }) {}

Following::~Following() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

std::optional<Instant> Following::away_since() const {
  const std::int64_t since = away_since_;
  return since == 0 ? std::nullopt : std::optional(Instant{since});
}

void Following::follow() {
  std::int64_t seen = now();
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, pace_, [this] { return ending_; })) {
    lock.unlock();
    try {
      if (reading_.store().size() != reading_.record().published()) reading_.follow();
      seen = now();
      if (away_since_.exchange(0) != 0) log::info("store.back");
    } catch (const std::exception& error) {
      if (away_since_.exchange(seen) == 0) log::warning("store.away", {{"what", error.what()}});
    }
    lock.lock();
  }
}

}  // namespace acta::procedure
