#include "procedure/following.h"

#include "base/log.h"

namespace acta::procedure {

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

void Following::follow() {
  bool away = false;
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, pace_, [this] { return ending_; })) {
    lock.unlock();
    try {
      if (reading_.store().size() != reading_.record().published()) reading_.follow();
      if (away) log::info("store.back");
      away = false;
    } catch (const std::exception& error) {
      if (!away) log::warning("store.away", {{"what", error.what()}});
      away = true;
    }
    lock.lock();
  }
}

}  // namespace acta::procedure
